"""Failed sign-ins in the lab's database."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlite_utils import Database
from tests.people import enlisted

from catchlight.lab.folder import Lab
from catchlight.lab.sign_ins import (
    SignInFailure,
    Tries,
    mark_logged,
    not_logged,
    note_failure,
    note_success,
    note_tries,
    tries_of,
)

NOW = datetime(2026, 11, 23, 14, 5, 0, 250_000, tzinfo=UTC)


@pytest.fixture
def db(lab: Lab) -> Iterator[Database]:
    with lab.reading() as opened:
        yield opened


def test_failures_wait_until_an_entry_names_them(db: Database) -> None:
    account = enlisted(db, "B. Example").account
    known, unknown = SignInFailure(account, NOW, "os", "pc"), SignInFailure(None, NOW, "os", "pc")
    note_failure(db, known)
    note_failure(db, unknown)
    assert [failure for _, failure in not_logged(db)] == [known, unknown]
    mark_logged(db, not_logged(db)[0][0], entry=7)
    assert [failure for _, failure in not_logged(db)] == [unknown]


def test_tries_are_counted_for_each_account_by_itself(db: Database) -> None:
    one, other = enlisted(db, "B. Example").account, enlisted(db, "C. Example").account
    tries = Tries(4, NOW + timedelta(seconds=2))
    note_tries(db, one, tries)
    assert (tries_of(db, one), tries_of(db, other)) == (tries, Tries())
    note_success(db, other, at=NOW)
    assert tries_of(db, one) == tries
    note_success(db, one, at=NOW)
    assert tries_of(db, one) == Tries()
    assert tries_of(db, "nobody") == Tries()
