"""The line above the pages: which lab is open, what the models run on, and who is signed in."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.session import Session
from catchlight.gui.tips import plain_tip
from catchlight.gui.widgets.text import button, label
from catchlight.gui.words import provider_word, roles_words

HEIGHT = 58


class Header(QFrame):
    """Lab, models and account."""

    own_account_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setFixedHeight(HEIGHT)
        self._session = session
        self.lab = label(role="strong")
        self.place = label(role="small")
        self.models = label(role="small")
        self.account = button("", kind="chip", icon="person")
        self.account.clicked.connect(self._show_menu)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.lab)
        words.addWidget(self.place)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 6, 20, 6)
        layout.setSpacing(16)
        layout.addLayout(words, 1)
        layout.addWidget(self.models)
        layout.addWidget(self.account)
        session.lab_changed.connect(self._show)
        session.actor_changed.connect(self._show)
        session.engine_described.connect(self._show)
        self._show()

    def say_closing(self) -> None:
        """The window waits for the work to stop."""
        self.models.setText(self.tr("Stopping the work under way, then closing…"))
        self.account.setEnabled(False)

    def account_menu(self) -> QMenu:
        """Who is signed in, in which roles, and what can be done with one's own account."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actor = self._session.signed_in
        if actor is not None:
            menu.addAction(roles_words(actor.roles)).setEnabled(False)
            menu.addSeparator()
        menu.addAction(self.tr("&My account…"), self.own_account_wanted.emit)
        menu.addAction(self.tr("&Lock"), self.lock_wanted.emit)
        return menu

    def _show_menu(self) -> None:
        menu = self.account_menu()
        corner = self.account.mapToGlobal(
            QPoint(self.account.width() - menu.sizeHint().width(), self.account.height() + 4)
        )
        menu.popup(corner)

    def _show(self) -> None:
        lab, engine = self._session.lab, self._session.engine
        if lab is None:
            self.lab.setText(self.tr("No lab is open"))
            self.place.setText(self.tr("Create one, or open one that is there"))
        else:
            self.lab.setText(lab.name)
            self.place.setText(formats.shortened(lab.folder))
            self.place.setToolTip(plain_tip(str(lab.folder)))
        if engine is not None:
            provider = provider_word(engine.provider)
            self.models.setText(
                self.tr("Models: {pack} on {provider}").format(pack=engine.pack_name, provider=provider)
            )
            self.models.setToolTip(
                self.tr("Model pack {sha256}\nONNX Runtime {version}; the provider was read back from it.").format(
                    sha256=engine.pack_sha256, version=engine.runtime_version
                )
            )
        else:
            self.models.setText(self.tr("Models: loading…") if lab is not None else "")
        actor = self._session.signed_in
        self.account.setVisible(actor is not None)
        if actor is not None:
            self.account.setText(actor.name)
            self.account.setAccessibleName(self.tr("Account: {name}").format(name=actor.name))
            self.account.setToolTip(
                roles_words(actor.roles) + "\n" + self.tr("Every act is signed with the key of this account.")
            )
