"""The result of a search in words: how much was searched, what the probe is, where a portrait comes from."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from catchlight.faces.face import Quality, Verdict
from catchlight.gui import formats
from catchlight.gui.counts import counts
from catchlight.gui.models.faces_model import face_time
from catchlight.gui.widgets.facts import Fact
from catchlight.gui.words import reasons_sentence, verdict_word

if TYPE_CHECKING:
    from datetime import datetime

    from catchlight.workflows.search import Probe, SearchResult


def searched_words(result: "SearchResult") -> str:
    """How it was searched and how much of what there is."""
    searched, size = formats.count(result.searched), formats.count(result.gallery_size)
    if result.mode == "preview":
        return QCoreApplication.translate(
            "result", "Preview: approximate, candidates may be missing. The exact result replaces it shortly."
        )
    if result.scope == "exhibits":
        text = QCoreApplication.translate("result", "Exact: {searched} of {size} faces of the case compared.")
    else:
        text = QCoreApplication.translate(
            "result", "Exact: {searched} of {size} portraits compared, gallery revision {revision}."
        )
    if result.scope == "exhibits" and result.searched < result.gallery_size:
        text += " " + QCoreApplication.translate(
            "result", "The others are the probe's own or go on, in their track, from faces that were compared."
        )
    text = text.format(searched=searched, size=size, revision=result.gallery_revision)
    if result.expired_left_out:
        text += " " + counts.expired(result.expired_left_out)
    if result.other_pack_left_out:
        text += " " + counts.of_other_pack(result.other_pack_left_out)
    return text


def warning_words(quality: Quality) -> str:
    """What the probe's quality means for the list; "" where it limits nothing."""
    if quality.verdict is Verdict.USABLE:
        return ""
    if quality.verdict is Verdict.LIMITED:
        text = QCoreApplication.translate(
            "result", "The probe is limited: the person sought may rank low or be missing from the list."
        )
    else:
        text = QCoreApplication.translate(
            "result", "The probe is not suitable for comparison: ranks and scores from it say little."
        )
    return f"{text} {reasons_sentence(quality.reasons)}".strip()


def probe_facts(probe: "Probe", exhibit_names: dict[int, str]) -> list[Fact]:
    """Where the probe comes from and how good it is."""
    name = exhibit_names.get(int(probe.exhibit[1:]), "")
    when = (
        QCoreApplication.translate("result", "Still")
        if probe.microseconds is None
        else formats.media_time(probe.microseconds)
    )
    used = (
        QCoreApplication.translate("result", "Fused template of the track")
        if probe.track is not None
        else QCoreApplication.translate("result", "This face")
    )
    return [
        Fact(QCoreApplication.translate("result", "Exhibit"), f"{probe.exhibit}  {name}".strip()),
        Fact(QCoreApplication.translate("result", "Time"), when),
        *_clock_fact(probe.wall_time),
        Fact(QCoreApplication.translate("result", "Used"), used),
        Fact(QCoreApplication.translate("result", "Quality"), verdict_word(probe.quality.verdict)),
    ]


def _clock_fact(moment: "datetime | None") -> list[Fact]:
    """The true time of day, where the recorder's clock is known."""
    if moment is None:
        return []
    tip = QCoreApplication.translate("result", "By the recorder’s clock, corrected")
    return [Fact(QCoreApplication.translate("result", "Clock"), formats.wall_time(moment), tip)]


def candidate_facts(candidate: Any, exhibit_names: dict[int, str]) -> list[Fact]:
    """Score and provenance of a candidate; of a face of the case, where it was found."""
    score = Fact(
        QCoreApplication.translate("result", "Score"),
        formats.score(candidate.score),
        QCoreApplication.translate("result", "Cosine of the two templates"),
    )
    if not hasattr(candidate, "person_id"):
        face = candidate.face
        name = exhibit_names.get(face.exhibit_row, "")
        return [
            score,
            Fact(QCoreApplication.translate("result", "Exhibit"), f"{face.exhibit}  {name}".strip()),
            Fact(QCoreApplication.translate("result", "Time"), face_time(face)),
            *_clock_fact(candidate.wall_time),
            Fact(QCoreApplication.translate("result", "Quality"), verdict_word(face.face.quality.verdict)),
        ]
    facts = [
        score,
        Fact(QCoreApplication.translate("result", "Taken on"), candidate.captured_on),
        Fact(QCoreApplication.translate("result", "Source"), candidate.source),
        Fact(QCoreApplication.translate("result", "Legal basis"), candidate.legal_basis),
        Fact(QCoreApplication.translate("result", "Keep until"), candidate.retain_until),
    ]
    person = [str(part) for part in (candidate.sex, candidate.birth_year) if part is not None]
    if person:
        facts.append(Fact(QCoreApplication.translate("result", "Person"), ", ".join(person)))
    if candidate.note:
        facts.append(Fact(QCoreApplication.translate("result", "Note"), candidate.note))
    portraits = counts.of_person(candidate.portraits)
    facts.append(
        Fact(
            QCoreApplication.translate("result", "Portraits"), f"{candidate.portrait}  ·  {portraits}", candidate.sha256
        )
    )
    return facts
