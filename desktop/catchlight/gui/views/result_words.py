"""The result of a search in words: how much was searched, what the probe is, where a portrait comes from."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from catchlight.faces.face import Quality, Verdict
from catchlight.gui import formats
from catchlight.gui.counts import counts
from catchlight.gui.filter_words import filter_words
from catchlight.gui.loss_words import loss_words
from catchlight.gui.models.faces_model import face_time
from catchlight.gui.widgets.facts import Fact
from catchlight.gui.words import reasons_sentence, verdict_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from catchlight.gallery.candidates import Candidate
    from catchlight.gallery.preview_setting import PreviewSetting
    from catchlight.workflows.search import Probe, SearchResult

_MOST_SCORES = 3


def searched_words(result: "SearchResult", loss: "PreviewSetting | None" = None) -> str:
    """How it was searched and how much of what there is; of a preview what it may lack."""
    if result.mode == "preview":
        text = QCoreApplication.translate("result", "Preview: may miss people; the exact result is coming.")
        return f"{text} {loss_words(loss)}"
    if result.mode == "sweep":
        return QCoreApplication.translate(
            "result", "Sweep: may lack persons. Nothing can be concluded on it; search exactly for this face."
        )
    parts = [_compared(result)]
    if result.snapshot is not None:
        words = QCoreApplication.translate("result", "Searched: {name}, a snapshot of {at}, to be used until {day}.")
        when = formats.short_time(result.snapshot.made_at)
        parts.append(words.format(name=result.snapshot.id, at=when, day=result.snapshot.not_after))
    if result.expired_left_out:
        parts.append(counts.expired(result.expired_left_out))
    if result.other_pack_left_out:
        parts.append(counts.of_other_pack(result.other_pack_left_out))
    if result.filters:
        parts.append(
            QCoreApplication.translate("result", "Filters: {filters}.").format(filters=filter_words(result.filters))
        )
    return " ".join(parts)


def _compared(result: "SearchResult") -> str:
    """How much an exact search compared."""
    if result.scope == "exhibits":
        text = QCoreApplication.translate("result", "Exact: {searched} of {size} faces of the case compared.")
        if result.searched < result.gallery_size:
            text += " " + QCoreApplication.translate(
                "result", "The others are the probe's own or go on, in their track, from faces that were compared."
            )
    elif result.filters:
        text = QCoreApplication.translate(
            "result",
            "Exact: every one of the {searched} templates that the filters leave was scored, of {size} in the gallery"
            " (revision {revision}).",
        )
    else:
        text = QCoreApplication.translate(
            "result",
            "Exact: every one of {searched} templates that may be searched was scored, gallery revision {revision}.",
        )
    searched, size = formats.count(result.searched), formats.count(result.gallery_size)
    return text.format(searched=searched, size=size, revision=formats.count(result.gallery_revision or 0))


def moved_words(before: "Mapping[str, int]", candidates: "Sequence[Candidate]") -> str:
    """What the exact list changed since the preview that it took the place of; "" where nothing."""
    missed = sum(one.person_id not in before for one in candidates)
    moved = sum(before.get(one.person_id, one.rank) != one.rank for one in candidates)
    gone = len(before.keys() - {one.person_id for one in candidates})
    if not (missed or moved or gone):
        return QCoreApplication.translate("result", "The preview had missed nobody of these, and their order stayed.")
    parts = (
        (missed, QCoreApplication.translate("result", "The preview had missed {count} of these.")),
        (moved, QCoreApplication.translate("result", "{count} stood at another rank in it.")),
        (gone, QCoreApplication.translate("result", "{count} listed in it are not in the exact list.")),
    )
    return " ".join(words.format(count=formats.count(count)) for count, words in parts if count)


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


def preview_facts(candidate: "Candidate") -> list[Fact]:
    """What is told of a candidate while only the preview is there: its record stays closed."""
    return [
        Fact(QCoreApplication.translate("result", "Score"), formats.score(candidate.score)),
        Fact(
            QCoreApplication.translate("result", "Record"),
            QCoreApplication.translate("result", "Opens with the exact result; nothing can be concluded on a preview."),
        ),
    ]


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
    facts.append(Fact(QCoreApplication.translate("result", "Portraits"), _portraits(candidate), candidate.sha256))
    return facts


def _portraits(candidate: "Candidate") -> str:
    """The person's portraits that were searched, with their scores, best first."""
    scored = candidate.compared or ((candidate.portrait, candidate.score),)
    parts = [f"{name} {formats.score(score)}" for name, score in scored[:_MOST_SCORES]]
    more = max(candidate.portraits, len(scored)) - len(parts)
    return "  ·  ".join([*parts, *([counts.more(more)] if more > 0 else [])])
