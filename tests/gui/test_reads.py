import pytest

from catchlight.evidence.cases import Case
from catchlight.gui import reads
from catchlight.lab.folder import Lab


def test_a_fresh_case_has_nothing_in_it(lab: Lab, case: Case) -> None:
    assert reads.case_overviews(lab) == (reads.CaseOverview(case, 0),)
    assert reads.exhibits(lab, case) == ()
    assert reads.faces(lab, case) == reads.FacesFound((), (), ())
    assert reads.searches(lab, case) == ()


def test_a_fresh_gallery_has_nobody_and_the_page_says_what_was_asked(lab: Lab) -> None:
    assert reads.gallery(lab).portraits == 0
    assert reads.persons(lab, text="visitor", offset=0) == reads.PersonsPage("visitor", 0, 0, ())
    assert reads.portraits(lab, "visitor") == ()


def test_the_log_comes_newest_first_up_to_its_limit_with_the_cases_numbers(lab: Lab, case: Case) -> None:
    whole = reads.log(lab)
    assert [entry.document["action"] for entry in whole.entries] == ["case.opened", "lab.created"]
    newest = reads.log(lab, limit=1)
    assert (newest.entries, newest.total) == (whole.entries[:1], 2)
    assert newest.numbers == {case.identifier: "2026-001"}


def test_a_search_that_is_not_there_is_told(lab: Lab, case: Case) -> None:
    from catchlight.errors import CatchlightError

    with pytest.raises(CatchlightError, match="no search s7 in the case 2026-001"):
        reads.search(lab, case, "s7")
