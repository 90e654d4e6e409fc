from tests.oversight_maker import another_case, joined

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log_filter import LogFilter
from catchlight.gui import reads_log
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab


def test_cases_are_offered_to_their_members_and_to_auditors(lab: Lab, actor: Actor, case: Case) -> None:
    auditor = joined(lab, actor, "A. Uditor", Role.AUDITOR)
    stranger = joined(lab, actor, "N. Obody", Role.EXAMINER)
    mine, theirs, everyones = (reads_log.head(lab, one) for one in (actor, stranger, auditor))
    assert mine.cases == everyones.cases == (("2026-001", case.identifier),)
    assert theirs.cases == ()
    assert theirs.names.cases == {}
    assert {name for name, _ in theirs.accounts} == {"A. Example", "A. Uditor", "N. Obody"}
    assert mine.total == theirs.total


def test_the_texts_of_other_cases_are_withheld_but_from_an_auditor(lab: Lab, actor: Actor, case: Case) -> None:
    stranger = joined(lab, actor, "N. Obody", Role.EXAMINER)
    auditor = joined(lab, actor, "A. Uditor", Role.AUDITOR)
    another_case(lab, stranger, "2026-002", offence="secret offence")
    below = reads_log.head(lab, actor).total + 1
    mine, theirs, everything = (
        reads_log.scan(lab, reader, LogFilter(text="secret offence"), below=below, down_to=1).found
        for reader in (actor, stranger, auditor)
    )
    assert mine == ()
    assert theirs == everything
    assert len(theirs) == 1
    (hidden,) = reads_log.entries(lab, actor, theirs)
    (shown,) = reads_log.entries(lab, auditor, theirs)
    assert (hidden.withheld, shown.withheld) == (True, False)


def test_a_scan_ends_where_it_is_told_to(lab: Lab, actor: Actor, case: Case) -> None:
    scanned = reads_log.scan(lab, actor, LogFilter(actions=("",)), below=3, down_to=2)
    assert scanned.reached == 2
    assert scanned.found == (2,)


def test_an_entry_is_read_with_whose_key_signed(lab: Lab, actor: Actor, case: Case) -> None:
    read = reads_log.in_full(lab, actor, 2)
    assert read is not None
    assert (read.name, read.entry.sequence) == ("A. Example", 2)
    assert reads_log.in_full(lab, actor, 99) is None
