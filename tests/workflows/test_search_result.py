"""A result as shown and as read back: whole, in its order, and with what limits the probe in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from tests.findings_maker import two_tracks
from tests.gallery_maker import PACK, QUALITY, a_face, fill, random_vectors
from tests.people import present
from tests.search_maker import asked, begun, ended, stored_face

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.log import acting
from catchlight.evidence.recorder_clock import RecorderClock, note_recorder_clock
from catchlight.faces.face import Reason, Verdict
from catchlight.faces.records import StoredFace, faces_of_exhibit
from catchlight.gallery.exact import Ranked
from catchlight.gallery.searches import Listed, SearchFigures
from catchlight.lab.folder import Lab
from catchlight.workflows.search_result import candidates_of, probe_of, stored_result

VECTORS = random_vectors(5)
FIGURES = SearchFigures(1, "ab" * 32, 4, 3, 1, 0, 0.25)
FACE = StoredFace(4, 2, 9, 12, 480_000, a_face(VECTORS[0]), PACK, None)


def warned(verdict: Verdict, *reasons: Reason) -> str | None:
    quality = replace(QUALITY, verdict=verdict, reasons=reasons)
    return probe_of(replace(FACE, face=replace(FACE.face, quality=quality)), track=None, crop=None).warning


def test_a_usable_probe_carries_no_warning() -> None:
    assert warned(Verdict.USABLE) is None


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_said_in_words(reason: Reason) -> None:
    warning = warned(Verdict.LIMITED, reason)
    assert warning is not None
    assert "()" not in warning
    assert "-" not in warning


@pytest.mark.parametrize(("verdict", "says"), [(Verdict.LIMITED, "may rank low"), (Verdict.NOT_SUITABLE, "say little")])
def test_a_warning_says_what_the_result_is_worth(verdict: Verdict, says: str) -> None:
    warning = warned(verdict, Reason.SMALL, Reason.BLURRED)
    assert warning is not None
    assert says in warning
    assert "(small, blurred)" in warning


def test_a_poor_probe_without_a_reason_is_warned_of_all_the_same() -> None:
    assert "(poor)" in (warned(Verdict.LIMITED) or "")


def test_a_probe_says_where_it_comes_from() -> None:
    probe = probe_of(FACE, track="t9", crop="cd" * 32)
    assert (probe.face, probe.track, probe.exhibit, probe.microseconds) == ("f4", "t9", "e2", 480_000)


def test_ranked_persons_become_candidates_with_what_is_enrolled_of_them(lab: Lab) -> None:
    fill(lab, VECTORS[1:], per_person=2, note="scar")
    with lab.reading() as db:
        best, other = candidates_of(db, [Ranked(2, 3, 0.75), Ranked(1, 2, 0.5)])
    assert [(one.rank, one.person_id, one.portrait, one.score) for one in (best, other)] == [
        (1, "P1", "p3", 0.75),
        (2, "P0", "p2", 0.5),
    ]
    assert (best.portraits, best.note, best.source, best.legal_basis) == (2, "scar", "station", "art. 1")


def test_nobody_ranked_is_no_candidate(lab: Lab) -> None:
    with lab.reading() as db:
        assert candidates_of(db, []) == ()


def test_a_search_of_the_gallery_reads_back(lab: Lab, case: Case) -> None:
    fill(lab, VECTORS[1:])
    probe = stored_face(lab, case, VECTORS[0])
    row = begun(lab, case, asked(probe, threshold=0.25, k=9))
    ended(lab, row, FIGURES, Listed(1, 0.75, 3, None), Listed(2, 0.5, 1, None))
    with lab.reading() as db:
        result = stored_result(db, case, "s1")
    assert [(one.rank, one.portrait, one.score) for one in result.candidates] == [(1, "p3", 0.75), (2, "p1", 0.5)]
    assert (result.mode, result.scope, result.faces, result.preview) == ("exact", "gallery", (), None)
    assert (result.gallery_size, result.searched, result.expired_left_out) == (4, 3, 1)
    assert (result.threshold, result.k, result.gallery_root) == (0.25, 9, "ab" * 32)
    assert (result.probe.face, result.probe.track, result.probe.crop_sha256) == ("f1", None, probe.crop)


def test_a_search_of_the_exhibits_reads_back(lab: Lab, case: Case) -> None:
    probe, other = stored_face(lab, case, VECTORS[0]), stored_face(lab, case, VECTORS[1])
    row = begun(lab, case, asked(probe, scope="exhibits"))
    ended(lab, row, SearchFigures(None, None, 2, 1, 0, 0, 0.1), Listed(1, 0.5, None, other.face.row))
    with lab.reading() as db:
        result = stored_result(db, case, "s1")
    assert [(one.rank, one.score, one.face) for one in result.faces] == [(1, 0.5, other.face)]
    assert (result.scope, result.candidates, result.gallery_root) == ("exhibits", (), None)


def test_a_search_that_never_finished_has_no_result(lab: Lab, case: Case) -> None:
    begun(lab, case, asked(stored_face(lab, case, VECTORS[0])))
    with lab.reading() as db, pytest.raises(CatchlightError, match="s1 never finished") as unfinished:
        stored_result(db, case, "s1")
    assert unfinished.value.facts == {"search": "s1"}


def test_wall_time_is_that_of_the_clock_in_force(lab: Lab, case: Case) -> None:
    exhibit = two_tracks(lab, case)
    clock = RecorderClock(0, datetime(2026, 11, 23, 14, 5), "+01:00", 12.0, "T. Ester", "", "")  # noqa: DTZ001
    with lab.reading() as db:
        walked = faces_of_exhibit(db, exhibit.row)[2]
        with acting(lab, db, present(lab)) as act:
            act.log("exhibit.clock.noted")
            note_recorder_clock(act, exhibit.row, clock)
    probe = stored_face(lab, case, VECTORS[0])
    row = begun(lab, case, asked(probe, scope="exhibits"))
    ended(lab, row, SearchFigures(None, None, 2, 1, 0, 0, 0.1), Listed(1, 0.5, None, walked.row))
    with lab.reading() as db:
        result = stored_result(db, case, "s1")
    assert walked.microseconds is not None
    assert [one.wall_time for one in result.faces] == [clock.wall_time(walked.microseconds)]
    assert result.probe.wall_time is None
