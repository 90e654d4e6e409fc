"""Where somebody works."""

import getpass
import platform

import pytest

from catchlight.lab.station import Station, this_station


def test_it_is_the_account_of_the_system_and_the_workstation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "examiner7")
    monkeypatch.setattr(platform, "node", lambda: "lab-pc-3")
    assert this_station() == Station("examiner7", "lab-pc-3")


@pytest.mark.parametrize("error", [KeyError("uid not found"), OSError("no name")])
def test_an_account_without_a_name_is_said_to_have_none(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def nameless() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert this_station().os_user == "an unnamed account"
