"""One's own account: roles, unit, the fingerprint of the signing key; another passphrase, another key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from catchlight.errors import CatchlightError
from catchlight.gui.core_words import told_failure
from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session
from catchlight.gui.views.fingerprint_dialog import in_groups
from catchlight.gui.views.passphrase_dialog import PassphraseDialog
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.form import FittedDialog, FormDialog
from catchlight.gui.widgets.passphrase import PassphraseField
from catchlight.gui.widgets.text import button, card, label
from catchlight.gui.words import roles_words

if TYPE_CHECKING:
    from catchlight.evidence.entry import Actor


class OwnAccountDialog(FittedDialog):
    """What who is signed in has and may do with it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("My account"))
        self.setMinimumWidth(560)
        self.session = session
        actor = session.actor()
        self.digits = label(role="fingerprint", selectable=True)
        self.digits.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.notice = Banner()
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(20, 14, 20, 16)
        inside.setSpacing(10)
        inside.addWidget(label(self.tr("Fingerprint of the signing key"), "small"))
        inside.addWidget(self.digits)
        copy = button(self.tr("Co&py the fingerprint"))
        copy.clicked.connect(self._copy)
        passphrase = button(self.tr("Change the &passphrase…"))
        passphrase.clicked.connect(self._change_passphrase)
        rotate = button(self.tr("&Replace the key…"))
        rotate.clicked.connect(self._rotate)
        close = button(self.tr("C&lose"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        ways = QHBoxLayout()
        ways.setSpacing(10)
        for one in (copy, passphrase, rotate):
            ways.addWidget(one)
        ways.addStretch(1)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(10)
        layout.addWidget(label(actor.name, "title"))
        layout.addWidget(label(roles_words(actor.roles), "muted"))
        layout.addSpacing(6)
        layout.addWidget(frame)
        layout.addLayout(ways)
        layout.addWidget(self.notice)
        layout.addSpacing(8)
        layout.addLayout(end)
        close.setFocus()
        self._show()

    def _show(self) -> None:
        fingerprint = self.session.actor().key.key_id
        self.digits.setText(in_groups(fingerprint))
        self.digits.setAccessibleName(self.tr("Fingerprint: {digits}").format(digits=fingerprint))

    def _say(self, kind: str, text: str) -> None:
        self.notice.say(kind, text)
        self.fit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.session.actor().key.key_id)
        self._say("good", self.tr("Copied."))

    def _change_passphrase(self) -> None:
        dialog = PassphraseDialog(self.session, self.session.actor().name, parent=self)
        dialog.accepted.connect(lambda: self._say("good", self.tr("The passphrase was changed.")))
        dialog.open()

    def _rotate(self) -> None:
        dialog = RotateDialog(self.session, self)
        dialog.accepted.connect(self._on_rotated)
        dialog.open()

    def _on_rotated(self) -> None:
        self._show()
        self._say("good", self.tr("The key was replaced. This is the fingerprint of the new one."))


class RotateDialog(FormDialog):
    """Asks for the passphrase and replaces the key."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("RotateDialog", "Replace the signing key"),
            text=QCoreApplication.translate(
                "RotateDialog",
                "The old key signs that it is replaced, and nothing after that. What it signed before stays valid."
                " Work under way keeps the keys of its own.",
            ),
            action=QCoreApplication.translate("RotateDialog", "&Replace the key"),
            width=480,
            parent=parent,
        )
        self.session = session
        self.passphrase = PassphraseField()
        self.add_field(self.tr("&Passphrase"), self.passphrase)
        self.refusal = Banner()
        self.fields.addWidget(self.refusal)
        self.passphrase.line.textChanged.connect(lambda text: self.proceed.setEnabled(bool(text)))
        self.proceed.setEnabled(False)
        self.passphrase.setFocus()

    def accept(self) -> None:
        """Replace it, off the UI thread."""
        if not self.proceed.isEnabled():
            return
        self.setEnabled(False)
        session, passphrase = self.session, self.passphrase.text()

        def work(_job: Job) -> "Actor":
            from catchlight.workflows.own_account import RotateKey, rotate_key  # noqa: PLC0415

            assert session.lab is not None  # noqa: S101 - somebody is signed in to it
            return rotate_key(session.lab, RotateKey(session.actor(), passphrase))

        session.act_lightly(work, refused=self._refuse).succeeded.connect(self._on_rotated)

    def _on_rotated(self, actor: "Actor") -> None:
        self.session.go_on_as(actor)
        super().accept()

    def _refuse(self, error: CatchlightError) -> None:
        self.setEnabled(True)
        self.passphrase.clear()
        self.refusal.say("warn", told_failure(error))
        self.fit()
        self.passphrase.setFocus()
