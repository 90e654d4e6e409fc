"""One entry of the log in full: whether its signature fits, whose it is, its texts, and the bytes that were signed."""

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.log_words import Names, case_number, place_words, sentence, who
from catchlight.gui.reads_log import SignedBy
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.facts import Fact, Facts
from catchlight.gui.widgets.text import card, label
from catchlight.gui.words import role_word

if TYPE_CHECKING:
    from catchlight.evidence.timeline import EntryInFull, TimelineEntry

WIDTH = 372

_NUMBER = re.compile(r"\[\d+\]")


class LogEntryPanel(QWidget):
    """Empty until an entry is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.sequence: int | None = None
        frame = card()
        self.title = label(role="heading")
        self.what = label(wrap=True)
        self.signature = Banner()
        self.facts = Facts()
        self.texts = Facts()
        self.canonical = QPlainTextEdit(readOnly=True)
        self.canonical.setProperty("role", "code")
        self.canonical.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.canonical.setAccessibleName(self.tr("The entry as it was signed"))
        self.canonical.setTabChangesFocus(True)
        scrolled = QScrollArea(widgetResizable=True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        held = QWidget()
        inside = QVBoxLayout(held)
        inside.setContentsMargins(0, 10, 6, 0)
        inside.addWidget(self.texts)
        inside.addStretch(1)
        scrolled.setWidget(held)
        held.setAutoFillBackground(False)  # the ground is the card's
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setAccessibleName(self.tr("Parts of the entry"))
        self.tabs.addTab(scrolled, self.tr("&Texts"))
        self.tabs.addTab(self.canonical, self.tr("&As signed"))
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(9)
        for widget in (self.title, self.what, self.signature, self.facts):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.sequence = None
        self.title.setText(self.tr("No entry chosen"))
        self.what.setText("")
        self.signature.say("info", "")
        self.facts.show_facts(())
        self.texts.show_facts(())
        self.canonical.clear()
        self.tabs.setVisible(False)

    def show_entry(self, entry: "TimelineEntry | None", read: SignedBy, names: Names) -> None:
        """Show an entry; `entry` is the same as listed."""
        full = read.entry
        self.tabs.setVisible(True)
        self.title.setText(self.tr("Entry {number}").format(number=formats.count(full.sequence)))
        self.what.setText("" if entry is None else sentence(entry, names))
        self.signature.say(*self._signature(read))
        facts = []
        if entry is not None and entry.document is not None:
            stamp, role = entry.document["time"], role_word(entry.document["role"])
            facts += [
                Fact(self.tr("Time"), formats.local_time(stamp), formats.utc_time(stamp)),
                Fact(self.tr("Who"), f"{who(entry, names)}, {role}", str(entry.document["actor"].get("account", ""))),
                Fact(self.tr("Case"), case_number(entry, names) or "–"),
            ]
        facts.append(Fact(self.tr("Leaf hash"), f"{full.leaf_hash[:24]}…", full.leaf_hash))
        if full.signer is not None:
            facts.append(Fact(self.tr("Key"), f"{full.signer[:24]}…", full.signer))
        self.facts.show_facts(facts)
        self.texts.show_facts(self._text_facts(full))
        if self.canonical.toPlainText() != full.canonical:
            self.canonical.setPlainText(full.canonical)

    def _text_facts(self, full: "EntryInFull") -> list[Fact]:
        """A fact for each place; those of a list, such as the persons of a result, are one together, a line each."""
        if not full.clear:
            return [Fact("", self.tr("This entry holds no personal data."))]
        absent = self.tr("withheld: another case") if full.withheld else self.tr("erased")
        texts: dict[str, list[str]] = {}
        for one in full.clear:
            texts.setdefault(_NUMBER.sub("[…]", one.place), []).append(absent if one.text is None else one.text)
        return [Fact(place_words(_named(place)), "\n".join(lines), place) for place, lines in texts.items()]

    def _signature(self, read: SignedBy) -> tuple[str, str]:
        """The kind of the banner and what it says."""
        from catchlight.evidence.timeline import Signature  # noqa: PLC0415 - after the first paint

        full = read.entry
        if full.signature is Signature.FITS and full.is_job:
            return "good", self.tr("The signature fits. It was made with the key of a long job of this account.")
        if full.signature is Signature.FITS:
            made = self.tr("The signature fits. It was made with the key of {name}.")
            return "good", made.format(name=read.name or "–")
        if full.signature is Signature.DOES_NOT_FIT:
            return "bad", self.tr("The signature does not fit: entry or signature were changed. Verify the log.")
        if full.signature is Signature.MISSING:
            return "bad", self.tr("The entry has no signature. Verify the log.")
        return "bad", self.tr("The key that signed is not known in this lab. Verify the log.")


def _named(place: str) -> str:
    """The place by which it is named: of one in a list, the last part alone."""
    return f"details.{place.rpartition('.')[2]}" if "[…]" in place else place
