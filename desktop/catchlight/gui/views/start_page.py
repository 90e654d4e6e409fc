"""The first page: make a lab, open one, or try the demonstration."""

from pathlib import Path

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.icons import pixmap
from catchlight.gui.late import while_there
from catchlight.gui.session import Session
from catchlight.gui.theme import theme
from catchlight.gui.tips import plain_tip
from catchlight.gui.views.new_lab_dialog import NewLabDialog
from catchlight.gui.views.page import Page
from catchlight.gui.widgets.text import button, card, label


class StartPage(Page):
    """Three ways in, and the labs opened last; `restore_wanted` asks for the way back from a backup."""

    restore_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Welcome to Catchlight"), parent)
        self.title.setProperty("role", "display")
        self.subtitle.setText(
            self.tr("Faces from footage and stills, searched in a lawful gallery. Every act is on record.")
        )
        self.subtitle.show()
        self.body.setContentsMargins(44, 36, 44, 28)
        self.body.setSpacing(22)
        ways = QHBoxLayout()
        ways.setSpacing(16)
        self.creating = _Way("plus", self.tr("Create a lab"),
                           self.tr("An empty folder on a disk of this workstation becomes the lab."),
                           self.tr("C&reate a lab…"), primary=True)  # fmt: skip
        self.opening = _Way("folder-open", self.tr("Open a lab"),
                         self.tr("Go on in a lab that is there. Several people can work in it at once."),
                         self.tr("&Open a lab…"))  # fmt: skip
        self.demonstrating = _Way("play", self.tr("Try the demonstration"),
                                self.tr("A small lab with made-up footage, people enrolled and one who is not."),
                                self.tr("&Try the demonstration…"))  # fmt: skip
        for way in (self.creating, self.opening, self.demonstrating):
            ways.addWidget(way, 1)
        self.creating.button.clicked.connect(self._create)
        self.opening.button.clicked.connect(self._open)
        self.demonstrating.button.clicked.connect(self._demonstrate)
        self._recent = QGridLayout()
        self._recent.setSpacing(2)
        self._recent.setColumnStretch(1, 1)
        self._recent_title = label(self.tr("Opened last"), "heading")
        self.body.addLayout(ways)
        self.body.addSpacing(6)
        self.body.addWidget(self._recent_title)
        self.body.addLayout(self._recent)
        self.restoring = button(self.tr("Restore a lab from a &backup…"), kind="link", icon="restore")
        self.restoring.clicked.connect(self.restore_wanted)
        self.body.addWidget(self.restoring, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.body.addWidget(
            label(self.tr("Catchlight works offline. A candidate is a lead, never an identification."), "small")
        )

    def refresh(self) -> None:
        """List the labs opened last."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        folders = self.session.preferences.recent_labs
        self._recent_title.setVisible(bool(folders))
        for row, folder in enumerate(folders):
            name = button(folder.name, kind="link")
            name.setToolTip(plain_tip(str(folder)))
            name.setAccessibleName(self.tr("Open the lab {name}").format(name=folder.name))
            name.clicked.connect(lambda _checked=False, folder=folder: self.session.open_lab(folder))
            self._recent.addWidget(name, row, 0)
            self._recent.addWidget(label(formats.shortened(folder, longest=90), "small"), row, 1)

    def _create(self) -> None:
        folder = self._choose(self.tr("A new or empty folder for the lab"))
        if folder is not None:
            NewLabDialog(self.session, folder, self).open()

    def _open(self) -> None:
        folder = self._choose(self.tr("The folder of the lab (it holds lab.toml)"))
        if folder is not None:
            self.session.open_lab(folder)

    def _demonstrate(self) -> None:
        folder = self._choose(self.tr("A new or empty folder for the demonstration"))
        if folder is not None:
            self.demonstrating.button.setEnabled(False)
            job = self.session.demonstrate(folder, title=self.tr("Building the demonstration"))
            job.ended.connect(while_there(self, lambda: self.demonstrating.button.setEnabled(True)))

    def _choose(self, title: str) -> Path | None:
        """Ask for a folder; the dialog can make a new one."""
        chosen = QFileDialog.getExistingDirectory(self, title, QDir.homePath())
        return Path(chosen) if chosen else None


class _Way(QWidget):
    """One way in: a card with picture, words and its button."""

    def __init__(self, picture: str, heading: str, text: str, action: str, *, primary: bool = False) -> None:
        super().__init__()
        self._picture = picture
        self._icon = QLabel()
        self.button: QPushButton = button(action, kind="primary" if primary else "")
        frame = card()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(20, 20, 20, 18)
        inner.setSpacing(8)
        inner.addWidget(self._icon)
        inner.addSpacing(4)
        inner.addWidget(label(heading, "heading"))
        words = label(text, "muted", wrap=True)
        words.setMinimumHeight(54)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner.addWidget(words, 1)
        inner.addSpacing(4)
        inner.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap(self._picture, 32, colour="accent", ratio=self.devicePixelRatioF()))
