import pytest
from tests.gui.entered import supervisor_of, waiting
from tests.oversight_maker import joined

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui import reads_authority
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.policy import FILE_NAME


def test_what_was_stated_before_comes_newest_first_with_the_policy_s_hours(lab: Lab, actor: Actor, case: Case) -> None:
    assert reads_authority.former_authority(lab, actor, case) == reads_authority.FormerAuthority()
    waiting(lab, actor, case)
    (lab.folder / FILE_NAME).write_text("[authorisation]\nhours_to_grant = 24\n")
    former = reads_authority.former_authority(lab, actor, case)
    assert former.purposes == ("find the suspect",)
    assert (former.legal_bases, former.authorities, former.hours) == (("Art. 55c",), ("prosecutor Z",), 24)


def test_a_result_that_may_be_consulted_is_shown_and_its_candidates_are_logged(
    lab: Lab, actor: Actor, case: Case
) -> None:
    waiting(lab, actor, case)
    shown = reads_authority.search_shown(lab, actor, case, "s1")
    assert shown.result is not None
    assert len(shown.result.candidates) == 3
    record = reads_authority.candidate_shown(lab, actor, case, "s1", 1)
    assert record.candidate.rank == 1
    with lab.reading() as db:
        entries = b"".join(bytes(row[0]) for row in db.conn.execute("SELECT entry FROM log"))
    assert b"candidate.consulted" in entries


def test_what_a_refusal_would_erase_is_counted_for_a_supervisor(lab: Lab, actor: Actor, case: Case) -> None:
    waiting(lab, actor, case)
    supervisor = supervisor_of(lab, actor)
    (row,) = reads_authority.awaiting(lab, supervisor)
    assert reads_authority.would_go(lab, supervisor, row).rows["candidates"] == 3


def test_who_is_no_member_reads_nothing(lab: Lab, actor: Actor, case: Case) -> None:
    waiting(lab, actor, case)
    stranger = joined(lab, actor, "N. Obody", Role.EXAMINER)
    with pytest.raises(NotPermitted):
        reads_authority.search_shown(lab, stranger, case, "s1")
    with pytest.raises(NotPermitted):
        reads_authority.awaiting(lab, stranger)


def test_a_search_that_is_not_there_is_told(lab: Lab, actor: Actor, case: Case) -> None:
    with pytest.raises(CatchlightError, match="no search s7 in the case 2026-001"):
        reads_authority.search_shown(lab, actor, case, "s7")
