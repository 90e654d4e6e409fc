"""The log's entries as sentences: what was done, and beneath it what else the entry says, without the raw document."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from catchlight.gui import formats
from catchlight.gui.log_sentences import SENTENCES
from catchlight.gui.words import action_words, authorisation_words, role_word

if TYPE_CHECKING:
    from catchlight.evidence.timeline import TimelineEntry

_MOST_PARTS = 4


@dataclass(frozen=True)
class Names:
    """What the log names by identifier: case numbers and account names; those that are not known are left out."""

    cases: Mapping[str, str] = field(default_factory=dict)
    accounts: Mapping[str, str] = field(default_factory=dict)


def kinds_of_act() -> list[tuple[str, tuple[str, ...]]]:
    """What the filter offers: a name, and what the actions of that kind begin with."""
    return [
        (QCoreApplication.translate("log", "Searches and authorisations"),
         ("search.started", "search.finished", "search.abandoned", "search.authoris")),
        (QCoreApplication.translate("log", "Consultation"),
         ("search.consulted", "search.authority", "candidate.", "person.consulted", "case.consulted", "statistics.",
          "gallery.consulted", "gallery.listed")),
        (QCoreApplication.translate("log", "Disclosure"),
         ("log.", "proof.", "report.", "lab.backed_up", "gallery.exported")),
        (QCoreApplication.translate("log", "Erasure and retention"),
         ("erasure.", "case.held", "case.released", "case.closed", "case.reopened", "case.retention", "gallery.erased",
          "person.held", "person.released")),
        (QCoreApplication.translate("log", "Cases and exhibits"),
         ("case.opened", "case.member", "case.closed", "case.reopened", "exhibit.")),
        (QCoreApplication.translate("log", "Faces and tracks"), ("extraction.", "track.")),
        (QCoreApplication.translate("log", "Gallery"), ("gallery.",)),
        (QCoreApplication.translate("log", "Accounts and sign-ins"), ("account.", "job.")),
        (QCoreApplication.translate("log", "Refused and failed"),
         ("access.refused", "account.sign_in.failed", "search.authorisation.refused", "extraction.failed")),
        (QCoreApplication.translate("log", "Lab, log and clock"),
         ("lab.", "checkpoint.", "clock.", "log.", "proof.")),
    ]  # fmt: skip


def sentence(entry: "TimelineEntry", names: Names) -> str:
    """What was done, in one sentence."""
    document = entry.document
    if document is None:
        return QCoreApplication.translate("log", "This entry was changed and cannot be read")
    action = document["action"]
    template = SENTENCES.get(_variant(action, document["details"])) or SENTENCES.get(action)
    if template is None:
        return action_words(action)
    return template().format_map(_Values(entry, names))


def _variant(action: str, details: Mapping[str, Any]) -> str:
    """The sentence of an action that has one of its own for some details."""
    if details.get("mode") == "sweep":
        return f"{action}:sweep"
    return f"{action}:removed" if details.get("removed") is True else action


def more(entry: "TimelineEntry", names: Names) -> str:
    """What else the entry says, in one line; "" where that is nothing."""
    if entry.document is None:
        return QCoreApplication.translate("log", "Verify the log to see what is wrong with it")
    if entry.withheld:
        return QCoreApplication.translate("log", "Of a case that you are no member of: its texts are not shown")
    parts = (
        part
        for key, caption in _CAPTIONS.items()
        if key in entry.document["details"] and (part := _part(key, caption(), entry, names))
    )
    return "  ·  ".join(part for part, _ in zip(parts, range(_MOST_PARTS), strict=False))


def who(entry: "TimelineEntry", names: Names) -> str:
    """Who acted; the account's name of today where the entry's own was erased."""
    if entry.document is None:
        return "–"
    account = str(entry.document["actor"].get("account", ""))
    return entry.actor or names.accounts.get(account) or QCoreApplication.translate("log", "(erased)")


def case_number(entry: "TimelineEntry", names: Names) -> str:
    """The number of the entry's case, "" where it has none."""
    identifier = None if entry.document is None else entry.document["case"]
    return "" if identifier is None else names.cases.get(identifier, str(identifier)[:8])


def place_words(place: str) -> str:
    """A place of an entry that holds personal data, in words where it is a known one."""
    if place == "actor.name":
        return QCoreApplication.translate("log", "Name")
    name = place.removeprefix("details.")
    caption = _CAPTIONS.get(name)
    return name if caption is None else caption()


class _Values(dict[str, str]):
    """The details of an entry as words, for a sentence to take what it needs."""

    def __init__(self, entry: "TimelineEntry", names: Names) -> None:
        super().__init__()
        self._entry, self._names = entry, names

    def __missing__(self, key: str) -> str:
        document = self._entry.document
        details = {} if document is None else document["details"]
        if key == "case":
            return case_number(self._entry, self._names) or "–"
        if key == "scope" and details.get("snapshot"):
            return QCoreApplication.translate("log", "an imported snapshot")
        if key == "scope":
            return scope_words(str(details.get("scope", "")))
        return _value(key, details.get(key, "–"), self._entry, self._names)


def scope_words(scope: str) -> str:
    """Where a search looks."""
    if scope == "exhibits":
        return QCoreApplication.translate("log", "the exhibits of the case")
    return QCoreApplication.translate("log", "the gallery")


def _part(key: str, caption: str, entry: "TimelineEntry", names: Names) -> str:
    value = entry.document["details"][key] if entry.document is not None else None
    if value in ("", [], {}, False) or (value is None and key not in _PERSONAL):
        return ""
    text = _value(key, value, entry, names)
    return f"{caption}: {text}" if text else ""


def _value(key: str, value: Any, entry: "TimelineEntry", names: Names) -> str:
    """One detail in words."""
    if value is None:
        return _absent(key, entry)
    if key in _READERS:
        return _READERS[key](value, names)
    if key.endswith("_at") or key == "at":
        return _time(str(value))
    return _plain(value)


def _absent(key: str, entry: "TimelineEntry") -> str:
    if entry.withheld:
        return QCoreApplication.translate("log", "(withheld)")
    return QCoreApplication.translate("log", "(erased)") if key in _PERSONAL else "–"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return QCoreApplication.translate("log", "yes") if value else QCoreApplication.translate("log", "no")
    if isinstance(value, int):
        return formats.count(value)
    if isinstance(value, list):
        return formats.count(len(value)) if value and isinstance(value[0], dict) else ", ".join(map(str, value))
    if isinstance(value, dict):  # counts by name; the entry in full has them one by one
        return formats.count(sum(part for part in value.values() if isinstance(part, int)))
    return str(value)


def _roles(value: Any, _names: Names) -> str:
    return ", ".join(role_word(str(one)) for one in value) if isinstance(value, list) else str(value)


def _asked_for(value: Any, _names: Names) -> str:
    return QCoreApplication.translate("log", "a case") if value == "case" else action_words(str(value))


def _authorisation(value: Any, _names: Names) -> str:
    words = {
        "granted": QCoreApplication.translate("log", "granted"),
        "refused": QCoreApplication.translate("log", "refused"),
    }
    return words.get(str(value)) or authorisation_words(str(value))


def _reason(value: Any, _names: Names) -> str:
    words = {
        "asked": QCoreApplication.translate("log", "asked for"),
        "idle": QCoreApplication.translate("log", "nobody moved key or pointer"),
        "closed": QCoreApplication.translate("log", "the window was closed"),
    }
    return words.get(str(value), str(value))


def _erased_kind(value: Any, _names: Names) -> str:
    words = {
        "search": QCoreApplication.translate("log", "the result of search"),
        "case": QCoreApplication.translate("log", "the case"),
    }
    return words.get(str(value), str(value))


def _subject(value: Any, names: Names) -> str:
    text = str(value)
    return names.cases.get(text, text if len(text) <= 12 else text[:8])


def _file_name(value: Any, _names: Names) -> str:
    text = str(value)
    return (PureWindowsPath(text) if "\\" in text else PurePosixPath(text)).name


def _list_name(value: Any, _names: Names) -> str:
    words = {
        "duplicates": QCoreApplication.translate("log", "persons that may be the same"),
        "hubs": QCoreApplication.translate("log", "portraits close to many"),
        "poor": QCoreApplication.translate("log", "portraits of low quality"),
        "expiring": QCoreApplication.translate("log", "retention that ends soon"),
        "alike": QCoreApplication.translate("log", "who looks like one portrait"),
    }
    return words.get(str(value), str(value))


def _place(value: Any, _names: Names) -> str:
    words = {
        "server": QCoreApplication.translate("log", "the gallery server"),
        "lab": QCoreApplication.translate("log", "the lab itself"),
    }
    return words.get(str(value), str(value))


def _time(stamp: str) -> str:
    try:
        return formats.local_time(stamp)
    except ValueError:  # somebody changed the entry; it is shown as it is written
        return stamp


_PERSONAL = frozenset({
    "purpose", "authority", "legal_basis", "reason", "offence", "number", "path", "manifest", "authorisation_by",
    "authorisation_reference", "account_name", "to", "because", "target", "title", "tag", "person_id", "file",
})  # fmt: skip

_READERS: dict[str, Callable[[Any, Names], str]] = {
    "account": lambda value, names: names.accounts.get(str(value), str(value)[:8]),
    "roles": _roles,
    "needs": _roles,
    "authorisation": _authorisation,
    "what": _asked_for,
    "reason": _reason,
    "kind": _erased_kind,
    "subject": _subject,
    "path": _file_name,
    "file": _file_name,
    "list": _list_name,
    "searched_at": _place,
    "manifest": _file_name,
    "year": lambda value, _names: str(value),
}

_CAPTIONS: dict[str, Callable[[], str]] = {
    "purpose": lambda: QCoreApplication.translate("log", "Purpose"),
    "authorisation": lambda: QCoreApplication.translate("log", "Authorisation"),
    "authorisation_due_at": lambda: QCoreApplication.translate("log", "must be granted by"),
    "authorisation_by": lambda: QCoreApplication.translate("log", "Decided by"),
    "authorisation_reference": lambda: QCoreApplication.translate("log", "Reference"),
    "authority": lambda: QCoreApplication.translate("log", "Authority"),
    "legal_basis": lambda: QCoreApplication.translate("log", "Legal basis"),
    "reason": lambda: QCoreApplication.translate("log", "Reason"),
    "because": lambda: QCoreApplication.translate("log", "Because"),
    "to": lambda: QCoreApplication.translate("log", "To"),
    "offence": lambda: QCoreApplication.translate("log", "Offence"),
    "candidates": lambda: QCoreApplication.translate("log", "Candidates"),
    "searched": lambda: QCoreApplication.translate("log", "Compared"),
    "gallery_revision": lambda: QCoreApplication.translate("log", "Gallery revision"),
    "number": lambda: QCoreApplication.translate("log", "Case number"),
    "account_name": lambda: QCoreApplication.translate("log", "Account"),
    "name": lambda: QCoreApplication.translate("log", "Name"),
    "measured_by": lambda: QCoreApplication.translate("log", "Measured by"),
    "person_id": lambda: QCoreApplication.translate("log", "Person"),
    "tag": lambda: QCoreApplication.translate("log", "Tag"),
    "changed": lambda: QCoreApplication.translate("log", "Changed"),
    "found": lambda: QCoreApplication.translate("log", "Found"),
    "listed": lambda: QCoreApplication.translate("log", "Shown"),
    "probe_count": lambda: QCoreApplication.translate("log", "Faces searched for"),
    "probes_with_candidates": lambda: QCoreApplication.translate("log", "Of these with candidates"),
    "templates": lambda: QCoreApplication.translate("log", "Templates"),
    "templates_made": lambda: QCoreApplication.translate("log", "New templates"),
    "portraits_left": lambda: QCoreApplication.translate("log", "Portraits left"),
    "not_after": lambda: QCoreApplication.translate("log", "Not to be used after"),
    "snapshot_not_after": lambda: QCoreApplication.translate("log", "Snapshot not to be used after"),
    "file": lambda: QCoreApplication.translate("log", "File"),
    "gallery_root": lambda: QCoreApplication.translate("log", "Gallery root"),
    "path": lambda: QCoreApplication.translate("log", "File"),
    "manifest": lambda: QCoreApplication.translate("log", "Manifest"),
    "mode": lambda: QCoreApplication.translate("log", "Mode"),
    "faces": lambda: QCoreApplication.translate("log", "Faces"),
    "tracks": lambda: QCoreApplication.translate("log", "Tracks"),
    "frames_decoded": lambda: QCoreApplication.translate("log", "Frames decoded"),
    "rows": lambda: QCoreApplication.translate("log", "Rows"),
    "enrolled": lambda: QCoreApplication.translate("log", "Enrolled"),
    "roles": lambda: QCoreApplication.translate("log", "Roles"),
    "unit": lambda: QCoreApplication.translate("log", "Unit"),
    "needs": lambda: QCoreApplication.translate("log", "Needs"),
    "workstation": lambda: QCoreApplication.translate("log", "Workstation"),
    "os_user": lambda: QCoreApplication.translate("log", "System account"),
    "at": lambda: QCoreApplication.translate("log", "At"),
    "retain_until": lambda: QCoreApplication.translate("log", "Keep until"),
    "target": lambda: QCoreApplication.translate("log", "Target"),
    "title": lambda: QCoreApplication.translate("log", "Title"),
    "expires_at": lambda: QCoreApplication.translate("log", "Ends at the latest"),
    "entries": lambda: QCoreApplication.translate("log", "Entries"),
    "seconds": lambda: QCoreApplication.translate("log", "Seconds"),
}


def known_actions() -> Iterator[str]:
    """The actions that have a sentence."""
    yield from (action for action in SENTENCES if ":" not in action)
