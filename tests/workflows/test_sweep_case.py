"""A sweep is one act: one authority, one entry with every probe and candidate, one result that nothing rests on."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from tests.gallery_maker import OTHER_PACK, fill, random_vectors
from tests.oversight_maker import clock_at, entries_of, joined
from tests.search_maker import stored_face
from tests.sweep_maker import exactly, found_by_the_verifier, swept
from tests.view_maker import built

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gallery import sweep, sweep_index
from catchlight.gallery.searches import search_named
from catchlight.gallery.sweeps import count_probes, swept_probes
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows import sweep_probes
from catchlight.workflows.authorise_search import AuthoriseSearch, authorise_search, awaiting_authorisation
from catchlight.workflows.consult import consult_search
from catchlight.workflows.consult_sweep import consult_row, consult_sweep
from catchlight.workflows.erase_search import EraseSearch, erase_search
from catchlight.workflows.verify_log import verify_log

VECTORS = random_vectors(12)


@pytest.fixture
def faces(lab: Lab, case: Case) -> list[str]:
    """Three faces of three stills: of the persons P1 and P4, and of nobody enrolled."""
    fill(lab, VECTORS[:8])
    return [stored_face(lab, case, VECTORS[at]).name for at in (1, 4, 11)]


@pytest.fixture
def other(lab: Lab, actor: Actor) -> Actor:
    """A supervisor who is in no case."""
    return joined(lab, actor, "S. Upervisor", Role.SUPERVISOR)


def wrong_with_searches(lab: Lab) -> list[str]:
    """What the verification names about searches; the galleries and stills of these tests have no entries."""
    found = verify_log(lab, JobControl()).problems
    return [one.problem for one in found if "search" in one.problem or "authorisation" in one.problem]


def test_every_face_of_the_case_has_its_own_list(lab: Lab, actor: Actor, case: Case, faces: list[str]) -> None:
    result = swept(lab, actor)
    assert [row.name for row in result.rows] == faces
    assert [row.best.person_id for row in result.rows if row.best is not None][:2] == ["P1", "P4"]
    assert [row.listed for row in result.rows] == [3, 3, 3]
    assert (result.searched, result.gallery_size, result.statement["method"]) == (8, 8, "exact")
    row = consult_row(lab, actor, case.number, result.id, faces[1])
    assert (row.mode, row.certificate, [one.rank for one in row.candidates]) == ("sweep", None, [1, 2, 3])
    assert row.candidates[0].person_id == "P4"
    assert consult_sweep(lab, actor, case.number, result.id).rows == result.rows


def test_one_entry_says_for_whom_and_one_what_came_out(lab: Lab, actor: Actor, faces: list[str]) -> None:
    result = swept(lab, actor)
    (started,) = entries_of(lab, "search.started")
    (finished,) = entries_of(lab, "search.finished")
    before, after = started.document["details"], finished.document["details"]
    assert (before["mode"], before["probe_count"], before["purpose"]) == ("sweep", 3, "find everybody")
    assert [one["probe"] for one in before["probes"]] == faces
    hashes = [hashlib.sha256(VECTORS[at].astype("<f4").tobytes()).hexdigest() for at in (1, 4, 11)]
    assert [one["template_sha256"] for one in after["probes"]] == hashes
    first = after["probes"][0]["candidates"][0]
    assert (first["rank"], first["person_id"], first["score"]) == (1, "P1", pytest.approx(1.0))
    assert (after["gallery_root"], after["gallery_revision"]) == (result.gallery_root, result.gallery_revision)
    assert after["sweep"]["measured_loss"] == 0.0
    assert after["probes_with_candidates"] == 3
    assert wrong_with_searches(lab) == []


def test_with_codes_the_loss_is_measured_and_stated(
    lab: Lab, actor: Actor, faces: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweep_index, "FEWEST", 300)
    monkeypatch.setattr(sweep, "RESCORED", 8)
    fill(lab, random_vectors(600, seed=9), source="another", legal_basis="art. 2")
    built(lab, with_index=True)
    result = swept(lab, actor)
    assert (result.statement["method"], result.statement["sample"]) == ("codes", 3)
    assert result.statement["measured_loss"] is not None
    assert result.statement["sample_listed"] == 9
    (finished,) = entries_of(lab, "search.finished")
    assert finished.document["details"]["sweep"] == dict(result.statement)


def test_nothing_can_be_concluded_on_and_a_row_becomes_an_exact_search(
    lab: Lab, actor: Actor, case: Case, faces: list[str]
) -> None:
    swept(lab, actor, threshold=0.5)
    with pytest.raises(CatchlightError, match="is a sweep of many faces"):
        consult_search(lab, actor, case.number, "s1")
    found = exactly(lab, actor, faces[0])
    assert (found.id, found.mode, found.threshold) == ("s2", "exact", 0.5)
    assert found.certificate is not None
    with lab.reading() as db:
        stored = search_named(db, case, "s2")
        assert (stored.started.from_sweep, stored.started.purpose) == (1, "find everybody")
    assert entries_of(lab, "search.started")[-1].document["details"]["from_sweep"] == "s1"
    assert consult_sweep(lab, actor, case.number, "s1").rows[0].exact == ("s2",)
    with pytest.raises(CatchlightError, match="did not search for f99"):
        exactly(lab, actor, "f99")
    with pytest.raises(CatchlightError, match="no sweep"):
        exactly(lab, actor, faces[0], sweep="s2")


def test_a_threshold_and_filters_shorten_the_lists(lab: Lab, actor: Actor, faces: list[str]) -> None:
    result = swept(lab, actor, threshold=0.9)
    assert [row.listed for row in result.rows] == [1, 1, 0]
    assert result.rows[2].best is None


def test_only_the_exhibits_that_were_named(lab: Lab, actor: Actor, faces: list[str]) -> None:
    result = swept(lab, actor, exhibits=("e2",))
    assert [row.name for row in result.rows] == [faces[1]]
    with pytest.raises(CatchlightError, match="no exhibit e9"):
        swept(lab, actor, exhibits=("e9",))


def test_a_refusal_erases_the_sweep_and_what_went_on_from_it(
    lab: Lab, actor: Actor, other: Actor, case: Case, faces: list[str]
) -> None:
    swept(lab, actor, authorisation="requested")
    exactly(lab, actor, faces[0])
    (first, second) = awaiting_authorisation(lab, other)
    assert (first.search, first.is_sweep, first.probes) == ("s1", True, 3)
    assert first.authorisation.due_at == second.authorisation.due_at
    decided = authorise_search(lab, AuthoriseSearch(actor=other, search="s1", decision="refused", authority="Judge"))
    assert decided.erased_at is not None
    with lab.reading() as db:
        assert [search_named(db, case, name).erased_at is None for name in ("s1", "s2")] == [False, False]
        assert count_probes(db, 1) == 0
    for opened in (lambda: consult_sweep(lab, actor, case.number, "s1"), lambda: exactly(lab, actor, faces[0])):
        with pytest.raises(NotPermitted):
            opened()
    swept_entry = entries_of(lab, "search.finished")[0].document["details"]
    assert swept_entry["probes"][0]["candidates"][0]["person_id"] is None
    assert wrong_with_searches(lab) == []


def test_a_grant_of_the_sweep_is_one_of_what_went_on_from_it(
    lab: Lab, actor: Actor, other: Actor, case: Case, faces: list[str]
) -> None:
    swept(lab, actor, authorisation="requested")
    exactly(lab, actor, faces[0])
    granted = AuthoriseSearch(actor=other, search="s1", decision="granted", authority="Judge", reference="RC 1")
    authorise_search(lab, granted)
    assert awaiting_authorisation(lab, other) == ()
    exactly(lab, actor, faces[1])
    with lab.reading() as db:
        states = [search_named(db, case, name).authorisation for name in ("s1", "s2", "s3")]
    assert [one.state for one in states if one is not None] == ["granted"] * 3
    assert wrong_with_searches(lab) == []
    assert found_by_the_verifier(lab, actor) == []


def test_an_overdue_sweep_is_opened_by_nobody_and_nothing_goes_on_from_it(
    lab: Lab, actor: Actor, case: Case, faces: list[str]
) -> None:
    with clock_at(datetime.now(UTC) - timedelta(hours=49)):
        swept(lab, actor, authorisation="requested")
    for opened in (
        lambda: consult_sweep(lab, actor, case.number, "s1"),
        lambda: consult_row(lab, actor, case.number, "s1", faces[0]),
        lambda: exactly(lab, actor, faces[0]),
    ):
        with pytest.raises(NotPermitted, match="had to be granted"):
            opened()


def test_a_supervisor_does_not_decide_on_a_sweep_from_which_their_own_search_went_on(
    lab: Lab, actor: Actor, case: Case, faces: list[str]
) -> None:
    from catchlight.workflows.members import AddMember, add_member

    both = joined(lab, actor, "B. Oth", Role.SUPERVISOR, Role.EXAMINER)
    add_member(lab, AddMember(actor, case.number, both.name))
    swept(lab, actor, authorisation="requested")
    exactly(lab, both, faces[0])
    granted = AuthoriseSearch(actor=both, search="s1", decision="granted", authority="Judge", reference="RC 1")
    with pytest.raises(NotPermitted, match="own"):
        authorise_search(lab, granted)


def test_a_cancelled_sweep_keeps_nothing(lab: Lab, actor: Actor, case: Case, faces: list[str]) -> None:
    control = JobControl(lambda progress: control.cancel() if "compared" in progress.note else None)
    with pytest.raises(JobCancelled):
        swept(lab, actor, control=control)
    assert len(entries_of(lab, "search.abandoned")) == 1
    with lab.reading() as db:
        assert [one.listed for one in swept_probes(db, 1)] == [(), (), ()]
    with pytest.raises(CatchlightError, match="never finished"):
        consult_sweep(lab, actor, case.number, "s1")


def test_an_empty_gallery_gives_empty_lists(lab: Lab, actor: Actor, case: Case) -> None:
    stored_face(lab, case, VECTORS[0])
    result = swept(lab, actor)
    assert [(row.listed, row.best) for row in result.rows] == [(0, None)]


def test_what_cannot_be_compared_is_left_out_and_counted(lab: Lab, actor: Actor, case: Case, faces: list[str]) -> None:
    stored_face(lab, case, VECTORS[2], pack=OTHER_PACK)
    stored_face(lab, case, np.zeros(16, np.float32))
    result = swept(lab, actor)
    assert [row.name for row in result.rows] == faces
    assert (result.statement["probes_of_other_pack"], result.statement["probes_without_template"]) == (1, 1)


def test_without_faces_or_with_too_many_nothing_begins(
    lab: Lab, actor: Actor, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CatchlightError, match="no face in the case"):
        swept(lab, actor)
    for at in (1, 2):
        stored_face(lab, case, VECTORS[at])
    monkeypatch.setattr(sweep_probes, "MOST_PROBES", 1)
    with pytest.raises(CatchlightError, match="2 tracks and faces"):
        swept(lab, actor)
    with pytest.raises(CatchlightError, match="authority"):
        swept(lab, actor, authority=" ")
    with pytest.raises(CatchlightError, match="list of 21"):
        swept(lab, actor, k=21)
    assert entries_of(lab, "search.started") == []


def test_who_is_no_member_is_refused(lab: Lab, actor: Actor, faces: list[str]) -> None:
    stranger = joined(lab, actor, "X. Tern", Role.EXAMINER)
    with pytest.raises(NotPermitted):
        swept(lab, stranger)


def test_an_erased_sweep_names_nobody_any_more(
    lab: Lab, actor: Actor, other: Actor, case: Case, faces: list[str]
) -> None:
    swept(lab, actor)
    erased = erase_search(lab, EraseSearch(other, case.number, "s1", "mistaken"))
    assert erased.certificate is not None
    with pytest.raises(CatchlightError, match="was erased"):
        consult_sweep(lab, actor, case.number, "s1")
    assert wrong_with_searches(lab) == []


def test_an_auditor_gets_it_without_images(lab: Lab, actor: Actor, case: Case, faces: list[str]) -> None:
    swept(lab, actor)
    auditor = joined(lab, actor, "A. Uditor", Role.AUDITOR)
    rows = consult_sweep(lab, auditor, case.number, "s1").rows
    assert {row.probe.crop_sha256 for row in rows} == {None}
    assert {row.best.crop_sha256 for row in rows if row.best is not None} == {None}
    assert len(entries_of(lab, "search.consulted")) == 1


def test_who_edits_a_list_in_the_tables_is_named_by_verify(lab: Lab, actor: Actor, faces: list[str]) -> None:
    swept(lab, actor)
    assert wrong_with_searches(lab) == []
    with lab.reading() as db:
        db.conn.execute("UPDATE sweep_candidates SET score = 0.999 WHERE number = 2 AND rank = 2")
    assert "other candidates or scores" in str(verify_log(lab, JobControl()).problems)
