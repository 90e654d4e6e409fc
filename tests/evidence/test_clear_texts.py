"""Clear texts against their commitments; manipulated ones: tests/evidence/test_verification.py and tests/resources."""

from pathlib import Path

import pytest
from tests.log_maker import Log

from catchlight.evidence.commitment import Personal
from catchlight.lab.accounts import Role


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log.made(tmp_path / "lab")


def digests(log: Log, number: int) -> list[str]:
    with log.lab.reading() as db:
        rows = db.conn.execute("SELECT commitment FROM log_clear WHERE sequence = ?", (number,)).fetchall()
    return [bytes(digest).hex() for (digest,) in rows]


def forget(log: Log, number: int) -> None:
    with log.lab.reading() as db:
        db.conn.execute("DELETE FROM log_clear WHERE sequence = ?", (number,))


def test_a_long_list_may_go_on_in_another_entry(log: Log) -> None:
    number = log.add("search.finished", {"names": [Personal(name) for name in ("a", "b", "c")]})
    first, *rest = digests(log, number)
    forget(log, number)
    done = log.add("erasure.done", {"commitments": [first]}, role=Role.SUPERVISOR)
    assert {entry for entry, _ in log.problems()} == {number}

    log.add("erasure.continued", {"of": done, "commitments": list(rest)}, role=Role.SUPERVISOR)
    assert log.problems() == []


def test_an_erasure_from_before_excuses_nothing(log: Log) -> None:
    log.add("erasure.done", {"commitments": ["00" * 32]}, role=Role.SUPERVISOR)
    number = log.add("case.opened", {"number": Personal("2026-1")})
    forget(log, number)

    assert [entry for entry, _ in log.problems()] == [number]


@pytest.mark.parametrize("listed", [None, "all of them", 5])
def test_an_erasure_that_lists_nothing_is_told(log: Log, listed: object) -> None:
    done = log.add("erasure.done", {"commitments": listed}, role=Role.SUPERVISOR)  # type: ignore[dict-item]

    assert [of.entry for of in log.verified().problems] == [done]


def test_a_text_that_looks_like_a_commitment_is_none(log: Log) -> None:
    text = '{"commitment":"' + "ab" * 32 + '"}'
    log.add("case.opened", {"note": text, "number": Personal(text)})

    assert log.problems() == []


def test_an_entry_may_hold_more_than_a_thousand_texts(log: Log) -> None:
    log.add("search.finished", {"names": [Personal(str(number)) for number in range(1500)]})

    assert log.problems() == []
