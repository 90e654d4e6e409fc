"""How the gallery server stands, in words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from catchlight.gui import formats
from catchlight.gui.core_words import told_failure
from catchlight.gui.counts import counts
from catchlight.gui.widgets.facts import Fact

if TYPE_CHECKING:
    from catchlight.gallery.milvus.settings import ServerSettings
    from catchlight.gui.reads_gallery import ServerMoved
    from catchlight.workflows.gallery_server import ServerStatus
    from catchlight.workflows.move_gallery import MovedGallery


def server_facts(status: "ServerStatus", *, is_asked: bool) -> list[Fact]:
    """The server's facts; `is_asked` where the status holds what it said itself."""
    settings = status.settings
    if settings is None:
        return []
    state = QCoreApplication.translate("server", "not asked yet")
    if is_asked:
        state = (
            QCoreApplication.translate("server", "does not answer")
            if status.problem is not None
            else QCoreApplication.translate("server", "answers: {version}")
        )
    waiting = formats.count(status.pending)
    if status.oldest is not None:
        waiting += "  ·  " + QCoreApplication.translate("server", "the oldest since {when}").format(
            when=formats.short_time(status.oldest)
        )
    where = (
        QCoreApplication.translate("server", "at the server")
        if settings.in_use
        else QCoreApplication.translate("server", "in the lab")
    )
    rows = "–" if status.rows is None else formats.count(status.rows)
    consistency = QCoreApplication.translate("server", "Strong: each search there sees all that was written before it")
    return [
        Fact(QCoreApplication.translate("server", "Searches are run"), where),
        Fact(QCoreApplication.translate("server", "State"), state.format(version=status.version)),
        Fact(QCoreApplication.translate("server", "Address"), settings.address),
        Fact(QCoreApplication.translate("server", "Connection"), _connection(settings)),
        Fact(
            QCoreApplication.translate("server", "Token"),
            QCoreApplication.translate("server", "in the keyring of each workstation")
            if settings.has_token
            else QCoreApplication.translate("server", "none"),
        ),
        Fact(QCoreApplication.translate("server", "Index"), _index(settings)),
        Fact(QCoreApplication.translate("server", "Consistency"), consistency),
        Fact(QCoreApplication.translate("server", "Templates in the lab"), formats.count(status.templates)),
        Fact(QCoreApplication.translate("server", "Rows at the server"), rows),
        Fact(
            QCoreApplication.translate("server", "Changes that wait"),
            waiting,
            QCoreApplication.translate("server", "Not sent yet. They are compared in the lab until they are."),
        ),
    ]


def notice_words(status: "ServerStatus", *, is_asked: bool) -> tuple[str, str]:
    """Kind and words of what has to be known before anything else; words are "" where there is nothing."""
    settings = status.settings
    if settings is None:
        return "info", ""
    if is_asked and status.problem is not None:
        return "bad", told_failure(status.problem)
    if settings.in_use and not settings.index.is_exact:
        return "warn", QCoreApplication.translate(
            "server",
            "Searches at the server are approximate and only preview. What is concluded on is searched in the lab.",
        )
    if settings.in_use:
        return "info", ""
    return "info", QCoreApplication.translate(
        "server", "The server is connected. Searches are run in the lab until you move them there."
    )


def comparison_facts(moved: "ServerMoved | None") -> list[Fact]:
    """The counts and roots of the newest move."""
    if moved is None:
        return [
            Fact(
                QCoreApplication.translate("server", "Last move"),
                QCoreApplication.translate("server", "none yet: both are compared whenever searches are moved"),
            )
        ]
    to = (
        QCoreApplication.translate("server", "to the server")
        if moved.to == "server"
        else QCoreApplication.translate("server", "to the lab")
    )
    when = Fact(
        QCoreApplication.translate("server", "Last move"),
        f"{to}  ·  {formats.short_time(moved.time)}",
        formats.utc_time(moved.time),
    )
    if moved.templates is None:
        return [
            when,
            Fact(QCoreApplication.translate("server", "Compared"), QCoreApplication.translate("server", "nothing")),
        ]
    is_same = (moved.templates, moved.root) == (moved.there, moved.root_there)
    verdict = (
        QCoreApplication.translate("server", "the same")
        if is_same
        else QCoreApplication.translate("server", "NOT the same; the lab is the truth")
    )
    return [
        when,
        Fact(QCoreApplication.translate("server", "Compared"), verdict),
        Fact(QCoreApplication.translate("server", "In the lab"), _side(moved.templates, moved.root), moved.root),
        Fact(
            QCoreApplication.translate("server", "At the server"),
            _side(moved.there, moved.root_there),
            moved.root_there,
        ),
    ]


def moved_words(done: "MovedGallery") -> tuple[str, str]:
    """Kind and words of a move that was made."""
    where = (
        QCoreApplication.translate("server", "Searches are run at the server from now on.")
        if done.to == "server"
        else QCoreApplication.translate("server", "Searches are run in the lab from now on.")
    )
    compared = done.compared
    if compared is None:
        nothing = QCoreApplication.translate("server", "Nothing was compared.")
        return ("good" if done.to == "server" else "warn"), f"{where} {nothing}"
    if compared.is_same:
        words = QCoreApplication.translate(
            "server", "Lab and server hold the same {templates}, with the same root; sent {sent}, deleted there {gone}."
        )
        words = words.format(
            templates=counts.templates(compared.templates),
            sent=formats.count(compared.sent),
            gone=formats.count(compared.deleted),
        )
        return "good", f"{where} {words}"
    words = QCoreApplication.translate(
        "server", "The server held {there} where the lab holds {here}, with another root; the lab is the truth."
    )
    words = words.format(there=counts.templates(compared.there), here=counts.templates(compared.templates))
    return "warn", f"{where} {words}"


def _connection(settings: "ServerSettings") -> str:
    if settings.address.startswith("https://"):
        if settings.authority is None:
            return QCoreApplication.translate("server", "encrypted (TLS), by the system’s certificates")
        return QCoreApplication.translate("server", "encrypted (TLS), by the certificates that were given")
    return QCoreApplication.translate("server", "not encrypted; it does not leave this machine")


def _index(settings: "ServerSettings") -> str:
    if settings.index.is_exact:
        return QCoreApplication.translate("server", "{name}: every template is compared").format(
            name=settings.index.value
        )
    return QCoreApplication.translate("server", "{name}: approximate, for previews only").format(
        name=settings.index.value
    )


def _side(templates: int, root: str) -> str:
    return f"{counts.templates(templates)}\n{root[:32]}\n{root[32:]}"
