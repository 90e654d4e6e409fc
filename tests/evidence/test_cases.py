"""Cases are opened once, with their entry, and found by number."""

import pytest
from tests.people import enlisted

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import (
    Case,
    add_member,
    all_cases,
    case_numbered,
    cases_of_member,
    find_case,
    is_member,
    members_of,
    open_case,
    remove_member,
)
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, log_size, read_log
from catchlight.lab.folder import Lab


def opened(lab: Lab, actor: Actor, *, number: str, offence: str = "robbery") -> Case:
    with lab.reading() as db, acting(lab, db, actor) as act:
        return open_case(act, number=number, offence=offence)


def test_an_opened_case_is_found_by_its_number(lab: Lab, case: Case, actor: Actor) -> None:
    with lab.reading() as db:
        assert find_case(db, "2026-001") == case
        assert case_numbered(db, " 2026-001 ") == case
    assert (case.offence, case.opened_by) == ("robbery", actor.name)


def test_the_log_knows_a_case_by_a_random_identifier_and_not_by_its_number(lab: Lab, case: Case) -> None:
    with lab.reading() as db:
        (canonical,) = db.conn.execute("SELECT entry FROM log WHERE sequence = 2").fetchone()

    assert b"2026-001" not in canonical
    assert b"robbery" not in canonical
    assert case.identifier.encode() in canonical


def test_the_log_tells_who_opened_which_case(lab: Lab, case: Case, actor: Actor) -> None:
    with lab.reading() as db:
        (entry,) = read_log(db, first=2)

    assert (entry.document["action"], entry.document["case"], entry.actor) == (
        "case.opened",
        case.identifier,
        actor.name,
    )


@pytest.mark.parametrize("text", ["1\n2026-666  murder", "1\x1b[2J", "1\u20282", "1\udcff", "1\x00"])
def test_number_and_offence_are_lines_of_text(lab: Lab, actor: Actor, text: str) -> None:
    with pytest.raises(CatchlightError, match="line break"):
        opened(lab, actor, number=text)
    with pytest.raises(CatchlightError, match="line break"):
        opened(lab, actor, number="2026-002", offence=text)


@pytest.mark.parametrize(("number", "offence"), [("", "robbery"), ("  ", "robbery"), ("2026-002", " ")])
def test_a_case_needs_its_number_and_offence(lab: Lab, actor: Actor, number: str, offence: str) -> None:
    with pytest.raises(CatchlightError, match="needs its number and the offence"):
        opened(lab, actor, number=number, offence=offence)

    with lab.reading() as db:
        assert log_size(db) == 1


def test_a_number_is_taken_once(lab: Lab, case: Case, actor: Actor) -> None:
    with pytest.raises(CatchlightError, match="2026-001 is open already"):
        opened(lab, actor, number="2026-001 ")

    with lab.reading() as db:
        assert all_cases(db) == [case]
        assert log_size(db) == 2


def test_an_unknown_case_is_refused_with_the_known_ones(lab: Lab, case: Case) -> None:
    with lab.reading() as db, pytest.raises(CatchlightError, match="no case 2026-009") as raised:
        case_numbered(db, "2026-009")

    assert raised.value.facts["known"] == [case.number]


def test_cases_are_listed_newest_first(lab: Lab, actor: Actor) -> None:
    for number in ("2026-001", "zaak 東京", "2026-003"):
        opened(lab, actor, number=number)

    with lab.reading() as db:
        assert [case.number for case in all_cases(db)] == ["2026-003", "zaak 東京", "2026-001"]


def test_cases_are_listed_by_member(lab: Lab, case: Case, actor: Actor) -> None:
    with lab.reading() as db:
        other = enlisted(db, "B. Example")
        second = opened(lab, other, number="2026-002")
        with acting(lab, db, actor) as act:
            add_member(act, case, other.account)
            add_member(act, case, other.account)
        assert cases_of_member(db, other.account) == [second, case]
        assert cases_of_member(db, actor.account) == [case]
        assert members_of(db, case) == [actor.account, other.account]
        with acting(lab, db, actor) as act:
            remove_member(act, case, other.account)
        assert cases_of_member(db, other.account) == [second]
        assert is_member(db, case, actor.account)
        assert not is_member(db, case, other.account)
