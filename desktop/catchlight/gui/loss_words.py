"""What the preview was measured to lose, in words: of poor footage it loses most, and that is said."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from catchlight.gui import formats
from catchlight.gui.widgets.plots import Bar

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


def loss_bar(band: "BandLoss", *, lost_by: str) -> Bar:
    """The same as a bar of a plot; `lost_by` is what loses them: "the preview"."""
    name = QCoreApplication.translate("loss", "score {low} to {high}")
    name = name.format(low=f"{band.low:.2f}", high=f"{band.high:.2f}")
    words = QCoreApplication.translate("loss", "{name}: of {found} mates that exact search lists, {index} loses {lost}")
    said = words.format(name=name, found=formats.count(band.found), index=lost_by, lost=formats.count(band.lost))
    return Bar(name, band.found, band.lost, said)


def percent(share: float) -> str:
    """A share of mates in percent, one decimal: `12.5 %`."""
    return f"{formats.decimal(100 * share)} %"
