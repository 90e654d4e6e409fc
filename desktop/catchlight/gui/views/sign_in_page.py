"""The first thing over an open lab: who is working? Nothing of the lab is shown before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.session import Session
from catchlight.gui.tips import plain_tip
from catchlight.gui.views.sign_in_form import SignInForm
from catchlight.gui.widgets.text import button, card, label

_WIDTH = 440


class SignInPage(QWidget):
    """A card with the form; `left` comes when another lab is wanted."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.title = label(role="title", wrap=True)
        self.place = label(role="small")
        self.form = SignInForm(session, action=self.tr("&Sign in"))
        other = button(self.tr("An&other lab…"), kind="link")
        other.clicked.connect(self.left)
        frame = card()
        frame.setFixedWidth(_WIDTH)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(28, 26, 28, 22)
        inside.setSpacing(4)
        inside.addWidget(self.title)
        inside.addWidget(self.place)
        inside.addSpacing(16)
        inside.addWidget(self.form)
        inside.addSpacing(8)
        inside.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        note = label(
            self.tr("Signing in is written to the evidence log with this workstation and its account."),
            "small",
            wrap=True,
        )
        note.setFixedWidth(_WIDTH)
        note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(frame)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addSpacing(10)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(note)
        below.addStretch(1)
        layout.addLayout(below)
        layout.addStretch(3)
        session.lab_changed.connect(self.begin)

    def begin(self) -> None:
        """Ask for whoever worked in this lab last."""
        lab = self.session.lab
        if lab is None:
            return
        self.title.setText(self.tr("Sign in to {lab}").format(lab=lab.name))
        self.place.setText(formats.shortened(lab.folder, longest=58))
        self.place.setToolTip(plain_tip(str(lab.folder)))
        self.form.begin(self.session.preferences.account_of(lab.folder))
