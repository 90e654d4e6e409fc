"""How a ledger reads."""

from dataclasses import replace
from datetime import datetime

import pytest
from tests.findings_maker import FACTS, PLAN, a_ledger

from catchlight.cli.ledger import examined_text, ledger_document, media_document, plan_document, plan_text
from catchlight.evidence.exhibits import Exhibit
from catchlight.evidence.recorder_clock import RecorderClock
from catchlight.faces.plan import Mode, plan_for
from catchlight.media.facts import DecodeWarning
from catchlight.media.ledger import State
from catchlight.workflows.extract_faces import ExhibitExtraction

FILM = Exhibit(
    path="/seized/film.mp4",
    sha256="ab" * 32,
    size=9,
    kind="footage",
    width=768,
    height=432,
    frames_expected=100,
    row=7,
    case_row=1,
    added_at="",
    added_by="",
)
EXAMINED = ExhibitExtraction(
    FILM,
    a_ledger(7, state=State.COMPLETE, frames_decoded=90, frames_gated=60, frames_duplicate=5, facts=FACTS),
    faces=12,
    tracks=2,
    not_suitable=3,
    embedded=4,
    warnings=(DecodeWarning(3, 120_000, "Frame 3 is damaged."),),
    plan=PLAN,
)


def test_frames_that_were_not_looked_at_are_not_said_to_be_examined() -> None:
    text = "\n".join(examined_text(EXAMINED))
    assert (
        "frames expected 100, decoded 90, of which 60 with nothing changed were not looked at again, failed 0" in text
    )
    assert "5 are identical to the one before" in text
    assert "warning at frame 3 (0:00:00.120): Frame 3 is damaged." in text


def test_a_warning_is_told_with_its_time_by_the_recorders_clock() -> None:
    shown = RecorderClock(0, datetime.fromisoformat("2026-11-23T14:05"), "+01:00", 0.0, "T. Ester", "", "")
    known = replace(EXAMINED, clock=shown)
    assert "warning at frame 3 (0:00:00.120, 2026-11-23T14:05:00.120+01:00): Frame" in "\n".join(examined_text(known))
    assert ledger_document(known)["warnings"][0]["wall_time"] == "2026-11-23T14:05:00.120+01:00"


def test_a_warning_about_the_whole_file_has_no_time() -> None:
    whole = replace(EXAMINED, warnings=(DecodeWarning(0, None, "The container has no index."),))
    assert "    warning: The container has no index." in examined_text(whole)


def test_an_expected_number_that_is_an_estimate_says_so() -> None:
    assert EXAMINED.ledger is not None
    about = replace(EXAMINED.ledger, facts=replace(FACTS, frames_expected_exact=False), frames_gated=0)
    assert "frames expected about 100, examined 90" in "\n".join(examined_text(replace(EXAMINED, ledger=about)))
    unknown = replace(about, frames_expected=None)
    assert "frames expected unknown" in "\n".join(examined_text(replace(EXAMINED, ledger=unknown)))


def test_a_failure_is_told() -> None:
    failed = replace(EXAMINED, ledger=a_ledger(7, state=State.FAILED, failure="The disk is full. Free some."))
    assert "    The disk is full. Free some." in examined_text(failed)


def test_the_document_keeps_its_fields() -> None:
    document = ledger_document(EXAMINED)
    first = {"id", "frames_expected", "frames_decoded", "frames_failed", "faces", "tracks", "seconds"}
    assert first <= set(document)
    assert document["warnings"] == [
        {"frame": 3, "microseconds": 120_000, "wall_time": None, "message": "Frame 3 is damaged."}
    ]
    nothing = ledger_document(replace(EXAMINED, ledger=None, plan=None))
    assert (nothing["state"], nothing["frames_decoded"], nothing["seconds"]) == (None, 0, 0.0)


def test_what_the_container_says_is_told_in_seconds_and_fractions() -> None:
    document = media_document(FACTS)
    assert document is not None
    assert (document["rate"], document["time_base"], document["duration_seconds"]) == ("30000/1001", "1/90000", 4.0)
    assert media_document(None) is None


@pytest.mark.parametrize("mode", list(Mode))
def test_every_plan_reads_as_a_sentence(mode: Mode) -> None:
    text = plan_text(plan_for(mode, 1920, 1080))
    assert text.startswith("the whole of every frame" if mode is Mode.EVERY_FRAME else "what changed")
    assert "at full resolution and at" in text


def test_a_plan_that_is_not_known_is_none() -> None:
    assert plan_document(None) is None
