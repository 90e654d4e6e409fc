"""A supervisor records what an authority decided: never on their own search, and what is refused goes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from tests.gallery_maker import fill, random_vectors
from tests.oversight_maker import clock_at, entries_of, joined, search_again, searched

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.erasure import overwrite_freed_pages
from catchlight.evidence.log import acting
from catchlight.evidence.retention import hold, release
from catchlight.gallery.authorisations import AuthorisationState
from catchlight.gallery.searches import search_named
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.policy import FILE_NAME, policy_in_force
from catchlight.workflows.authorise_search import (
    AuthoriseSearch,
    Decision,
    SearchAuthority,
    authorise_search,
    authority_of_search,
    awaiting_authorisation,
)
from catchlight.workflows.consult import consult_search
from catchlight.workflows.search import SearchResult
from catchlight.workflows.verify_log import verify_log

VECTORS = random_vectors(5)


@pytest.fixture
def other(lab: Lab, actor: Actor) -> Actor:
    """A supervisor who is in no case."""
    return joined(lab, actor, "S. Upervisor", Role.SUPERVISOR)


@pytest.fixture
def requested(lab: Lab, actor: Actor, case: Case) -> SearchResult:
    """The search s1, whose authorisation was requested."""
    fill(lab, VECTORS[:3])
    return searched(lab, actor, case, VECTORS[1], authorisation="requested")


def decided(lab: Lab, by: Actor, decision: str = "granted", **changed: Any) -> SearchAuthority:
    given: dict[str, Any] = {"search": "s1", "authority": "Judge Smit", "reference": "RC 26/17", **changed}
    return authorise_search(lab, AuthoriseSearch(actor=by, decision=cast("Decision", decision), **given))


def test_a_requested_authorisation_is_granted(lab: Lab, other: Actor, requested: SearchResult, case: Case) -> None:
    authority = decided(lab, other)
    stands = authority.authorisation
    assert (stands.state, stands.authority, stands.reference) == ("granted", "Judge Smit", "RC 26/17")
    assert (stands.is_late, authority.is_overdue, authority.case) == (False, False, case.number)
    (entry,) = entries_of(lab, "search.authorised")
    details, policy = entry.document["details"], policy_in_force(lab.folder)
    assert (entry.document["role"], entry.document["case"], details["search"]) == ("supervisor", case.identifier, "s1")
    assert (details["authorisation"], details["authorisation_by"]) == ("granted", "Judge Smit")
    assert (details["policy_sha256"], details["policy_hours_to_grant"]) == (policy.sha256, 48)
    assert verify_log(lab, JobControl()).problems == ()


def test_the_decision_names_nobody_in_the_entry_itself(lab: Lab, other: Actor, requested: SearchResult) -> None:
    decided(lab, other, "refused")
    with lab.reading() as db:
        raw = b"".join(bytes(row[0]) for row in db.conn.execute("SELECT entry FROM log"))
    assert [name for name in (b"Smit", b"RC 26/17", b"prosecutor Z", b"suspect") if name in raw] == []


def test_a_refused_search_is_erased_with_a_certificate_and_cannot_be_consulted(
    lab: Lab, actor: Actor, other: Actor, requested: SearchResult, case: Case
) -> None:
    authority = decided(lab, other, "refused")
    assert authority.erased_at is not None
    with lab.reading() as db:
        stored = search_named(db, case, "s1")
        (certificates,) = db.conn.execute("SELECT count(*) FROM erasures WHERE subject = 's1'").fetchone()
    assert (stored.is_refused, stored.listed, certificates) == (True, (), 1)
    (refused,), (erased,) = entries_of(lab, "search.authorisation.refused"), entries_of(lab, "erasure.done")
    assert refused.document["details"]["authorisation_by"] == "Judge Smit"
    assert erased.document["details"]["reason"] == "authorisation refused"
    assert erased.sequence == refused.sequence + 1
    with pytest.raises(NotPermitted, match="was refused"):
        consult_search(lab, actor, case.number, "s1")
    assert verify_log(lab, JobControl()).problems == ()


def test_a_search_that_runs_is_stopped(
    lab: Lab, actor: Actor, other: Actor, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("annoy")
    # The search reads on until the refusal is in, so that the freed pages are in use however long one waits.
    monkeypatch.setattr(
        "catchlight.workflows.finish_erasures.overwrite_freed_pages",
        lambda db, *, patience_seconds: overwrite_freed_pages(db, patience_seconds=0),
    )
    fill(lab, VECTORS[:3])
    searched(lab, actor, case, VECTORS[0])  # makes the search files

    def refuse(preview: SearchResult) -> None:
        decided(lab, other, "refused", search=preview.id)

    from tests.gallery_maker import PACK

    from catchlight.workflows.gallery_files import ready_generation

    with lab.reading() as db:
        ready_generation(lab, db, actor, pack=PACK, control=JobControl(), with_index=True)
    with pytest.raises(NotPermitted, match="refused while it ran"):
        search_again(lab, actor, case, "f1", authorisation="requested", preview=refuse)
    (abandoned,) = entries_of(lab, "search.abandoned")
    assert abandoned.document["details"]["search"] == "s2"
    assert [one.document["details"]["search"] for one in entries_of(lab, "search.finished")] == ["s1"]
    with lab.reading() as db:
        stored = search_named(db, case, "s2")
    assert (stored.figures, stored.listed, stored.is_refused) == (None, (), True)


def test_nobody_decides_on_their_own_search(lab: Lab, actor: Actor, requested: SearchResult) -> None:
    for decision in ("granted", "refused"):
        with pytest.raises(NotPermitted, match="own search"):
            decided(lab, actor, decision)
    assert not entries_of(lab, "search.authorised", "search.authorisation.refused")
    refused = [entry.document["details"] for entry in entries_of(lab, "access.refused")]
    assert [one["what"] for one in refused] == ["search.authorised", "search.authorisation.refused"]


def test_only_a_supervisor_decides(lab: Lab, actor: Actor, requested: SearchResult) -> None:
    for role in (Role.EXAMINER, Role.CUSTODIAN, Role.AUDITOR):
        somebody = joined(lab, actor, f"An {role}", role)
        with pytest.raises(NotPermitted, match="role of supervisor"):
            decided(lab, somebody)
    assert len(entries_of(lab, "access.refused")) == 3


def test_the_clock_begins_with_the_search_and_the_policy_says_how_long_it_runs(
    lab: Lab, actor: Actor, other: Actor, case: Case
) -> None:
    fill(lab, VECTORS[:3])
    (lab.folder / FILE_NAME).write_text("[authorisation]\nhours_to_grant = 24\n", encoding="utf-8")
    began = datetime.now(UTC) - timedelta(days=3)
    with clock_at(began):
        searched(lab, actor, case, VECTORS[1], authorisation="requested")
    (waiting,) = awaiting_authorisation(lab, other)
    assert waiting.authorisation.due_at == (began + timedelta(hours=24)).isoformat().replace("+00:00", "Z")
    assert waiting.is_overdue
    authority = decided(lab, other)
    assert (authority.authorisation.is_late, authority.is_overdue) == (True, False)
    (entry,) = entries_of(lab, "search.authorised")
    assert (entry.document["details"]["authorisation_late"], entry.document["details"]["policy_hours_to_grant"]) == (
        True,
        24,
    )
    assert awaiting_authorisation(lab, other) == ()


def test_a_decision_made_in_time_and_recorded_later_is_in_time(
    lab: Lab, actor: Actor, other: Actor, case: Case
) -> None:
    fill(lab, VECTORS[:3])
    began = datetime.now(UTC) - timedelta(days=3)
    with clock_at(began):
        searched(lab, actor, case, VECTORS[1], authorisation="requested")
    assert not decided(lab, other, decided_at=began + timedelta(hours=47)).authorisation.is_late


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"authority": " "}, "needs the authority"),
        ({"reference": ""}, "needs its reference"),
        ({"search": "s9"}, "no search s9"),
        ({"search": "nothing"}, "no search nothing"),
        ({"decided_at": datetime(2999, 1, 1, tzinfo=UTC)}, "in the future"),
        ({"decided_at": datetime(2026, 1, 1)}, "no time zone"),  # noqa: DTZ001
    ],
)
def test_a_decision_that_is_none_is_not_recorded(
    lab: Lab, other: Actor, requested: SearchResult, changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(CatchlightError, match=says):
        decided(lab, other, **changed)
    assert not entries_of(lab, "search.authorised")


def test_only_what_was_requested_is_granted_and_a_refusal_is_final(
    lab: Lab, actor: Actor, other: Actor, requested: SearchResult, case: Case
) -> None:
    search_again(lab, actor, case, "f1")
    with pytest.raises(CatchlightError, match="No authorisation was requested"):
        decided(lab, other, search="s2")
    decided(lab, other, "refused", search="s2")
    for decision in ("granted", "refused"):
        with pytest.raises(CatchlightError, match="refused already"):
            decided(lab, other, decision, search="s2")
    assert len(entries_of(lab, "erasure.done")) == 1


def test_under_legal_hold_a_refused_result_is_kept_unseen_and_goes_once_it_is_over(
    lab: Lab, actor: Actor, other: Actor, requested: SearchResult, case: Case
) -> None:
    with lab.reading() as db, acting(lab, db, other) as act:
        hold(act, case, reason="appeal")
    assert decided(lab, other, "refused").erased_at is None
    with pytest.raises(NotPermitted, match="was refused"):
        consult_search(lab, actor, case.number, "s1")
    with lab.reading() as db, acting(lab, db, other) as act:
        release(act, case, reason="appeal over")
    assert decided(lab, other, "refused").erased_at is not None
    assert len(entries_of(lab, "search.authorisation.refused")) == 1


def test_a_supervisor_sees_the_authority_of_a_search_once_logged_and_nothing_it_found(
    lab: Lab, actor: Actor, other: Actor, requested: SearchResult, case: Case
) -> None:
    (waiting,) = awaiting_authorisation(lab, other)
    assert authority_of_search(lab, other, "s1") == waiting
    assert (waiting.purpose, waiting.authority, waiting.legal_basis) == (
        "find the suspect",
        "prosecutor Z",
        "prosecutor Z",
    )
    assert (waiting.searched_by, waiting.offence) == (actor.name, "robbery")
    assert waiting.authorisation.state is AuthorisationState.REQUESTED
    assert len(entries_of(lab, "search.authority.consulted")) == 1
    with pytest.raises(NotPermitted):
        consult_search(lab, other, case.number, "s1")
    examiner = joined(lab, actor, "E. Xaminer", Role.EXAMINER)
    with pytest.raises(NotPermitted):
        authority_of_search(lab, examiner, "s1")


def test_a_policy_that_cannot_be_read_stops_the_decision(lab: Lab, other: Actor, requested: SearchResult) -> None:
    Path(lab.folder / FILE_NAME).write_text("[authorisation]\nhours_to_grant = 72\n", encoding="utf-8")
    with pytest.raises(CatchlightError, match="policy"):
        decided(lab, other)
    assert not entries_of(lab, "search.authorised")
