"""Statistics from the log: who searched how often, for what, and what was out of order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.gallery_maker import fill, random_vectors
from tests.oversight_maker import (
    NO_ANALYST,
    another_case,
    clock_at,
    entries_of,
    joined,
    search_again,
    searched,
    signed_in,
)
from tests.people import PASSPHRASE
from tests.search_maker import stored_face
from tests.sweep_maker import exactly, swept

from catchlight.errors import CatchlightError, NotPermitted, SignInRefused
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.evidence.retention import close
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.policy import FILE_NAME
from catchlight.report.document import ERASED
from catchlight.report.statistics import CATCH_2024, Count, Statistics, Swept
from catchlight.workflows.authorise_search import AuthoriseSearch, authorise_search
from catchlight.workflows.case_access import case_for
from catchlight.workflows.erase_case import EraseCase, erase_case
from catchlight.workflows.oversight import Oversight, oversight
from catchlight.workflows.search import Search, search
from catchlight.workflows.sign_in import SignIn, sign_in

VECTORS = random_vectors(8, dimension=32)
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture
def auditor(lab: Lab, actor: Actor) -> Actor:
    return joined(lab, actor, "A. Uditor", Role.AUDITOR)


@pytest.fixture
def examiner(lab: Lab, actor: Actor, case: Case) -> Actor:
    """An examiner of the unit North, with a case of her own, 2026-002."""
    made = joined(lab, actor, "N. Orth", Role.EXAMINER, unit="North")
    another_case(lab, made, "2026-002", offence="Burglary")
    return made


def statistics(lab: Lab, auditor: Actor, **period: Any) -> Statistics:
    return oversight(lab, Oversight(auditor, **period))


def number_two(lab: Lab, examiner: Actor) -> Case:
    with lab.reading() as db:
        return case_for(lab, db, examiner, "2026-002")


def test_searches_are_counted_by_what_became_of_them(lab: Lab, actor: Actor, case: Case, auditor: Actor) -> None:
    fill(lab, VECTORS[:3])
    searched(lab, actor, case, VECTORS[4])
    search_again(lab, actor, case, "f1", threshold=1.0)
    search_again(lab, actor, case, "f1", scope="exhibits")
    cancelled = JobControl()
    cancelled.cancel()
    request = Search(actor=actor, case=case.number, probe="f1", authority="a", purpose="p")
    with pytest.raises(JobCancelled):
        search(lab, request, cancelled, analyst=NO_ANALYST)
    seen = statistics(lab, auditor)
    assert (seen.submitted, seen.with_candidates, seen.without_candidates) == (4, 1, 2)
    assert (seen.abandoned, seen.unfinished, seen.erased_before_end) == (1, 0, 0)
    assert seen.by_scope == (Count("gallery", 3, 1, 1), Count("exhibits", 1, 0, 0))


def test_they_are_counted_by_unit_examiner_offence_and_month(
    lab: Lab, actor: Actor, case: Case, examiner: Actor, auditor: Actor
) -> None:
    fill(lab, VECTORS[:3])
    searched(lab, actor, case, VECTORS[0])
    two = number_two(lab, examiner)
    with clock_at(datetime(2031, 1, 31, 23, 30, tzinfo=UTC)):
        searched(lab, examiner, two, VECTORS[1])
    search_again(lab, examiner, two, "f2")
    now = datetime.now(UTC)
    seen = statistics(lab, auditor, until=datetime(2032, 1, 1, tzinfo=UTC))
    assert seen.by_unit == (Count("North", 2, 2, 0), Count("(no unit)", 1, 1, 0))
    assert seen.by_examiner == (Count("N. Orth", 2, 2, 0), Count("A. Example", 1, 1, 0))
    assert seen.by_offence == (Count("Burglary", 2, 2, 0), Count("robbery", 1, 1, 0))
    assert seen.by_month == (Count(f"{now:%Y-%m}", 2, 2, 0), Count("2031-01", 1, 1, 0))
    (lab.folder / FILE_NAME).write_text('[office_hours]\nzone = "Europe/Amsterdam"\n', encoding="utf-8")
    assert statistics(lab, auditor, until=datetime(2032, 1, 1, tzinfo=UTC)).by_month[1].name == "2031-02"


def test_a_period_has_its_beginning_and_not_its_end(lab: Lab, actor: Actor, case: Case, auditor: Actor) -> None:
    fill(lab, VECTORS[:3])
    searched(lab, actor, case, VECTORS[0])
    (started,) = entries_of(lab, "search.started")
    at = datetime.fromisoformat(started.document["time"])
    assert statistics(lab, auditor, since=at).submitted == 1
    assert statistics(lab, auditor, until=at).submitted == 0
    assert statistics(lab, auditor, since=at + timedelta(microseconds=1)).submitted == 0
    with pytest.raises(CatchlightError, match="no time in it"):
        statistics(lab, auditor, since=at, until=at)


def test_what_had_no_authority_in_time_is_named(
    lab: Lab, actor: Actor, case: Case, examiner: Actor, auditor: Actor
) -> None:
    fill(lab, VECTORS[:3])
    with clock_at(datetime.now(UTC) - timedelta(days=3)):
        searched(lab, actor, case, VECTORS[0], authorisation="requested")
        for _ in range(3):
            search_again(lab, actor, case, "f1", authorisation="requested")
    search_again(lab, actor, case, "f1", authorisation="requested")
    supervisor = joined(lab, actor, "S. Upervisor", Role.SUPERVISOR)
    in_time = datetime.now(UTC) - timedelta(days=2)
    for name, decision, at in (("s2", "granted", None), ("s3", "granted", in_time), ("s4", "refused", None)):
        authorise_search(
            lab,
            AuthoriseSearch(
                actor=supervisor,
                search=name,
                decision=decision,  # type: ignore[arg-type]
                authority="Judge Smit",
                reference="1",
                decided_at=at,
            ),
        )
    seen = statistics(lab, auditor)
    assert [(one.search, one.what.split()[0]) for one in seen.not_in_time] == [("s1", "requested;"), ("s2", "granted")]
    assert {(one.case, one.who) for one in seen.not_in_time} == {(case.number, actor.name)}
    assert seen.not_compared == 1  # the refused one: its result is erased
    assert [(one.search, one.what) for one in seen.refused] == [("s4", "refused by Judge Smit")]


def test_searches_outside_office_hours_are_named(lab: Lab, actor: Actor, case: Case, auditor: Actor) -> None:
    fill(lab, VECTORS[:3])
    with clock_at(MONDAY.replace(hour=23)):
        searched(lab, actor, case, VECTORS[0])
    with clock_at(MONDAY):
        search_again(lab, actor, case, "f1")
    (found,) = statistics(lab, auditor, until=datetime(2032, 1, 1, tzinfo=UTC)).outside_hours
    assert (found.search, found.what) == ("s1", "Monday 23:00")


def test_what_was_opened_and_never_concluded_is_named(
    lab: Lab, actor: Actor, case: Case, examiner: Actor, auditor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from catchlight.workflows.search_run import SearchRun

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(SearchRun, "search_gallery", killed)
        with clock_at(datetime.now(UTC) - timedelta(hours=2)), pytest.raises(KeyboardInterrupt):
            searched(lab, actor, case, VECTORS[0])
        with pytest.raises(KeyboardInterrupt):
            search_again(lab, actor, case, "f1")
    long_ago = datetime.now(UTC) - timedelta(days=91)
    with clock_at(long_ago):
        another_case(lab, actor, "old")
        ended = another_case(lab, actor, "closed")
        with lab.reading() as db, acting(lab, db, actor) as act:
            close(act, ended, note="")
    with lab.reading() as db:  # to look at it is no act
        case_for(lab, db, signed_in(lab, auditor), "old", reading=True)
    seen = statistics(lab, auditor)
    assert seen.unfinished == 2
    assert [(one.search, one.case) for one in seen.not_concluded] == [("s1", case.number), (None, "old")]
    assert "91 days" in seen.not_concluded[1].what


def test_failed_sign_ins_and_refused_accesses_are_told(
    lab: Lab, actor: Actor, case: Case, examiner: Actor, auditor: Actor
) -> None:
    for name in (actor.name, "Nobody"):
        with pytest.raises(SignInRefused):
            sign_in(lab, SignIn(name, "wrong passphrase"))
    assert statistics(lab, auditor).failed_sign_ins_waiting == 2
    sign_in(lab, SignIn(actor.name, PASSPHRASE))
    with lab.reading() as db, pytest.raises(NotPermitted):
        case_for(lab, db, examiner, case.number)
    seen = statistics(lab, auditor)
    assert [one.who for one in seen.failed_sign_ins] == [actor.name, "nobody's account"]
    assert seen.failed_sign_ins_waiting == 0
    (refused,) = seen.refused_accesses
    assert (refused.who, refused.case) == (examiner.name, case.number)
    assert refused.what.startswith("asked for case")


def test_erased_names_show_as_erased_and_the_figures_stay(lab: Lab, actor: Actor, case: Case, auditor: Actor) -> None:
    fill(lab, VECTORS[:3])
    with clock_at(MONDAY.replace(hour=23)):
        searched(lab, actor, case, VECTORS[0])
    erase_case(lab, EraseCase(actor, case.number, "retention over"))
    seen = statistics(lab, auditor, until=datetime(2032, 1, 1, tzinfo=UTC))
    assert (seen.submitted, seen.with_candidates, seen.not_compared) == (1, 1, 1)
    assert seen.by_offence == (Count(ERASED, 1, 1, 0),)
    assert [one.case for one in seen.outside_hours] == [ERASED]


def test_only_who_oversees_reads_them_and_the_log_says_so_once(
    lab: Lab, actor: Actor, case: Case, examiner: Actor, auditor: Actor
) -> None:
    with pytest.raises(NotPermitted):
        statistics(lab, examiner)
    for _ in range(2):
        statistics(lab, auditor)
    statistics(lab, auditor, since=MONDAY - timedelta(days=900))
    statistics(lab, actor)
    read = entries_of(lab, "statistics.consulted")
    assert [one.document["role"] for one in read] == ["auditor", "auditor", "supervisor"]
    (refused,) = entries_of(lab, "access.refused")
    assert refused.document["details"]["what"] == "statistics.consulted"


def test_an_empty_lab_has_figures_of_zero_beside_the_published_ones(lab: Lab, auditor: Actor) -> None:
    seen = statistics(lab, auditor)
    assert (seen.submitted, seen.by_unit, seen.possibly_same, seen.not_concluded) == (0, (), (), ())
    assert seen.reference == CATCH_2024
    assert (CATCH_2024.submitted, CATCH_2024.suitable, CATCH_2024.recognised) == (2022, 884, 499)
    (newest,) = entries_of(lab, "statistics.consulted")
    assert seen.entries == newest.sequence


def test_a_changed_log_gives_no_figures(lab: Lab, actor: Actor, case: Case, auditor: Actor) -> None:
    with lab.reading() as db:
        db.conn.execute("DROP TRIGGER log_is_final_update")
        db.conn.execute("UPDATE log SET entry = 'nothing' WHERE sequence = 2")
    with pytest.raises(CatchlightError, match="Entry 2 of the evidence log was changed"):
        statistics(lab, replace(auditor, session=None))


def test_it_can_be_cancelled_while_the_log_is_read(lab: Lab, auditor: Actor) -> None:
    control = JobControl()
    control.cancel()
    with pytest.raises(JobCancelled):
        oversight(lab, Oversight(auditor), control)


def test_a_sweep_is_counted_by_its_faces_and_apart(lab: Lab, actor: Actor, case: Case, auditor: Actor) -> None:
    fill(lab, VECTORS[:3])
    probes = [stored_face(lab, case, VECTORS[at]).name for at in (0, 1, 3)]
    with clock_at(MONDAY.replace(hour=23)):
        swept(lab, actor, threshold=0.9)
    exactly(lab, actor, probes[0])
    stopped = JobControl(lambda progress: stopped.cancel() if "compared" in progress.note else None)
    with pytest.raises(JobCancelled):
        swept(lab, actor, control=stopped)
    seen = statistics(lab, auditor, until=datetime(2032, 1, 1, tzinfo=UTC))
    assert (seen.submitted, seen.with_candidates, seen.abandoned) == (1, 1, 0)
    assert seen.swept == Swept(2, 6, with_candidates=2, without_candidates=1, abandoned=3)
    assert seen.by_offence == (Count("robbery", 1, 1, 0, swept=6),)
    assert "s1" in [one.search for one in seen.outside_hours]
    assert seen.not_compared == 0
