"""What the log holds of a search: everything that was asked and found, personal data only as commitments."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.gallery_maker import PACK, QUALITY, a_face, random_vectors
from tests.people import somebody

from catchlight.evidence.cases import Case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Draft, Value, seal
from catchlight.evidence.exhibits import Exhibit
from catchlight.evidence.recorder_clock import RecorderClock
from catchlight.faces.face import Reason, Verdict
from catchlight.faces.records import StoredFace
from catchlight.gallery.candidates import Candidate, FaceCandidate
from catchlight.gallery.searches import SearchFigures
from catchlight.lab.policy import Authorisation as PolicyAuthorisation
from catchlight.lab.policy import Policy
from catchlight.workflows.find_probe import FoundProbe
from catchlight.workflows.search_entries import authorisation_details, finished_details, started_details
from catchlight.workflows.search_request import NOT_NEEDED_BECAUSE, Search, first_authorisation
from catchlight.workflows.search_result import SearchResult, probe_of

ACTOR = somebody()
CASE = Case(1, "id", "2026-001", "robbery", "", "")
FACE = StoredFace(4, 2, None, None, None, a_face(random_vectors(1)[0]), PACK, "ab" * 32)
FIGURES = SearchFigures(3, "cd" * 32, 10, 8, 2, 1, 0.25)


@pytest.fixture
def probe() -> FoundProbe:
    exhibit = Exhibit(
        path="/a.jpg",
        sha256="ef" * 32,
        size=9,
        kind="still",
        width=100,
        height=120,
        frames_expected=1,
        row=2,
        case_row=1,
        added_at="",
        added_by="",
    )
    return FoundProbe(FACE, None, b"template", "ab" * 32, exhibit)


def request(**changed: Any) -> Search:
    given: dict[str, Any] = {"authority": "prosecutor De Vries", "purpose": "find Jansen", **changed}
    return Search(actor=ACTOR, case="2026-001", probe="f4", **given)


def result(*candidates: Candidate, faces: tuple[FaceCandidate, ...] = ()) -> SearchResult:
    return SearchResult(
        id="s7",
        scope="gallery",
        mode="exact",
        gallery_size=10,
        searched=8,
        threshold=0.3,
        k=5,
        probe=probe_of(FACE, track=None, crop=None),
        candidates=candidates,
        faces=faces,
        seconds=0.25,
        gallery_revision=3,
        gallery_root="cd" * 32,
        pack_sha256=PACK,
        expired_left_out=2,
        other_pack_left_out=1,
    )


def candidate(rank: int, person: str, score: float) -> Candidate:
    return Candidate(
        rank=rank,
        person_id=person,
        score=score,
        portrait=f"p{rank}",
        crop_sha256="0" * 64,
        sha256=f"{rank}" * 64,
        captured_on="2024-01-02",
        source="station",
        legal_basis="art. 1",
        retain_until="2030-01-01",
        sex=None,
        birth_year=None,
        note=None,
        portraits=1,
    )


def leaf(details: dict[str, Value]) -> bytes:
    """The bytes that would enter the log for good."""
    draft = Draft("search.started", ACTOR, details=details)
    return seal(draft, lab="lab", sequence=1, tree_root=bytes(32), time=datetime(2026, 1, 1, tzinfo=UTC)).canonical


def test_the_beginning_says_who_is_searched_for_why_and_how(probe: FoundProbe) -> None:
    details = started_details("s7", CASE, request(k=5, threshold=0.3), probe)
    expected = {"search": "s7", "scope": "gallery", "probe": "f4", "probe_face": "f4", "probe_exhibit": "e2"}
    assert {name: details[name] for name in expected} == expected
    assert (details["k"], details["threshold"], details["pack_sha256"]) == (5, 0.3, PACK)
    assert (details["authority"], details["purpose"]) == (Personal("prosecutor De Vries"), Personal("find Jansen"))
    assert (details["offence"], details["legal_basis"]) == (Personal("robbery"), Personal("prosecutor De Vries"))


def test_the_quality_of_the_probe_is_told(probe: FoundProbe) -> None:
    quality = replace(QUALITY, verdict=Verdict.LIMITED, reasons=(Reason.SMALL, Reason.TURNED))
    poor = replace(probe, face=replace(FACE, face=replace(FACE.face, quality=quality)))
    details = started_details("s7", CASE, request(), poor)
    assert (details["probe_verdict"], details["probe_reasons"]) == ("limited", ["small", "turned"])


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (
            {"authorisation": "not-needed"},
            {"authorisation": "not-needed", "authorisation_because": NOT_NEEDED_BECAUSE, "authorisation_by": None},
        ),
        (
            {"authorisation": "requested"},
            {
                "authorisation": "requested",
                "authorisation_because": None,
                "authorisation_due_at": "2026-01-02T00:00:00.000000Z",
            },
        ),
        (
            {"authorisation": "granted: RC 26/17: extended", "granted_by": "Judge Smit"},
            {
                "authorisation": "granted",
                "authorisation_by": Personal("Judge Smit"),
                "authorisation_reference": Personal("RC 26/17: extended"),
                "authorisation_decided_at": "2026-01-01T00:00:00.000000Z",
                "authorisation_due_at": None,
            },
        ),
    ],
)
def test_an_authorisation_is_its_state_with_the_policy_in_force(
    stated: dict[str, Any], expected: dict[str, Any]
) -> None:
    policy = Policy(authorisation=PolicyAuthorisation(hours_to_grant=24))
    begins = first_authorisation(request(**stated), policy, now=datetime(2026, 1, 1, tzinfo=UTC))
    details = authorisation_details(begins, policy)
    assert {name: details[name] for name in expected} == expected
    assert (details["policy_sha256"], details["policy_hours_to_grant"]) == (policy.sha256, 24)


def test_the_log_itself_holds_no_personal_data_of_the_beginning(probe: FoundProbe) -> None:
    asked = request(authorisation="granted:RC Smit", legal_basis="order of Bakker", granted_by="Judge Visser")
    authorisation = first_authorisation(asked, Policy(), now=datetime(2026, 1, 1, tzinfo=UTC))
    entry = leaf({**started_details("s7", CASE, asked, probe), **authorisation_details(authorisation, Policy())})
    personal = (b"De Vries", b"Jansen", b"Smit", b"Bakker", b"Visser", b"robbery")
    assert [name for name in personal if name in entry] == []


def test_the_end_says_against_what_and_what_came_out() -> None:
    details = finished_details(result(candidate(1, "P1", 0.123456789), candidate(2, "P2", -0.5)), FIGURES)
    assert (details["gallery_size"], details["searched"], details["gallery_root"]) == (10, 8, "cd" * 32)
    assert (details["expired_left_out"], details["other_pack_left_out"], details["gallery_revision"]) == (2, 1, 3)
    assert details["candidates"] == [
        {"rank": 1, "person_id": Personal("P1"), "portrait_sha256": "1" * 64, "score": 0.123457},
        {"rank": 2, "person_id": Personal("P2"), "portrait_sha256": "2" * 64, "score": -0.5},
    ]


def test_a_result_without_candidates_says_so() -> None:
    details = finished_details(result(), FIGURES)
    assert (details["candidates"], details["faces"]) == ([], [])


def test_the_place_of_those_who_verify_a_result_is_kept_free() -> None:
    assert finished_details(result(candidate(1, "P1", 0.5)), FIGURES)["verifiers"] == []


def test_faces_of_the_exhibits_are_named_with_their_exhibit() -> None:
    details = finished_details(result(faces=(FaceCandidate(1, 0.75, FACE),)), FIGURES)
    named = {"rank": 1, "face": "f4", "exhibit": "e2", "score": 0.75}
    assert details["faces"] == [{**named, "microseconds": None, "wall_time": None}]


def test_media_time_and_wall_time_of_probe_and_faces_are_told(probe: FoundProbe) -> None:
    clock = RecorderClock(0, datetime(2026, 11, 23, 14, 5), "+01:00", 12.0, "T. Ester", "", "")  # noqa: DTZ001
    walked = replace(FACE, track_row=9, frame=50, microseconds=2_000_000)
    details = started_details("s7", CASE, request(), replace(probe, face=walked, clock=clock))
    told = (details["probe_microseconds"], details["probe_wall_time"])
    assert told == (2_000_000, "2026-11-23T14:04:50.000+01:00")
    found = FaceCandidate(1, 0.75, walked, clock.wall_time(2_000_000))
    listed: Any = finished_details(result(faces=(found,)), FIGURES)["faces"]
    assert [(one["microseconds"], one["wall_time"]) for one in listed] == [told]


def test_the_log_itself_names_no_candidate() -> None:
    assert b"Pietersen" not in leaf(finished_details(result(candidate(1, "Pietersen", 0.5)), FIGURES))
