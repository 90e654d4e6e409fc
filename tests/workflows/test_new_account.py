"""What every account begins with."""

import pytest
from tests.people import PASSPHRASE

from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.lab.accounts import Role
from catchlight.lab.keys import unwrap
from catchlight.lab.station import this_station
from catchlight.workflows.new_account import (
    introduced,
    new_account,
    require_other_passphrase,
    require_roles,
    station_details,
)


def test_an_account_comes_with_a_key_that_its_passphrase_opens() -> None:
    account, wrapped, actor = new_account(" A.  Example", PASSPHRASE, roles={Role.CUSTODIAN}, unit=" Robbery ")
    assert (account.name, account.unit, account.roles) == ("A. Example", "Robbery", frozenset({Role.CUSTODIAN}))
    assert unwrap(wrapped, PASSPHRASE) == actor.key
    assert (actor.account, actor.name, actor.roles) == (account.identifier, account.name, account.roles)


@pytest.mark.parametrize("role", list(Role))
def test_who_has_one_role_acts_in_it(role: Role) -> None:
    assert new_account("A. Example", PASSPHRASE, roles={role})[2].role is role


def test_two_accounts_of_one_name_have_nothing_in_common() -> None:
    first, second = (new_account("A. Example", PASSPHRASE, roles={Role.EXAMINER}) for _ in range(2))
    assert first[0].identifier != second[0].identifier
    assert first[1].key_id != second[1].key_id


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "Nobody is named"),
        (" \t", "Nobody is named"),
        ("x" * 201, "no name"),
        ("A\x1b[2JB", "no name"),
        ("A\u202eB", "no name"),
    ],
)
def test_what_is_no_name_is_refused(name: str, says: str) -> None:
    with pytest.raises(CatchlightError, match=says):
        new_account(name, PASSPHRASE, roles={Role.EXAMINER})


@pytest.mark.parametrize("name", ["研究 所", "=cmd|' /C calc'!A0", "Robert'); DROP TABLE accounts;--", "<b>O'Neil</b>"])
def test_any_text_is_a_name(name: str) -> None:
    assert new_account(name, PASSPHRASE, roles={Role.EXAMINER})[0].name == name


def test_a_passphrase_that_protects_nothing_is_refused() -> None:
    with pytest.raises(CatchlightError, match="too short") as refused:
        new_account("A. Example", "seven77", roles={Role.EXAMINER})
    assert refused.value.facts["shortest"] == 8
    assert "seven77" not in refused.value.message + refused.value.hint
    with pytest.raises(CatchlightError, match="the one before"):
        require_other_passphrase(PASSPHRASE, old=PASSPHRASE)
    with pytest.raises(CatchlightError, match="too short"):
        require_other_passphrase("short", old=PASSPHRASE)


@pytest.mark.parametrize("roles", [set(), {Role.AUDITOR, Role.EXAMINER}, set(Role)])
def test_roles_that_do_not_go_together_are_refused(roles: set[Role]) -> None:
    with pytest.raises(CatchlightError, match="An auditor has no other role"):
        require_roles(roles)


def test_every_other_set_of_roles_is_allowed() -> None:
    require_roles({Role.AUDITOR})
    require_roles(set(Role) - {Role.AUDITOR})


def test_an_entry_introduces_an_account_without_its_name_in_clear() -> None:
    account, wrapped, _ = new_account("A. Example", PASSPHRASE, roles={Role.SUPERVISOR, Role.EXAMINER})
    details = introduced(account, wrapped)
    assert details["account_name"] == Personal("A. Example")
    assert (details["unit"], details["roles"]) == (None, ["examiner", "supervisor"])
    assert details["public_key"] == wrapped.public.hex()


def test_the_place_of_work_is_personal() -> None:
    station = this_station()
    assert station_details() == {"os_user": Personal(station.os_user), "workstation": Personal(station.workstation)}
