import re
from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from catchlight.gui.theme import DARK, LIGHT, Colours, theme
from catchlight.resources import resources_folder


def luminance(name: str) -> float:
    """Relative luminance. Source: WCAG 2.2."""
    colour = QColor(name)
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("text", "window"), ("text", "surface"), ("text", "soft"), ("text", "side"), ("muted", "window"),
        ("muted", "surface"), ("muted", "side"), ("on_accent", "accent"), ("on_accent", "accent_over"),
        ("accent", "surface"), ("accent", "soft"), ("good", "good_soft"), ("warn", "warn_soft"), ("bad", "bad_soft"),
        ("good", "surface"), ("warn", "surface"), ("bad", "surface"),
    ],
)  # fmt: skip
def test_text_can_be_read_on_its_ground(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


def test_the_stylesheet_names_only_colours_that_there_are() -> None:
    source = (resources_folder() / "style" / "catchlight.qss").read_text("utf-8")
    assert set(re.findall(r"@(\w+)", source)) <= set(asdict(LIGHT)) | {"icons"}


def test_a_chosen_theme_is_in_force(qapp: QApplication) -> None:
    theme.choose("dark")
    in_force = qapp.styleSheet()
    theme.choose("light")
    assert DARK.window in in_force
    assert LIGHT.window in qapp.styleSheet()
