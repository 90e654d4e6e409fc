from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.people import enlisted

from catchlight.evidence.cases import Case, open_case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Delegation, Subject, Value
from catchlight.evidence.log import acting, log_size
from catchlight.evidence.log_filter import LogFilter
from catchlight.evidence.timeline import Signature, entries_at, entry_in_full, scan_about, scan_log
from catchlight.lab.folder import Lab
from catchlight.lab.keys import new_key


@pytest.fixture
def other(lab: Lab, case: Case, actor: Actor) -> Case:
    """Entry 3 opens a second case, 4 searches in it, 5 signs somebody in."""
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            second = open_case(act, number="2026-002", offence="Burglary")
            act.log("search.started", case=second.identifier, details={"purpose": Personal("find 100% of them")})
        with acting(lab, db, enlisted(db, "B. Example")) as act:
            act.log("account.signed_in", details={"roles": ["examiner"]})
    return second


def found(lab: Lab, wanted: LogFilter, *, visible: frozenset[str] | None = None) -> tuple[int, ...]:
    with lab.reading() as db:
        return scan_log(db, wanted, below=1000, most=1000, visible=visible).found


def test_each_filter_narrows_the_list_newest_first(lab: Lab, case: Case, other: Case, actor: Actor) -> None:
    assert found(lab, LogFilter()) == (5, 4, 3, 2, 1)
    assert found(lab, LogFilter(case=other.identifier)) == (4, 3)
    assert found(lab, LogFilter(account=actor.account)) == (4, 3, 2, 1)
    assert found(lab, LogFilter(actions=("search.", "lab."))) == (4, 1)
    assert found(lab, LogFilter(text="burglary")) == (3,)
    assert found(lab, LogFilter(text="signed_in")) == (5,)
    assert found(lab, LogFilter(text="100%")) == (4,)
    assert found(lab, LogFilter(text="1_0%")) == ()
    assert found(lab, LogFilter(case=case.identifier, actions=("case.opened",), account=actor.account)) == (2,)
    assert LogFilter().is_empty
    assert not LogFilter(text="a").is_empty


def test_who_was_refused_a_case_does_not_read_here_whether_there_is_one(lab: Lab, case: Case, actor: Actor) -> None:
    details: dict[str, Value] = {"what": "case", "needs": ["member"], "number": Personal("2026-9")}
    with lab.reading() as db, acting(lab, db, actor) as act:
        entries = [act.log("access.refused", case=one, details=details) for one in (case.identifier, None)]
    with lab.reading() as db:
        there, absent = entries_at(db, entries, visible=frozenset())
        in_full = [entry_in_full(db, entry, visible=frozenset()) for entry in entries]
        assert [one.withheld for one in entries_at(db, entries)] == [False, False]

    assert there.withheld
    assert absent.withheld
    assert there.document is not None
    assert absent.document is not None
    assert there.document["case"] == absent.document["case"]
    assert there.document["details"] == absent.document["details"]
    assert [one.canonical for one in in_full if one is not None] == ["", ""]
    assert found(lab, LogFilter(text='"case":null,"details":{"needs'), visible=frozenset()) == ()


def test_a_long_log_is_looked_through_in_parts(lab: Lab, other: Case) -> None:
    with lab.reading() as db:
        first = scan_log(db, LogFilter(actions=("case.",)), below=6, most=3)
        assert (first.found, first.reached) == ((3,), 3)
        second = scan_log(db, LogFilter(actions=("case.",)), below=first.reached, most=3)
        assert (second.found, second.reached) == ((2,), 1)


def test_the_texts_of_a_case_that_may_not_be_seen_are_neither_shown_nor_searched(
    lab: Lab, case: Case, other: Case
) -> None:
    visible = frozenset({case.identifier})
    with lab.reading() as db:
        hidden, shown = entries_at(db, (3, 2), visible=visible)
        in_full = entry_in_full(db, 3, visible=visible)
    assert shown.document is not None
    assert hidden.document is not None
    assert (shown.document["details"]["offence"], shown.withheld) == ("robbery", False)
    assert (hidden.document["details"]["offence"], hidden.withheld, hidden.actor) == (None, True, "A. Example")
    assert in_full is not None
    assert in_full.withheld
    assert {one.text for one in in_full.clear} == {None}
    assert found(lab, LogFilter(text="burglary"), visible=visible) == ()
    assert found(lab, LogFilter(text="robbery"), visible=visible) == (2,)


def test_an_entry_in_full_says_whether_its_signature_fits(lab: Lab, case: Case, actor: Actor) -> None:
    with lab.reading() as db:
        sound = entry_in_full(db, 2)
        db.conn.execute("DROP TRIGGER log_is_final_update")
        db.conn.execute("UPDATE log SET entry = replace(entry, 'case.opened', 'case.closed') WHERE sequence = 2")
        changed = entry_in_full(db, 2)
        db.conn.execute("UPDATE log SET signer = ? WHERE sequence = 2", ("0" * 64,))
        by_nobody = entry_in_full(db, 2)
        db.conn.execute("UPDATE log SET signature = NULL WHERE sequence = 2")
        unsigned = entry_in_full(db, 2)
        assert entry_in_full(db, 99) is None
    assert sound is not None
    assert changed is not None
    assert by_nobody is not None
    assert unsigned is not None
    assert (sound.signature, sound.signer, sound.is_job) == (Signature.FITS, actor.key.key_id, False)
    assert {one.place: one.text for one in sound.clear} == {
        "actor.name": "A. Example",
        "details.number": "2026-001",
        "details.offence": "robbery",
    }
    assert changed.signature is Signature.DOES_NOT_FIT
    assert by_nobody.signature is Signature.KEY_UNKNOWN
    assert unsigned.signature is Signature.MISSING


def test_a_job_s_signature_is_checked_with_the_key_that_was_delegated(lab: Lab, case: Case, actor: Actor) -> None:
    key, ends = new_key(), datetime.now(UTC) + timedelta(hours=1)
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            entry = act.log("job.delegated", details={"job": "j", "public_key": key.public.hex()})
        job = replace(actor, key=key, delegation=Delegation(entry, frozenset({"extraction.started"}), ends))
        with acting(lab, db, job) as act:
            number = act.log("extraction.started", case=case.identifier)
        in_full = entry_in_full(db, number)
    assert in_full is not None
    assert (in_full.signature, in_full.is_job, in_full.signer) == (Signature.FITS, True, key.key_id)


def test_an_erased_text_is_none_and_an_unreadable_entry_is_listed(lab: Lab, case: Case) -> None:
    with lab.reading() as db:
        db.conn.execute("DELETE FROM log_clear WHERE sequence = 2")
        (erased,) = entries_at(db, (2,))
        assert erased.document is not None
        assert erased.document["details"]["number"] is None
        assert (erased.actor, erased.withheld) == (None, False)
        db.conn.execute("DROP TRIGGER log_is_final_update")
        for damage in (b"\xff\x00", b"[]", b'{"action": 3}'):
            db.conn.execute("UPDATE log SET entry = ? WHERE sequence = 2", (damage,))
            (unreadable, sound) = entries_at(db, (2, 99, 1))
            assert (unreadable.sequence, unreadable.document, unreadable.actor) == (2, None, None)
            assert sound.sequence == 1
            assert entry_in_full(db, 2) is not None


def test_of_other_peoples_cases_no_hash_and_no_figure_is_shown(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            subjects = (Subject("portrait", "ab" * 32),)
            entry = act.log("search.finished", case=case.identifier, subjects=subjects, details={"candidates": 7})
        (listed,) = entries_at(db, [entry], visible=frozenset())
        in_full = entry_in_full(db, entry, visible=frozenset())
        hashes = scan_log(db, LogFilter(text="ab" * 32), below=entry + 1, most=10, visible=frozenset())
        own = scan_log(db, LogFilter(text="ab" * 32), below=entry + 1, most=10, visible=frozenset({case.identifier}))

    assert listed.document is not None
    assert (listed.document["subjects"], listed.document["case"]) == ([], None)
    assert set(listed.document["details"].values()) == {None}
    assert (listed.document["action"], listed.actor) == ("search.finished", "A. Example")
    assert in_full is not None
    assert in_full.canonical == ""
    assert (hashes.found, own.found) == ((), (entry,))


def test_entries_about_something_name_it_from_end_to_end_or_by_its_hash(lab: Lab, actor: Actor, case: Case) -> None:
    with lab.reading() as db:
        for person, sha256 in (("P1", "a" * 64), ("P11", "b" * 64), ("P2", "a" * 64)):
            with acting(lab, db, actor) as act:
                act.log(
                    "person.consulted",
                    subjects=(Subject("portrait", sha256),),
                    details={"person_id": Personal(person)},
                )
        end = log_size(db) + 1
        by_name = scan_about(db, name="P1", hashes=(), below=end, most=100)
        by_hash = scan_about(db, name="nobody", hashes=("a" * 64,), below=end, most=100)
        part = scan_about(db, name="P1", hashes=("b" * 64,), below=end, most=2)
    assert by_name.found == (end - 3,)
    assert by_hash.found == (end - 1, end - 3)
    assert (part.found, part.reached) == ((end - 2,), end - 2)
