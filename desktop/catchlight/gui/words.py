"""The core's fixed values in words for people."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from catchlight.faces.face import Reason, Verdict


def verdict_word(verdict: Verdict) -> str:
    """What a face can be used for, in one word or two."""
    words = {
        Verdict.USABLE: QCoreApplication.translate("words", "Usable"),
        Verdict.LIMITED: QCoreApplication.translate("words", "Limited"),
        Verdict.NOT_SUITABLE: QCoreApplication.translate("words", "Not suitable"),
    }
    return words[verdict]


def verdict_colour(verdict: Verdict) -> str:
    """The theme colour that goes with the word (never instead of it)."""
    return {Verdict.USABLE: "good", Verdict.LIMITED: "warn", Verdict.NOT_SUITABLE: "bad"}[verdict]


def reason_words(reason: Reason) -> str:
    """Why a face is not simply usable, as a short sentence part."""
    words = {
        Reason.SMALL: QCoreApplication.translate("words", "the face is small"),
        Reason.VERY_SMALL: QCoreApplication.translate("words", "the face is very small"),
        Reason.BLURRED: QCoreApplication.translate("words", "the face is blurred"),
        Reason.DARK: QCoreApplication.translate("words", "the face is dark"),
        Reason.BRIGHT: QCoreApplication.translate("words", "the face is overexposed"),
        Reason.LOW_CONTRAST: QCoreApplication.translate("words", "there is little contrast"),
        Reason.UNEVEN_LIGHT: QCoreApplication.translate("words", "the light is uneven"),
        Reason.TURNED: QCoreApplication.translate("words", "the head is turned or nods"),
        Reason.TILTED: QCoreApplication.translate("words", "the head is tilted"),
        Reason.UPSIDE_DOWN: QCoreApplication.translate("words", "the face is upside down"),
        Reason.COMPRESSED: QCoreApplication.translate("words", "the compression shows"),
        Reason.CUT_OFF: QCoreApplication.translate("words", "part of the face is outside the picture"),
    }
    return words[reason]


def reasons_sentence(reasons: tuple[Reason, ...]) -> str:
    """All reasons as one sentence; "" where there are none."""
    text = "; ".join(reason_words(reason) for reason in reasons)
    return text[:1].upper() + text[1:] + "." if text else ""


def action_words(action: str) -> str:
    """A log entry's action in words; an action of a newer version shows as it is written."""
    words = {
        "lab.created": QCoreApplication.translate("words", "Lab created"),
        "case.opened": QCoreApplication.translate("words", "Case opened"),
        "exhibit.added": QCoreApplication.translate("words", "Exhibit taken in"),
        "extraction.started": QCoreApplication.translate("words", "Extraction started"),
        "extraction.continued": QCoreApplication.translate("words", "Extraction continued"),
        "extraction.cancelled": QCoreApplication.translate("words", "Extraction cancelled"),
        "extraction.failed": QCoreApplication.translate("words", "Extraction failed"),
        "extraction.finished": QCoreApplication.translate("words", "Extraction finished"),
        "exhibit.clock.noted": QCoreApplication.translate("words", "Recorder's clock noted"),
        "track.split": QCoreApplication.translate("words", "Track split"),
        "track.merged": QCoreApplication.translate("words", "Tracks merged"),
        "track.edit.undone": QCoreApplication.translate("words", "Change of tracks undone"),
        "gallery.enrolment.started": QCoreApplication.translate("words", "Enrolment started"),
        "gallery.enrolled": QCoreApplication.translate("words", "Portraits enrolled"),
        "gallery.enrolment.finished": QCoreApplication.translate("words", "Enrolment finished"),
        "gallery.indexed": QCoreApplication.translate("words", "Preview index built"),
        "search.started": QCoreApplication.translate("words", "Search started"),
        "search.finished": QCoreApplication.translate("words", "Search finished"),
    }
    return words.get(action, action)


ROLES = ("examiner", "custodian", "supervisor", "auditor")
"""The roles of accounts in the order that people see; the room of accounts, which defines them, loads heavily."""


def role_word(role: str) -> str:
    """What an account may do, in a word or two."""
    words = {
        "examiner": QCoreApplication.translate("words", "Examiner"),
        "custodian": QCoreApplication.translate("words", "Gallery custodian"),
        "supervisor": QCoreApplication.translate("words", "Supervisor"),
        "auditor": QCoreApplication.translate("words", "Auditor"),
    }
    return words.get(role, role)


def roles_words(roles: Iterable[str]) -> str:
    """Several roles, always in the same order."""
    held = set(roles)
    return ", ".join(role_word(role) for role in ROLES if role in held)


def kind_word(kind: str) -> str:
    """The kind of an exhibit in words."""
    return {
        "still": QCoreApplication.translate("words", "Still"),
        "footage": QCoreApplication.translate("words", "Footage"),
    }[kind]


def state_word(state: str | None, *, is_running: bool) -> str:
    """How far the extraction of an exhibit came; `is_running` where this window is at it now."""
    if state == "running" and not is_running:
        return QCoreApplication.translate("words", "Unfinished")
    words = {
        None: QCoreApplication.translate("words", "Not examined"),
        "running": QCoreApplication.translate("words", "Running"),
        "cancelled": QCoreApplication.translate("words", "Unfinished"),
        "complete": QCoreApplication.translate("words", "Complete"),
        "partial": QCoreApplication.translate("words", "Partly done"),
        "failed": QCoreApplication.translate("words", "Failed"),
    }
    return words[state]


def authorisation_words(authorisation: str) -> str:
    """A search's authorisation in words."""
    if authorisation.startswith("granted:"):
        granted = QCoreApplication.translate("words", "Granted: {reference}")
        return granted.format(reference=authorisation.removeprefix("granted:"))
    words = {
        "not-needed": QCoreApplication.translate("words", "Not needed"),
        "requested": QCoreApplication.translate("words", "Requested"),
    }
    return words.get(authorisation, authorisation)


def provider_word(provider: str) -> str:
    """An ONNX Runtime provider as people call it."""
    return {"cpu": "CPU", "cuda": "CUDA", "directml": "DirectML"}.get(provider, provider)
