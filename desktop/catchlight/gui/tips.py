"""Tool tips that show what people typed, or how files are called: text, never markup."""

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """A tool tip that shows the text as it is; Qt takes one that looks like HTML for HTML."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
