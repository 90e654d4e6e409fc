"""What is shown while the program is locked: nothing of the lab, how far the work is, and a way back in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.icons import pixmap
from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session
from catchlight.gui.theme import theme
from catchlight.gui.views.sign_in_form import SignInForm
from catchlight.gui.widgets.text import button, card, label
from catchlight.jobs import Progress

_WIDTH = 420


class LockScreen(QWidget):
    """Unlocks for the same account or another one; `left` comes when another lab is wanted."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setAccessibleName(self.tr("Locked"))
        self._mark = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._initials = label(role="initials")
        self._initials.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._initials.setFixedSize(56, 56)
        self.why = label(role="muted", wrap=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.form = SignInForm(session, action=self.tr("&Unlock"))
        self.somebody_else = button(self.tr("Sign in as somebody &else…"), kind="link")
        self.somebody_else.clicked.connect(self._toggle)
        other = button(self.tr("An&other lab…"), kind="link")
        other.clicked.connect(self.left)
        self.work = _WorkUnderWay(session)
        frame = card()
        frame.setFixedWidth(_WIDTH)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(28, 26, 28, 20)
        inside.setSpacing(6)
        inside.addWidget(self._initials, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addSpacing(6)
        title = label(self.tr("Locked"), "title")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(title)
        inside.addWidget(self.why)
        inside.addSpacing(12)
        inside.addWidget(self.form)
        links = QHBoxLayout()
        links.addWidget(self.somebody_else)
        links.addStretch(1)
        links.addWidget(other)
        inside.addSpacing(6)
        inside.addLayout(links)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 28, 28, 28)
        layout.setSpacing(18)
        layout.addWidget(self._mark)
        layout.addStretch(1)
        for one in (frame, self.work):
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(one)
            line.addStretch(1)
            layout.addLayout(line)
        layout.addStretch(2)
        theme.changed.connect(self._draw)
        self._draw()

    def begin(self, *, is_idle: bool) -> None:
        """Ask for the passphrase of whoever's work waits."""
        name = self.session.locked_name
        self._initials.setText("".join(part[0] for part in name.split()[:3]).upper())
        self.why.setText(
            self.tr("Nobody was at the keyboard for a while. The key was taken out of memory.")
            if is_idle
            else self.tr("The key was taken out of memory; what was open is kept behind the lock.")
        )
        self._ask(same=True)
        self.work.refresh()

    def _ask(self, *, same: bool) -> None:
        self._same = same
        self._initials.setVisible(same)
        self.form.begin(self.session.locked_name if same else "", is_fixed=same)
        words = self.tr("Sign in as somebody &else…") if same else self.tr("Unlock the same a&ccount…")
        self.somebody_else.setText(words)
        self.somebody_else.setAccessibleName(words.replace("&", ""))
        action = self.tr("&Unlock") if same else self.tr("&Sign in")
        self.form.proceed.setText(action)
        self.form.proceed.setAccessibleName(action.replace("&", ""))
        if not same:
            self.why.setText(
                self.tr("What was open is closed then; its work under way goes on under the account that began it.")
            )

    def _toggle(self) -> None:
        if self._same:
            self._ask(same=False)
        else:
            self.begin(is_idle=False)

    def _draw(self) -> None:
        self._mark.setPixmap(pixmap("catchlight", 34, ratio=self.devicePixelRatioF()))


class _WorkUnderWay(QFrame):
    """How far the work is, without names: only its kind."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFixedWidth(_WIDTH)
        self._session = session
        self._job: Job | None = None
        self.title = label(role="strong")
        self.state = label(role="small")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress"))
        words = QHBoxLayout()
        words.addWidget(self.title, 1)
        words.addWidget(self.state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 16)
        layout.setSpacing(9)
        layout.addLayout(words)
        layout.addWidget(self.bar)
        session.runner.started.connect(self._follow)
        self._had_work = False
        self.hide()

    def refresh(self) -> None:
        """Show the oldest work under way."""
        jobs = self._session.runner.shown_jobs
        job = jobs[0] if jobs else None
        self._job = job
        self._had_work = job is not None
        self.setVisible(job is not None)
        if job is not None:
            self.title.setText(self._words(job.kind))
            self.state.setText(self.tr("goes on"))
            self.bar.setRange(0, 0)
            self.bar.show()

    def _follow(self, job: Job) -> None:
        job.progressed.connect(self._show)
        job.ended.connect(self._on_ended)

    def _show(self, progress: Progress) -> None:
        if self.sender() is not self._job or not self.isVisible():
            return
        parts = []
        if progress.total:
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.done)
            parts.append(formats.share(progress.done, progress.total))
        left = progress.seconds_left
        if left is not None and progress.seconds > 2 and progress.done != progress.total:
            parts.append(self.tr("about {time} left").format(time=formats.duration(left)))
        self.state.setText("  ·  ".join(parts) or self.tr("goes on"))

    def _on_ended(self) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        if self._session.runner.shown_jobs:
            self.refresh()
        elif self._had_work:
            self.title.setText(self.tr("The work has ended"))
            self.state.setText(self.tr("unlock to see what came of it"))
            self.bar.hide()

    def _words(self, kind: str) -> str:
        words = {
            "intake": self.tr("Taking in"),
            "extraction": self.tr("Extraction"),
            "enrolment": self.tr("Enrolment"),
            "reenrolment": self.tr("New templates for the gallery"),
            "search": self.tr("Search"),
        }
        return words.get(kind, self.tr("Work under way"))
