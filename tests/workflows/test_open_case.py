"""Opening a case."""

import pytest
from tests.people import enlisted

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import all_cases
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import log_size, read_log
from catchlight.lab.folder import Lab
from catchlight.workflows.open_case import OpenCase, open_case


def test_an_opened_case_is_in_the_list_and_in_the_log(lab: Lab, actor: Actor) -> None:
    opened = open_case(lab, OpenCase(actor, "2026-7", "burglary"))
    with lab.reading() as db:
        assert all_cases(db) == [opened]
        assert log_size(db) == 2


@pytest.mark.parametrize(("number", "offence"), [("", "burglary"), ("2026-7", "  ")])
def test_a_case_needs_number_and_offence(lab: Lab, actor: Actor, number: str, offence: str) -> None:
    with pytest.raises(CatchlightError, match="needs its number and the offence"):
        open_case(lab, OpenCase(actor, number, offence))
    with lab.reading() as db:
        assert (all_cases(db), log_size(db)) == ([], 1)


def test_a_number_is_taken_once(lab: Lab, actor: Actor) -> None:
    open_case(lab, OpenCase(actor, "2026-7", "burglary"))
    with pytest.raises(CatchlightError, match="open already"):
        open_case(lab, OpenCase(actor, " 2026-7 ", "robbery"))


def test_who_learns_that_a_number_is_taken_by_a_case_of_others_is_logged(lab: Lab, actor: Actor) -> None:
    opened = open_case(lab, OpenCase(actor, "2026-7", "burglary"))
    with lab.reading() as db:
        stranger = enlisted(db, "B. Example")
    with pytest.raises(NotPermitted, match="taken by a case that you may not see"):
        open_case(lab, OpenCase(stranger, " 2026-7", "robbery"))
    with lab.reading() as db:
        (entry,) = read_log(db, actions=["access.refused"])
    assert (entry.document["case"], entry.document["actor"]["account"]) == (opened.identifier, stranger.account)
