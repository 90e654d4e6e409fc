"""The evidence log: entries a second, verification, proofs, the history of a case, and bytes an entry.

Writing: acts of one signed entry each, in turn with commits of the same bytes on the same disk, at the same settings
(WAL, synchronous=FULL). A bare commit inserts one row with all that the act keeps (entry, leaf hash, signature, signer,
clear texts with salts), made beforehand, into one table without index, trigger or foreign key. A signed commit makes
and signs the entry first and then inserts that row: what no log of this format can leave out. What an entry adds to a
commit hardly depends on the disk, and what a commit takes does, so it is told from which commit on the aim is reached;
`--disks` takes folders on several disks, and each of them is measured.

Verification: the whole of it, against hashing the same bytes and checking the same signatures alone, by the clock and
by the processor's time, which other work on the machine disturbs less.

usage (in packaging/): python -m benchmarks.log [--entries 1000000] [--commits 2000] [--rounds 3] [--disks DIR ...]
(with `--entries 0` writing alone)
"""

import argparse
import hashlib
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlite_utils import Database

from catchlight.evidence.commitment import Personal
from catchlight.evidence.disclosure import proved_entries
from catchlight.evidence.entry import SIGNATURE_DOMAIN, Actor, Draft, Subject, Value, seal
from catchlight.evidence.log import Act, acting
from catchlight.evidence.merkle import EMPTY_ROOT, Frontier, leaf_hash
from catchlight.evidence.proofs import verify_inclusion
from catchlight.evidence.verification import Trust, verify_log
from catchlight.jobs import JobControl
from catchlight.lab import database
from catchlight.lab.folder import Lab
from catchlight.workflows.case_history import case_history
from catchlight.workflows.create_lab import FirstAccount, create_lab
from catchlight.workflows.open_case import OpenCase, open_case

ACTION = "exhibit.added"
SOME_CASE = "6f1f0f0e-0000-4000-8000-000000000000"
AIM = 0.7
"""Of bare commits a second, in entries."""
PAGES_OVER = 100
"""Commits whose pages are counted."""
BATCH = 1000
"""Entries in one act while the long log is made; that is not what is measured."""
CASE = "2026-001"
"""The case whose history is told."""


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description="The evidence log.")
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--commits", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--disks",
        type=Path,
        nargs="+",
        default=[Path(tempfile.gettempdir())],
        help="folders in which it is written, one after the other; the long log is made in the first",
    )
    asked = parser.parse_args()
    with ExitStack() as made:
        folders = [Path(made.enter_context(tempfile.TemporaryDirectory(dir=disk))) for disk in asked.disks]
        figures: dict[str, Any] = {"writing": []}
        for disk, folder in zip(asked.disks, folders, strict=True):
            figures["writing"].append({"disk": str(disk)} | writing(folder, commits=asked.commits, rounds=asked.rounds))
        if asked.entries:
            figures |= long_log(folders[0] / "long", entries=asked.entries)
    print(json.dumps(figures, indent=2))


def long_log(folder: Path, *, entries: int) -> dict[str, Any]:
    """Size, history, verification and proof of a log of so many entries."""
    lab, actor = create_lab(folder, first=FirstAccount("A. Example", "correct horse"))
    with lab.reading() as db:
        fill(lab, db, actor, entries=entries)
        return size_of(lab, db) | telling(lab, actor) | verifying(lab, db, actor) | proving(db)


def writing(folder: Path, *, commits: int, rounds: int) -> dict[str, Any]:
    """Entries, bare commits and signed commits a second, their ratios, and what each costs."""
    lab, actor = create_lab(folder / "writing", first=FirstAccount("A. Example", "correct horse"))
    ours, plain, signed = Runs(commits), Runs(commits), Runs(commits)
    with (
        lab.reading() as db,
        bare_database(folder / "bare.db") as bare,
        bare_database(folder / "signed.db") as other,
    ):
        for number in range(rounds):
            numbers = range(number * commits, (number + 1) * commits)
            ours.time(lambda: write_entries(lab, db, actor, commits))
            rows = newest_rows(db, commits)
            plain.time(lambda: write_bare(bare, zip(numbers, rows, strict=True)))  # noqa: B023 - called at once
            signed.time(lambda: write_bare(other, signed_rows(actor, numbers)))  # noqa: B023 - called at once
        pages = pages_a_commit(db, lambda: write_entries(lab, db, actor, PAGES_OVER))
        rows = newest_rows(db, PAGES_OVER)
        bare_pages = pages_a_commit(bare, lambda: write_bare(bare, enumerate(rows, rounds * commits)))
    return {
        "entries_a_second": ours.a_second(),
        "bare_commits_a_second": plain.a_second(),
        "signed_commits_a_second": signed.a_second(),
        "ratio_to_bare_commits": ours.ratio_to(plain),
        "milliseconds_a_bare_commit": plain.milliseconds(),
        "milliseconds_that_an_entry_adds": ours.more_than(plain),
        f"ratio_is_{AIM}_where_a_bare_commit_takes_milliseconds": reached_from(ours.more_than(plain)),
        "ratio_to_signed_commits": ours.ratio_to(signed),
        "ratio_of_signed_to_bare_commits": signed.ratio_to(plain),
        "microseconds_of_processor_an_entry": ours.busy(),
        "microseconds_of_processor_a_bare_commit": plain.busy(),
        "microseconds_of_processor_a_signed_commit": signed.busy(),
        "pages_an_entry": pages,
        "pages_a_bare_commit": bare_pages,
    }


def reached_from(added: float) -> float:
    """What a bare commit takes where that and so much more is `AIM` of the bare commits a second, in the same unit."""
    return round(added * AIM / (1 - AIM), 3)


class Runs:
    """The runs of one way of writing, so many commits each."""

    def __init__(self, commits: int) -> None:
        self.commits = commits
        self.runs: list[tuple[float, float]] = []

    def time(self, work: Callable[[], object]) -> None:
        """Take the seconds of one run."""
        self.runs.append(timed(work))

    def a_second(self) -> int:
        """Commits a second by the clock."""
        return round(statistics.median(self.commits / seconds for seconds, _ in self.runs))

    def milliseconds(self) -> float:
        """A commit by the clock."""
        return round(statistics.median(seconds for seconds, _ in self.runs) / self.commits * 1e3, 3)

    def more_than(self, other: "Runs") -> float:
        """Milliseconds that a commit takes beyond one of another's, in runs that followed each other."""
        pairs = zip(self.runs, other.runs, strict=True)
        return round(statistics.median(ours - theirs for (ours, _), (theirs, _) in pairs) / self.commits * 1e3, 3)

    def busy(self) -> int:
        """Microseconds of the processor a commit."""
        return round(statistics.median(busy for _, busy in self.runs) / self.commits * 1e6)

    def ratio_to(self, other: "Runs") -> float:
        """Its commits a second to another's, of runs that followed each other."""
        pairs = zip(self.runs, other.runs, strict=True)
        return round(statistics.median(theirs / ours for (ours, _), (theirs, _) in pairs), 2)


def write_entries(lab: Lab, db: Database, actor: Actor, count: int) -> None:
    """Acts of one entry each."""
    for number in range(count):
        with acting(lab, db, actor) as act:
            log_one(act, number)


def log_one(act: Act, number: int, *, case: str = SOME_CASE) -> None:
    """Log an entry of the usual kind."""
    subjects, details = usual(number)
    act.log(ACTION, case=case, subjects=subjects, details=details)


def usual(number: int) -> tuple[tuple[Subject, ...], dict[str, Value]]:
    """What an entry of the usual kind holds: a hash, a number or two, a name and a path."""
    details: dict[str, Value] = {
        "exhibit": number,
        "frames": 3000,
        "score": 0.625,
        "path": Personal(f"/media/exhibits/{number}.mp4"),
    }
    return (Subject("exhibit", f"{number:064x}"),), details


def newest_rows(db: Database, count: int) -> list[tuple[Any, ...]]:
    """All that the log keeps of its newest entries."""
    rows = db.conn.execute(
        "SELECT entry, leaf_hash, signature, signer,"
        " (SELECT CAST(group_concat(commitment || salt || clear, '') AS BLOB) FROM log_clear AS c"
        " WHERE c.sequence = log.sequence) FROM log ORDER BY sequence DESC LIMIT ?",
        (count,),
    )
    return rows.fetchall()


def signed_rows(actor: Actor, numbers: Iterable[int]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Such rows, each made and signed when it is asked for, and in no tree."""
    for number in numbers:
        subjects, details = usual(number)
        draft = Draft(ACTION, actor, SOME_CASE, subjects, details)
        sealed = seal(draft, lab=SOME_CASE, sequence=number + 1, tree_root=EMPTY_ROOT, time=datetime.now(UTC))
        clear = b"".join(opened.digest + opened.salt + opened.clear.encode() for opened in sealed.commitments)
        signature = actor.key.sign(SIGNATURE_DOMAIN + sealed.canonical)
        yield number, (sealed.canonical, leaf_hash(sealed.canonical), signature, actor.key.key_id, clear)


def pages_a_commit(db: Database, work: Callable[[], object]) -> float:
    """Pages that one of `PAGES_OVER` commits writes, by how far the write-ahead log grows."""
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.conn.execute("PRAGMA wal_autocheckpoint=0")
    work()
    _, frames, _ = db.conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    db.conn.execute("PRAGMA wal_autocheckpoint=1000")
    return round(int(frames) / PAGES_OVER, 1)


@contextmanager
def bare_database(path: Path) -> Iterator[Database]:
    """A database of the same settings with one plain table."""
    database.connect(path, create=True).conn.close()
    with database.opened(path) as bare:
        columns = "id INTEGER PRIMARY KEY, entry BLOB, leaf BLOB, signature BLOB, signer TEXT, clear BLOB"
        bare.conn.execute(f"CREATE TABLE bare ({columns})")
        yield bare


def write_bare(bare: Database, rows: Iterable[tuple[int, tuple[Any, ...]]]) -> None:
    """Numbered rows, one commit each."""
    for number, row in rows:
        bare.conn.execute("BEGIN IMMEDIATE")
        bare.conn.execute("INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?)", (number, *row))
        bare.conn.execute("COMMIT")


def fill(lab: Lab, db: Database, actor: Actor, *, entries: int) -> None:
    """Write a long log of up to 500 cases, twenty entries of one in a row."""
    numbers = [CASE, *(f"2026-{number:03}" for number in range(2, min(500, entries // 100) + 1))]
    cases = [open_case(lab, OpenCase(actor, number, "robbery")).identifier for number in numbers]
    for first in range(1 + len(cases), entries, BATCH):
        with acting(lab, db, actor) as act:
            for number in range(first, min(first + BATCH, entries)):
                log_one(act, number, case=cases[number // 20 % len(cases)])


def telling(lab: Lab, actor: Actor) -> dict[str, Any]:
    """Seconds to tell the history of the one case."""
    told: list[Any] = []
    seconds, _ = timed(lambda: told.append(case_history(lab, actor, CASE)))
    return {"case_history_entries": len(told[0].lines), "case_history_seconds": round(seconds, 3)}


def size_of(lab: Lab, db: Database) -> dict[str, Any]:
    """Bytes an entry: of the entry itself, and in the database with signature, clear texts and indexes."""
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    count, canonical = db.conn.execute("SELECT count(*), sum(length(entry)) FROM log").fetchone()
    return {
        "entries": count,
        "bytes_an_entry": round(canonical / count),
        "bytes_an_entry_in_the_database": round(lab.database_path.stat().st_size / count),
    }


def verifying(lab: Lab, db: Database, actor: Actor) -> dict[str, Any]:
    """Seconds of the verification, and of the hashes and signatures alone."""
    result = []
    alone, alone_busy = timed(lambda: hash_and_check(db, actor))
    trust = Trust(actor.key.key_id)
    whole, whole_busy = timed(lambda: result.append(verify_log(db, lab=lab.identifier, trust=trust)))
    if not result[0].ok:
        raise RuntimeError(f"the log does not verify: {result[0].problems[:3]}")
    return {
        "verify_seconds": round(whole, 1),
        "hashes_and_signatures_alone_seconds": round(alone, 1),
        "verify_ratio": round(whole / alone, 2),
        "verify_microseconds_of_processor_an_entry": round(whole_busy / result[0].entries * 1e6),
        "verify_ratio_of_processor_time": round(whole_busy / alone_busy, 2),
    }


def hash_and_check(db: Database, actor: Actor) -> None:
    """What no verification can leave out."""
    key = Ed25519PublicKey.from_public_bytes(actor.key.public)
    for entry, signature in db.conn.execute("SELECT entry, signature FROM log ORDER BY sequence"):
        hashlib.sha256(entry).digest()
        key.verify(signature, SIGNATURE_DOMAIN + entry)


def proving(db: Database) -> dict[str, Any]:
    """Seconds to make and to check the proof of one entry, and its bytes as JSON."""
    (size,) = db.conn.execute("SELECT max(sequence) FROM log").fetchone()
    number = size // 3
    found: list[Any] = []
    making, _ = timed(lambda: found.append(proved_entries(db, [number], size=size, control=JobControl())))
    (entry,), _, root = found[0]
    path = [bytes.fromhex(part) for part in entry["inclusion"]]
    leaf = leaf_hash(entry["entry"].encode())
    leaves = (leaf for (leaf,) in db.conn.execute("SELECT leaf_hash FROM log ORDER BY sequence"))
    if root != Frontier.of(leaves).root():
        raise RuntimeError("the proof is of another tree")
    checking, _ = timed(lambda: found.append(verify_inclusion(leaf, path, index=number - 1, size=size, root=root)))
    if not found[-1]:
        raise RuntimeError("the proof does not hold")
    return {
        "proof_seconds": round(making, 2),
        "proof_hashes": len(path),
        "proof_bytes": len(json.dumps(entry)),
        "proof_check_microseconds": round(checking * 1e6),
    }


def timed(work: Any) -> tuple[float, float]:
    """Seconds by the clock, and of the processor."""
    began, busy = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - busy


if __name__ == "__main__":
    main()
