"""Both verifiers on a log that tells of a restore: what that excuses, and who confirms it."""

import base64
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.log_maker import PROTECTION, Log, cut, note_of

from catchlight.evidence.checkpoints import key_name
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Value
from catchlight.evidence.known_checkpoints import FoundCheckpoint
from catchlight.evidence.note import Note
from catchlight.evidence.verification import Trust
from catchlight.lab.accounts import Role
from catchlight.lab.keys import SigningKey, new_key


def given_up(note: Note) -> dict[str, Value]:
    """What the entry of a restore says of the only checkpoint that was known."""
    _, size, root = note.body.splitlines()[:3]
    return {"lost_entries": 3, "given_up": [{"size": int(size), "root": base64.b64decode(root).hex()}]}


def told_by_both(log: Log, note: str, *, is_given: bool = False, witnesses: tuple[str, ...] = ()) -> list[int | None]:
    """The entries that both verifiers name, with one checkpoint that was left in the lab or given."""
    trust = Trust(log.first.key.key_id, (FoundCheckpoint(note, "here", is_given=is_given),), witnesses)
    ours = [of.entry for of in log.verified(trust).problems if not of.problem.startswith(PROTECTION)]
    theirs = log.checked(given=note, witnesses=witnesses) if is_given else log.checked(note, witnesses=witnesses)
    assert ours == [of.entry for of in theirs.problems]
    return ours


def test_a_restore_that_the_log_tells_of_is_a_notice(log: Log, tmp_path: Path) -> None:
    shutil.copyfile(log.lab.database_path, tmp_path / "older.db")
    log.add("case.opened")
    note = note_of(log)
    shutil.copyfile(tmp_path / "older.db", log.lab.database_path)
    lost: dict[str, Value] = {"size": 11, "root": base64.b64decode(note.body.split("\n")[2]).hex()}
    details: dict[str, Value] = {
        "from_entries": 10,
        "from_root": "",
        "lost_entries": 1,
        "newest_known": lost,
        "reason": Personal("disk"),
    }
    log.add("lab.restored", details, role=Role.SUPERVISOR)

    trust = Trust(log.first.key.key_id, (FoundCheckpoint(note.text(), "in a drawer", is_outside=True),))
    ours, theirs = log.verified(trust), log.checked(note.text())
    assert [of.entry for of in ours.unconfirmed] == [of.entry for of in theirs.problems] == [11]
    assert ours.is_in_order
    assert [of.entry for of in ours.notices] == [11, 11]
    assert {of.entry for of in theirs.notices} == {11}


def test_a_restore_does_not_excuse_that_the_entries_of_a_checkpoint_that_was_given_are_gone(log: Log) -> None:
    before = note_of(log)
    cut(log, 7)
    restored = log.add("lab.restored", {"from_entries": 7, **given_up(before)}, role=Role.SUPERVISOR)

    for is_given in (False, True):
        note = FoundCheckpoint(before.text(), "in given.note", is_outside=True, is_given=is_given)
        ours = [
            (of.entry, of.problem)
            for of in log.verified(Trust(log.first.key.key_id, (note,))).problems
            if not of.problem.startswith(PROTECTION)
        ]
        report = log.checked(given=before.text()) if is_given else log.checked(before.text())
        theirs = [(of.entry, of.text) for of in report.problems]
        for both in (ours, theirs):
            found = [(entry, text) for entry, text in both if "gives entries up" not in text]
            assert len(both) == len(found) + 1
            assert [entry for entry, _ in found] == ([restored] if is_given else [])
            for _, text in found:
                assert "in given.note" in text
                assert f"signed by account {log.first.account}" in text
                assert "3 entries were given up" in text
                assert "entries 8 to 10" in text
    after = note_of(log).text()
    newer = FoundCheckpoint(after, "in given.note", is_outside=True, is_given=True)
    assert [
        of
        for of in log.verified(Trust(log.first.key.key_id, (newer,))).problems
        if not of.problem.startswith(PROTECTION)
    ] == []
    assert log.checked(given=after).problems == []


@pytest.mark.parametrize("session", [None, 5, 9])
def test_a_restore_that_is_told_of_elsewhere_excuses_nothing(log: Log, session: int | None) -> None:
    note = note_of(log).text()
    cut(log, 7)
    for number in range(3):
        log.add("exhibit.added", {"exhibit": number})
    details: dict[str, Value] = {"from_entries": 5, "lost_entries": 10**9, "newest_known": None, "session": session}
    restored = log.add("lab.restored", details, role=Role.SUPERVISOR)

    trust = Trust(log.first.key.key_id, (FoundCheckpoint(note, "in a drawer", is_outside=True),))
    for found in (log.verified(trust).problems, log.checked(note).problems):
        assert {of.entry or None for of in found} == {restored, None}


def test_a_restore_that_follows_its_sign_in_is_a_notice(log: Log) -> None:
    note = note_of(log)
    cut(log, 7)
    session = log.add("account.signed_in")
    log.add("lab.restored", {"from_entries": 7, **given_up(note), "session": session}, role=Role.SUPERVISOR)

    trust = Trust(log.first.key.key_id, (FoundCheckpoint(note.text(), "in a drawer", is_outside=True),))
    told = log.verified(trust)
    assert [of for of in told.problems if not of.problem.startswith(PROTECTION)] == list(told.unconfirmed)
    assert len(log.checked(note.text()).problems) == len(told.unconfirmed) == 1


@pytest.mark.parametrize("planted", [{}, {"lost_entries": 10**9}])
def test_a_restore_does_not_excuse_that_the_log_is_rolled_back_once_more(
    log: Log, tmp_path: Path, planted: dict[str, Value]
) -> None:
    before = note_of(log)
    cut(log, 7)
    log.add("lab.restored", {"from_entries": 7, **given_up(before), **planted}, role=Role.SUPERVISOR)
    shutil.copyfile(log.lab.database_path, tmp_path / "older.db")
    for _ in range(2):
        log.add("case.opened")
    after = note_of(log)
    shutil.copyfile(tmp_path / "older.db", log.lab.database_path)

    assert before.body.splitlines()[1] == after.body.splitlines()[1]  # both of ten entries
    trust = Trust(log.first.key.key_id, (FoundCheckpoint(after.text(), "in a drawer", is_outside=True),))
    assert any("cut off" in of.problem for of in log.verified(trust).problems)
    assert sorted("cut off" in of.text for of in log.checked(after.text()).problems) == [False, True]


def test_a_restore_that_gives_entries_up_is_a_problem_until_somebody_else_confirms_it(log: Log) -> None:
    custodian, stranger = log.account(Role.CUSTODIAN), new_key()
    log.add("exhibit.added")
    before = note_of(log)
    cut(log, 11)
    restored = log.add("lab.restored", {"from_entries": 11, **given_up(before)}, role=Role.SUPERVISOR)
    after = note_of(log)

    def cosigned_by(key: SigningKey, name: str = "") -> str:
        return after.cosigned(name or key_name(log.lab.identifier, key.key_id), key, time=1_800_000_000).text()

    assert told_by_both(log, after.text()) == [restored]
    assert told_by_both(log, cosigned_by(log.first.key)) == [restored]
    assert told_by_both(log, cosigned_by(stranger, "w")) == [restored]
    assert told_by_both(log, cosigned_by(custodian.key)) == []
    assert told_by_both(log, cosigned_by(stranger, "w"), witnesses=(stranger.public.hex(),)) == []
    assert told_by_both(log, after.text(), is_given=True) == []


def test_who_restored_does_not_confirm_it_on_the_checkpoint_of_another(log: Log) -> None:
    supervisor = log.account(Role.SUPERVISOR)
    log.add("exhibit.added")
    before = note_of(log)
    cut(log, 11)
    restored = log.add("lab.restored", {"from_entries": 11, **given_up(before)}, by=supervisor)
    name = key_name(log.lab.identifier, supervisor.key.key_id)

    assert told_by_both(log, note_of(log).cosigned(name, supervisor.key, time=1_800_000_000).text()) == [restored]


def test_a_checkpoint_from_before_the_restore_confirms_nothing(log: Log) -> None:
    custodian, before = log.account(Role.CUSTODIAN), note_of(log)
    name = key_name(log.lab.identifier, custodian.key.key_id)
    older = before.cosigned(name, custodian.key, time=1_800_000_000).text()
    restored = log.add("lab.restored", {"from_entries": 11, "lost_entries": 3}, role=Role.SUPERVISOR)

    assert told_by_both(log, older) == told_by_both(log, older, is_given=True) == [restored]


def test_a_restore_that_gives_nothing_up_needs_nobody(log: Log) -> None:
    log.add("lab.restored", {"from_entries": 10, "lost_entries": None, "given_up": []}, role=Role.SUPERVISOR)

    assert log.problems() == []


def test_a_restore_that_a_stranger_tells_of_excuses_nothing(log: Log) -> None:
    note = note_of(log).text()
    cut(log, 7)
    stranger = replace(log.first, key=new_key())
    details: dict[str, Value] = {"from_entries": 7, "lost_entries": 3, "newest_known": None, "reason": None}
    restored = log.add("lab.restored", details, by=stranger, role=Role.SUPERVISOR)

    trust = Trust(log.first.key.key_id, (FoundCheckpoint(note, "in a drawer", is_outside=True),))
    assert {restored, 9} <= {of.entry for of in log.verified(trust).problems}
    assert {restored, 9} <= {of.entry for of in log.checked(note).problems}


@pytest.mark.parametrize("how", ["made", "given a new key", "rotated after that"])
def test_an_account_that_who_restored_could_have_made_or_reset_since_confirms_nothing(log: Log, how: str) -> None:
    other = log.account(Role.SUPERVISOR)
    log.add("exhibit.added")
    before = note_of(log)
    cut(log, 11)
    restored = log.add("lab.restored", {"from_entries": 11, **given_up(before)}, role=Role.SUPERVISOR)
    if how == "made":
        other = log.account(Role.SUPERVISOR)
    else:
        other = log.replaced_key(other, "account.reset", by=log.first, role=Role.SUPERVISOR)
    if how == "rotated after that":
        other = log.replaced_key(other, "account.key.rotated", by=other)
    name = key_name(log.lab.identifier, other.key.key_id)

    assert told_by_both(log, note_of(log).cosigned(name, other.key, time=1_800_000_000).text()) == [restored]


def test_an_account_that_gave_itself_another_key_since_confirms_a_restore(log: Log) -> None:
    other = log.account(Role.CUSTODIAN)
    log.add("exhibit.added")
    before = note_of(log)
    cut(log, 11)
    log.add("lab.restored", {"from_entries": 11, **given_up(before)}, role=Role.SUPERVISOR)
    other = log.replaced_key(other, "account.key.rotated", by=other)
    name = key_name(log.lab.identifier, other.key.key_id)

    assert told_by_both(log, note_of(log).cosigned(name, other.key, time=1_800_000_000).text()) == []
