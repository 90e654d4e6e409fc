"""The erasure mechanism: entry, certificate, clear texts, freed pages."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing

import pytest

from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, commitments_in
from catchlight.evidence.erasure import (
    MOST_IN_ENTRY,
    Certificate,
    Erasure,
    certificate_problem,
    certificates,
    clear_texts_about,
    erase,
    mark_purged,
    overwrite_freed_pages,
    purge_times,
)
from catchlight.evidence.forgetting import Forgotten
from catchlight.evidence.log import Act, acting, read_log
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab

NOTHING = Forgotten()
CASE = "5d7bd6a2-3a4a-4f5c-9d52-6a2f5f0d7a10"


def logged(lab: Lab, actor: Actor, *texts: str, case: str | None = CASE) -> list[bytes]:
    """An entry with these personal texts; their commitments."""
    with lab.reading() as db, acting(lab, db, actor) as act:
        entry = act.log("test.noted", case=case, details={"texts": [Personal(text) for text in texts], "n": 1})
        (canonical,) = db.conn.execute("SELECT entry FROM log WHERE sequence = ?", (entry,)).fetchone()
    return commitments_in(json.loads(canonical)["details"])


def erased(
    lab: Lab, actor: Actor, commitments: Iterable[bytes], forgotten: Forgotten = NOTHING, *, reason: str = "over"
) -> Certificate:
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        erasure = Erasure("case", CASE, reason, CASE)
        return erase(act, erasure, forgotten, commitments=commitments, is_named=lambda _, sha256: sha256 == "cc" * 32)


def entry_of(lab: Lab, sequence: int) -> bytes:
    with lab.reading() as db:
        return bytes(db.conn.execute("SELECT entry FROM log WHERE sequence = ?", (sequence,)).fetchone()[0])


def test_clear_texts_are_gone_and_named_by_their_commitments(lab: Lab, actor: Actor) -> None:
    digests = logged(lab, actor, "Quince", "Medlar")

    certificate = erased(lab, actor, digests)

    with lab.reading() as db:
        left = [clear for (clear,) in db.conn.execute("SELECT clear FROM log_clear")]
    details = json.loads(entry_of(lab, certificate.entry))["details"]
    assert "Quince" not in left
    assert details["commitments"] == sorted(digest.hex() for digest in digests)
    assert certificate.clear_texts == 2


def test_a_clear_text_that_was_gone_already_is_not_claimed_again(lab: Lab, actor: Actor) -> None:
    digests = logged(lab, actor, "Quince", "Medlar")
    erased(lab, actor, digests[:1])

    assert erased(lab, actor, digests).clear_texts == 1


def test_a_file_that_has_another_name_is_not_erased(lab: Lab, actor: Actor) -> None:
    certificate = erased(lab, actor, [], Forgotten({"faces": 2}, frozenset({"bb" * 32, "cc" * 32})))

    assert certificate.files == ("bb" * 32,)
    assert dict(certificate.rows) == {"faces": 2}


def test_the_certificate_fits_its_entry_and_no_other(lab: Lab, actor: Actor) -> None:
    certificate = erased(lab, actor, logged(lab, actor, "Quince"))
    entry = entry_of(lab, certificate.entry)

    assert certificate_problem(certificate.text, entry) is None
    assert "another" in (certificate_problem(certificate.text, entry_of(lab, certificate.entry - 1)) or "")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"rows": {"faces": 1}}, "changed"),
        ({"subject": "s2"}, "changed"),
        ({"leaf_hash": "00" * 32}, "another one"),
        ({"entry": 1}, "no erasure, or another lab's"),
        ({"lab": "other"}, "no erasure, or another lab's"),
    ],
)
def test_a_changed_certificate_is_told(lab: Lab, actor: Actor, change: dict[str, object], problem: str) -> None:
    certificate = erased(lab, actor, logged(lab, actor, "Quince"))
    changed = json.dumps({**json.loads(certificate.text), **change})

    assert problem in (certificate_problem(changed, entry_of(lab, certificate.entry)) or "")


@pytest.mark.parametrize("text", ["", "[]", "{}", "7", '{"lab": 1}'])
def test_what_is_no_certificate_is_told(lab: Lab, text: str) -> None:
    assert certificate_problem(text, entry_of(lab, 1)) == "it is no certificate of an erasure"


def test_the_certificate_holds_hashes_only(lab: Lab, actor: Actor) -> None:
    certificate = erased(lab, actor, logged(lab, actor, "Quince"), reason="Mr Quince asked")

    assert "Quince" not in certificate.text
    assert actor.name not in certificate.text
    assert b"Quince" not in entry_of(lab, certificate.entry)


def test_a_thousand_go_into_one_entry_and_the_rest_into_more(lab: Lab, actor: Actor) -> None:
    digests = logged(lab, actor, *(f"text {number}" for number in range(2 * MOST_IN_ENTRY + 1)))
    files = frozenset(hashlib.sha256(bytes([number % 256, number // 256])).hexdigest() for number in range(1200))

    certificate = erased(lab, actor, digests, Forgotten(files=files))

    entries = [json.loads(entry_of(lab, certificate.entry + number)) for number in range(3)]
    assert [entry["action"] for entry in entries] == ["erasure.done", "erasure.continued", "erasure.continued"]
    assert {entry["details"]["of"] for entry in entries[1:]} == {certificate.entry}
    named = [one for entry in entries for one in entry["details"]["commitments"]]
    assert named == sorted(digest.hex() for digest in digests)
    told = [one for entry in entries for one in entry["details"]["files"]]
    assert told == sorted(files) == list(certificate.files)
    assert max(len(entry["details"]["commitments"]) for entry in entries) == MOST_IN_ENTRY
    assert certificate_problem(certificate.text, entry_of(lab, certificate.entry)) is None


def test_only_the_case_s_details_are_found_and_what_stays_is_left_out(lab: Lab, actor: Actor) -> None:
    ours = logged(lab, actor, "Quince")
    logged(lab, actor, "Medlar", case=None)
    logged(lab, actor, f"a text that names {CASE}", case="another")

    with lab.reading() as db:
        found = list(clear_texts_about(db, case=CASE, keeps=lambda _: False))
        kept = list(clear_texts_about(db, case=CASE, keeps=lambda entry: entry["action"] == "test.noted"))
        stays = list(clear_texts_about(db, case=CASE, keeps=lambda _: False, stays=frozenset({"texts"})))
    assert (found, kept, stays) == (ours, [], [])


def test_an_erasure_is_unfinished_until_its_bytes_are_off_the_disk(lab: Lab, actor: Actor) -> None:
    certificate = erased(lab, actor, [])
    with lab.reading() as db:
        assert [one.entry for one in certificates(db, unfinished=True)] == [certificate.entry]

        with acting(lab, db, actor.acting_as(Role.EXAMINER)) as act:
            mark_purged(act, [certificate.entry])

        assert certificates(db, unfinished=True) == []
        entry = next(read_log(db, newest_first=True)).document
        assert (entry["action"], entry["details"]["erasures"]) == ("erasure.purged", [certificate.entry])
        assert purge_times(db) == {certificate.entry: entry["time"]}
        assert [one.purged_at for one in certificates(db)] == [entry["time"]]


def test_many_erasures_go_off_the_disk_in_as_few_entries_as_hold_them(lab: Lab, actor: Actor) -> None:
    certificate = erased(lab, actor, [])
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            mark_purged(act, range(certificate.entry, certificate.entry + MOST_IN_ENTRY + 1))

        listed = [entry.document["details"]["erasures"] for entry in read_log(db, actions=["erasure.purged"])]
    assert [len(one) for one in listed] == [MOST_IN_ENTRY, 1]


def test_a_reason_is_needed_and_nothing_goes_without_it(lab: Lab, actor: Actor) -> None:
    digests = logged(lab, actor, "Quince")

    with pytest.raises(CatchlightError, match="needs its reason"):
        erased(lab, actor, digests, reason=" ")

    with lab.reading() as db:
        assert db.conn.execute("SELECT 1 FROM log_clear WHERE clear = 'Quince'").fetchone()


def test_freed_pages_are_overwritten_in_file_and_write_ahead_log(lab: Lab, actor: Actor) -> None:
    texts = [f"Quince {number} " * 400 for number in range(40)]

    with lab.reading() as db:
        erased(lab, actor, logged(lab, actor, *texts))
        wal = lab.database_path.with_name("evidence.db-wal")
        assert b"Quince" in wal.read_bytes() + lab.database_path.read_bytes()
        assert overwrite_freed_pages(db, patience_seconds=1.0)
        assert wal.stat().st_size == 0
        assert b"Quince" not in lab.database_path.read_bytes()


def test_a_reader_in_the_way_is_told(lab: Lab, actor: Actor) -> None:
    with lab.reading() as reader:
        reader.conn.execute("BEGIN")
        reader.conn.execute("SELECT count(*) FROM log").fetchone()
        erased(lab, actor, logged(lab, actor, "Quince"))
        with lab.reading() as db:
            assert not overwrite_freed_pages(db, patience_seconds=0.1)
        reader.conn.execute("ROLLBACK")
    with lab.reading() as db:
        assert overwrite_freed_pages(db, patience_seconds=0.1)


def test_what_is_erased_leaves_zeros_in_its_page_before_any_compaction(lab: Lab, actor: Actor) -> None:
    erased(lab, actor, logged(lab, actor, "Quince" * 2000))

    with closing(sqlite3.connect(lab.database_path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    assert b"Quince" not in lab.database_path.read_bytes()


def test_an_act_that_fails_after_it_erases_nothing(lab: Lab, actor: Actor) -> None:
    digests = logged(lab, actor, "Quince")

    def fail(act: Act) -> None:
        erase(act, Erasure("case", CASE, "over"), Forgotten(), commitments=digests, is_named=lambda *_: False)
        raise KeyError

    with pytest.raises(KeyError), lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        fail(act)

    with lab.reading() as db:
        assert db.conn.execute("SELECT 1 FROM log_clear WHERE clear = 'Quince'").fetchone()
        assert certificates(db) == []
