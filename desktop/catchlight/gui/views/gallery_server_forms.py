"""What is asked before a gallery server is named, given its token, moved to or from, or taken away."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from catchlight.errors import CatchlightError
from catchlight.gui.core_words import told, told_failure
from catchlight.gui.server_request import Connecting
from catchlight.gui.views.gallery_snapshot_forms import PathField
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.passphrase import PassphraseField
from catchlight.gui.widgets.text import button

_INDEXES = ("FLAT", "HNSW", "IVF_FLAT", "DISKANN")


class ConnectServerDialog(FormDialog):
    """`wanted` carries a `Connecting`; `tried` one that is only to be tried, which is answered with `say`."""

    wanted = Signal(object)
    tried = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("ConnectServerDialog", "Connect a gallery server"),
            text=QCoreApplication.translate(
                "ConnectServerDialog",
                "A Milvus server of the lab’s own, for galleries that one machine cannot hold. It gets opaque numbers"
                " and templates; who is who stays in this lab. Searches are run here until you move them there.",
            ),
            action=QCoreApplication.translate("ConnectServerDialog", "&Connect"),
            width=580,
            parent=parent,
        )
        self.address = QLineEdit(maxLength=300)
        self.address.setPlaceholderText("https://gallery.lab.example:19530")
        self.authority = PathField(self.tr("Server’s certificates"), kinds="PEM (*.pem *.crt *.cer)")
        self.token = PassphraseField()
        self.index = QComboBox()
        for name, words in zip(
            _INDEXES,
            (
                self.tr("FLAT: compares with every template"),
                self.tr("HNSW: approximate, in memory"),
                self.tr("IVF_FLAT: approximate, by neighbourhoods"),
                self.tr("DISKANN: approximate, on the disk"),
            ),
            strict=True,
        ):
            self.index.addItem(words, name)
        self.notice = Banner()
        self.try_it = button(self.tr("&Test the connection"))
        self.buttons.insertWidget(0, self.try_it)
        self.add_field(
            self.tr("&Address"), self.address, note=self.tr("With encryption (https), unless it is on this machine.")
        )
        self.add_field(
            self.tr("Certificate &file (PEM)"), self.authority,
            note=self.tr("Of who vouches for the server. Left empty, the system’s certificates do."),
        )  # fmt: skip
        self.add_field(
            self.tr("T&oken"), self.token,
            note=self.tr("In this workstation’s keyring, never in the lab. Empty if the server asks for none."),
        )  # fmt: skip
        self.add_field(
            self.tr("&Index"), self.index,
            note=self.tr("Only a search that compares with every template can be concluded on; others only preview."),
        )  # fmt: skip
        self.fields.addWidget(self.notice)
        self.address.textChanged.connect(self._check)
        self.try_it.clicked.connect(self._try)
        self._check()
        self.address.setFocus()

    def asked(self) -> Connecting:
        """What the form says now."""
        return Connecting(
            self.address.text().strip(), str(self.index.currentData()), self.authority.path(), self.token.text()
        )

    def accept(self) -> None:
        """Asked for; the naming itself runs outside the dialog."""
        if self.proceed.isEnabled():
            self.wanted.emit(self.asked())
            super().accept()

    def say(self, kind: str, words: str) -> None:
        """What came of the trial."""
        self.notice.say(kind, words)
        self._check()
        self.fit()

    def refuse(self, error: BaseException) -> None:
        """The trial failed."""
        self.say("bad", told_failure(error) if isinstance(error, CatchlightError) else told(str(error)))

    def _try(self) -> None:
        self.try_it.setEnabled(False)
        self.notice.say("info", self.tr("Asking the server…"))
        self.fit()
        self.tried.emit(self.asked())

    def _check(self) -> None:
        for one in (self.proceed, self.try_it):
            one.setEnabled(bool(self.address.text().strip()))


class TokenDialog(FormDialog):
    """`wanted` carries the token of the server."""

    wanted = Signal(str)

    def __init__(self, address: str, parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("TokenDialog", "Token of the gallery server"),
            text=QCoreApplication.translate(
                "TokenDialog",
                "It goes into the keyring of this workstation, for {address}. Each workstation that searches there"
                " needs it once.",
            ).format(address=address),
            action=QCoreApplication.translate("TokenDialog", "&Keep it"),
            width=480,
            parent=parent,
        )
        self.token = PassphraseField()
        self.add_field(self.tr("T&oken"), self.token)
        self.token.line.textChanged.connect(lambda text: self.proceed.setEnabled(bool(text)))
        self.proceed.setEnabled(False)
        self.token.setFocus()

    def accept(self) -> None:
        """Asked for."""
        if self.proceed.isEnabled():
            self.wanted.emit(self.token.text())
            super().accept()


class ServerActDialog(FormDialog):
    """Asks once more; `agreed` carries whether to go on although the server does not answer."""

    agreed = Signal(bool)

    def __init__(
        self, *, title: str, text: str, action: str, without: str = "", note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title=title, text=text, action=action, width=520, parent=parent)
        self.without = QCheckBox(without, self)
        self.without.setVisible(bool(without))
        if without:
            self.add_field(note, self.without).setWordWrap(True)
            self.without.setAccessibleName(without.replace("&", ""))

    def accept(self) -> None:
        """Agreed."""
        self.agreed.emit(self.without.isChecked())
        super().accept()


def move_dialog(to: str, *, templates: str, address: str, parent: QWidget) -> ServerActDialog:
    """Before the searches are moved to the "server" or the "lab"."""
    if to == "server":
        words = QCoreApplication.translate(
            "ServerActDialog",
            "{templates} are sent to {address} and read back whole. Only if both sides have the same counts and roots"
            " are searches run there. Stopped, searches stay where they are, and the next move goes on.",
        )
        return ServerActDialog(
            title=QCoreApplication.translate("ServerActDialog", "Move searches to the server"),
            text=words.format(templates=templates, address=address),
            action=QCoreApplication.translate("ServerActDialog", "&Move"),
            parent=parent,
        )
    return ServerActDialog(
        title=QCoreApplication.translate("ServerActDialog", "Move searches back to the lab"),
        text=QCoreApplication.translate(
            "ServerActDialog",
            "The server is read back and compared, search files are made here where they are old, and searches are run"
            " here from then on, whatever the comparison says: this lab’s database is the truth.",
        ),
        action=QCoreApplication.translate("ServerActDialog", "&Move"),
        without=QCoreApplication.translate("ServerActDialog", "Move although the server does not answer"),
        note=QCoreApplication.translate("ServerActDialog", "Where it is gone for good, nothing is compared:"),
        parent=parent,
    )


def unset_dialog(address: str, *, parent: QWidget) -> ServerActDialog:
    """Before the server is taken away."""
    dialog = ServerActDialog(
        title=QCoreApplication.translate("ServerActDialog", "Take the server away"),
        text=QCoreApplication.translate(
            "ServerActDialog", "What {address} holds of this lab is deleted there, and it is forgotten with its token."
        ).format(address=address),
        action=QCoreApplication.translate("ServerActDialog", "&Take away"),
        without=QCoreApplication.translate("ServerActDialog", "Forget it although it does not answer"),
        note=QCoreApplication.translate("ServerActDialog", "Where it is gone for good, its copy stays on it:"),
        parent=parent,
    )
    dialog.proceed.setProperty("kind", "danger")
    return dialog
