"""What the preview was measured to lose, in words: of poor footage it loses most, and that is said."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from catchlight.gallery.preview_setting import BandLoss, PreviewSetting


def loss_words(setting: "PreviewSetting | None") -> str:
    """How many people previews of this gallery missed, by the score of probe and person, as far as it was measured."""
    bands = () if setting is None else tuple(band for band in setting.bands if band.found)
    if not bands:
        return QCoreApplication.translate("loss", "How many it misses on this gallery was not measured.")
    words = QCoreApplication.translate("loss", "Measured on this gallery, it missed {bands}.")
    return words.format(bands="; ".join(band_words(band) for band in bands))


def band_words(band: "BandLoss") -> str:
    """What was lost of the persons whose scores are in one range."""
    words = QCoreApplication.translate("loss", "{lost} of {found} with scores from {low} to {high}")
    return words.format(lost=band.lost, found=band.found, low=f"{band.low:.2f}", high=f"{band.high:.2f}")
