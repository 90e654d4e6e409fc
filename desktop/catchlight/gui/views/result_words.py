"""The result of a search in words: how much was searched, what the probe is, where a candidate's portrait comes from."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from catchlight.faces.face import Quality, Verdict
from catchlight.gui import formats
from catchlight.gui.widgets.facts import Fact
from catchlight.gui.words import reasons_sentence, verdict_word

if TYPE_CHECKING:
    from catchlight.workflows.search import Probe, SearchResult


def searched_words(result: "SearchResult") -> str:
    """How it was searched and how much of what there is."""
    say = QCoreApplication.translate
    searched, size = formats.count(result.searched), formats.count(result.gallery_size)
    if result.mode == "preview":
        return say("result", "Preview: approximate, candidates may be missing. The exact result replaces it shortly.")
    if result.scope == "exhibits":
        text = say("result", "Exact: {searched} of {size} faces of the case compared.")
    else:
        text = say("result", "Exact: {searched} of {size} portraits compared, gallery revision {revision}.")
    text = text.format(searched=searched, size=size, revision=result.gallery_revision)
    if result.expired_left_out:
        text += " " + say("result", "%n left out: retention ended.", "", result.expired_left_out)
    if result.other_pack_left_out:
        text += " " + say("result", "%n left out: another model pack.", "", result.other_pack_left_out)
    return text


def warning_words(quality: Quality) -> str:
    """What the probe's quality means for the list; "" where it limits nothing."""
    say = QCoreApplication.translate
    if quality.verdict is Verdict.USABLE:
        return ""
    if quality.verdict is Verdict.LIMITED:
        text = say("result", "The probe is limited: the person sought may rank low or be missing from the list.")
    else:
        text = say("result", "The probe is not suitable for comparison: ranks and scores from it say little.")
    return f"{text} {reasons_sentence(quality.reasons)}".strip()


def probe_facts(probe: "Probe", exhibit_names: dict[int, str]) -> list[Fact]:
    """Where the probe comes from and how good it is."""
    say = QCoreApplication.translate
    name = exhibit_names.get(int(probe.exhibit[1:]), "")
    when = say("result", "Still") if probe.microseconds is None else formats.media_time(probe.microseconds)
    used = say("result", "Fused template of the track") if probe.track is not None else say("result", "This face")
    return [
        Fact(say("result", "Exhibit"), f"{probe.exhibit}  {name}".strip()),
        Fact(say("result", "Time"), when),
        Fact(say("result", "Used"), used),
        Fact(say("result", "Quality"), verdict_word(probe.quality.verdict)),
    ]


def candidate_facts(candidate: Any, exhibit_names: dict[int, str]) -> list[Fact]:
    """Score and provenance of a candidate; of a face of the case, where it was found."""
    say = QCoreApplication.translate
    score = Fact(say("result", "Score"), formats.score(candidate.score), say("result", "Cosine of the two templates"))
    if not hasattr(candidate, "person_id"):
        face = candidate.face
        when = say("result", "Still") if face.microseconds is None else formats.media_time(face.microseconds)
        name = exhibit_names.get(face.exhibit_row, "")
        return [
            score,
            Fact(say("result", "Exhibit"), f"{face.exhibit}  {name}".strip()),
            Fact(say("result", "Time"), when),
            Fact(say("result", "Quality"), verdict_word(face.face.quality.verdict)),
        ]
    facts = [
        score,
        Fact(say("result", "Taken on"), candidate.captured_on),
        Fact(say("result", "Source"), candidate.source),
        Fact(say("result", "Legal basis"), candidate.legal_basis),
        Fact(say("result", "Keep until"), candidate.retain_until),
    ]
    person = [str(part) for part in (candidate.sex, candidate.birth_year) if part is not None]
    if person:
        facts.append(Fact(say("result", "Person"), ", ".join(person)))
    if candidate.note:
        facts.append(Fact(say("result", "Note"), candidate.note))
    portraits = QCoreApplication.translate("result", "%n of this person", "", candidate.portraits)
    facts.append(Fact(say("result", "Portraits"), f"{candidate.portrait}  ·  {portraits}", candidate.sha256))
    return facts
