"""Account and passphrase, and what is said when they do not open the lab; for the sign-in page and the lock screen."""

import math

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from catchlight.errors import CatchlightError, SignInRefused
from catchlight.gui import formats
from catchlight.gui.core_words import told
from catchlight.gui.late import while_there
from catchlight.gui.session import Session
from catchlight.gui.views.passphrase_dialog import PassphraseDialog
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.passphrase import PassphraseField
from catchlight.gui.widgets.text import button, label

_SECOND = 1000  # milliseconds
LONGEST_NAME = 120


class SignInForm(QWidget):
    """Signs in; where a supervisor chose the passphrase, it asks for one's own first. `signed_in` comes when done."""

    signed_in = Signal()

    def __init__(self, session: Session, *, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.name = QLineEdit(maxLength=LONGEST_NAME)
        self.name.setAccessibleName(self.tr("Account"))
        self.passphrase = PassphraseField()
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        self.notice = Banner()
        self.proceed = button(action, kind="primary")
        self.proceed.clicked.connect(self._try)
        self.account = QWidget()
        of_account = QVBoxLayout(self.account)
        of_account.setContentsMargins(0, 0, 0, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for column, caption, field in (
            (of_account, self.tr("&Account"), self.name),
            (layout, self.tr("&Passphrase"), self.passphrase),
        ):
            words = label(caption, "strong")
            words.setBuddy(field)
            column.setSpacing(6)
            column.addWidget(words)
            column.addWidget(field)
        layout.insertWidget(0, self.account)
        layout.addSpacing(6)
        layout.addWidget(self.notice)
        layout.addSpacing(4)
        layout.addWidget(self.proceed)
        self._fixed_name: str | None = None
        self._wait = 0
        self._second = QTimer(self, interval=_SECOND)
        self._second.timeout.connect(self._count_down)
        self.name.textChanged.connect(self._on_other_name)
        self.name.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.line.textChanged.connect(self._check)
        self.passphrase.line.returnPressed.connect(self._try)
        self._check()

    def begin(self, name: str, *, is_fixed: bool = False) -> None:
        """Ask anew; with a fixed name only for the passphrase, and the name is not shown."""
        self._fixed_name = name if is_fixed else None
        self.account.setVisible(not is_fixed)
        self.name.setText("" if is_fixed else name)
        self.passphrase.clear()
        self._end_wait()
        self.notice.say("info", "")
        (self.passphrase if name else self.name).setFocus()
        self._check()

    def account_name(self) -> str:
        """Whose passphrase is asked for."""
        return self.name.text().strip() if self._fixed_name is None else self._fixed_name

    def _check(self) -> None:
        self.proceed.setEnabled(bool(self.account_name() and self.passphrase.text()) and not self._wait)

    def _try(self) -> None:
        if not self.proceed.isEnabled():
            return
        self.setEnabled(False)
        self.notice.say("info", "")
        name, passphrase = self.account_name(), self.passphrase.text()
        job = self.session.sign_in(name, passphrase)
        job.succeeded.connect(self._on_signed_in)
        job.failed.connect(while_there(self, lambda error: self._refuse(error, name, passphrase)))
        job.ended.connect(while_there(self, lambda: self.setEnabled(True)))

    def _on_signed_in(self, _known: object) -> None:
        self.passphrase.clear()
        self.notice.say("info", "")
        self.signed_in.emit()

    def _refuse(self, error: BaseException, name: str, passphrase: str) -> None:
        self.setEnabled(True)
        self.passphrase.clear()
        self.passphrase.setFocus()
        if not isinstance(error, CatchlightError):
            self.session.failed.emit(error)
            return
        if isinstance(error, SignInRefused) and error.facts.get("must_change_passphrase"):
            self._choose_own(name, passphrase)
        elif "seconds" in error.facts:
            self._wait = max(1, math.ceil(float(error.facts["seconds"])))
            self._second.start()
            self._say_wait()
        else:
            self.notice.say("warn", self._words(error))
        self._check()

    def _choose_own(self, name: str, passphrase: str) -> None:
        self.notice.say("info", self.tr("A supervisor chose this passphrase; it serves to choose your own."))
        dialog = PassphraseDialog(self.session, name, old=passphrase, parent=self)
        dialog.accepted.connect(self.signed_in)
        dialog.accepted.connect(lambda: self.notice.say("info", ""))
        dialog.open()

    def _words(self, error: CatchlightError) -> str:
        """Why it was refused; what the form knows nothing of in the core's own words."""
        known = {
            "passphrase": self.tr("The passphrase does not open this account. The attempt was noted."),
            "no account": self.tr("There is no account {name} in this lab. The attempt was noted."),
            "disabled": self.tr("The account of {name} is disabled. Ask a supervisor. The attempt was noted."),
        }
        words = known.get(str(error.facts.get("why")))
        if words is None:
            return f"{told(error.message)}\n{told(error.hint)}".strip()
        return words.format(name=error.facts.get("name", ""))

    def _say_wait(self) -> None:
        words = self.tr("After several wrong passphrases the next try is possible in {time}.")
        self.notice.say("warn", words.format(time=formats.duration(self._wait)))

    def _count_down(self) -> None:
        self._wait -= 1
        if self._wait > 0:
            self._say_wait()
        else:
            self._end_wait()
            self.notice.say("info", self.tr("The next try is possible now."))
        self._check()

    def _end_wait(self) -> None:
        self._wait = 0
        self._second.stop()

    def _on_other_name(self) -> None:
        """Each account waits for itself."""
        if self._wait:
            self._end_wait()
            self.notice.say("info", "")
        self._check()
