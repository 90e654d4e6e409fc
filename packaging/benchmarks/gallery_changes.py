"""How soon a gallery at national scale knows what was added and what was erased, as JSON.

Each round adds 10,000 templates in one act, finds one of them in a process that opens the gallery anew, and erases
another as the first act of a process, whose next search does not find it. Each of the three is a process of its own,
which has signed in before its clock starts. What is added and erased stays in the lab, so give a copy of one that is
to be used again; it is the one of `benchmarks.gallery_maker`, made if it is not there.

usage: in packaging/, PYTHONPATH=../desktop python -m benchmarks.gallery_changes FOLDER [--templates N] [--dimension D]
    [--rounds R] [--index]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from benchmarks.gallery_maker import NAME, PACK, PASSPHRASE, QUALITY, made_lab, unit
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.exact import search_exact
from catchlight.gallery.filters import Filters
from catchlight.gallery.gallery_tree import gallery_leaf, read_tree, store_tree
from catchlight.gallery.segments import engine
from catchlight.gallery.templates import read_vectors, today_in_days
from catchlight.gallery.view import open_view
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.gallery_files import ready_generation, rebuild
from catchlight.workflows.sign_in import SignIn, sign_in

ADDED = 10_000
SOUGHT = 77
"""Which of those that were added last is sought, and then erased."""


def added(lab: Lab, db: Database, actor: Actor, *, count: int = ADDED) -> dict[str, float]:
    """Add that many templates, of persons who are there, in one act."""
    (dimension,) = db.conn.execute("SELECT length(embedding) / 4 FROM templates LIMIT 1").fetchone()
    (before,) = db.conn.execute("SELECT max(id) FROM portraits").fetchone()
    (persons,) = db.conn.execute("SELECT max(id) FROM persons").fetchone()
    fresh = unit(np.random.default_rng(before).standard_normal((count, dimension), dtype=np.float32))
    began = time.perf_counter()
    with acting(lab, db, actor) as act:
        tree = read_tree(db)
        tree.revision += 1
        portraits, templates = [], []
        for row, vector in enumerate(fresh, start=before + 1):
            content, sha256 = vector.tobytes(), f"{row:063x}b"
            portraits.append((row, 1 + row % persons, sha256, QUALITY))
            templates.append((row, PACK, tree.additions.size, content))
            tree.additions.add(gallery_leaf(portrait_sha256=sha256, template=content, pack_sha256=PACK))
        db.conn.executemany(_PORTRAIT, portraits)
        db.conn.executemany(
            "INSERT INTO templates (portrait, pack_sha256, leaf, embedding) VALUES (?, ?, ?, ?)", templates
        )
        store_tree(db, tree)
        act.log("gallery.enrolled", details={"templates": len(templates)})
    return {"add_ms": _since(began)}


_PORTRAIT = (
    "INSERT INTO portraits (id, person, sha256, file_name, width, height, captured_on, source, legal_basis,"
    " retain_until, x, y, face_width, face_height, landmarks, chosen, quality, verdict, crop_sha256, enrolled_at,"
    " enrolled_by) VALUES (?, ?, ?, '', 1, 1, '2024-01-02', 'late', 'booking', '2099-01-01', 0, 0, 1, 1, '[]',"
    " 'only-face', ?, 'usable', '', '2026-01-02T03:04:05.000000Z', 'Benchmark')"
)


def found(lab: Lab, db: Database, *, count: int = ADDED) -> dict[str, float]:
    """Open the gallery, as this process never did, and find one of those that were added last.

    Raises:
        LookupError: if it is not found.
    """
    portrait, probe = _last(db, count - SOUGHT)
    engine()  # loaded with the window, long before a search
    began = time.perf_counter()
    first = _first(lab, db, probe)
    figure = {"find_ms": _since(began)}
    if first != portrait:
        raise LookupError(f"p{portrait} was added and is not found")
    return figure


def erased(lab: Lab, db: Database, actor: Actor, *, covered: int) -> dict[str, float]:
    """Erase a template that the search files cover; it is not found any more.

    Raises:
        LookupError: if it is found.
    """
    (portrait,) = db.conn.execute("SELECT min(portrait) FROM templates WHERE portrait >= ?", (covered,)).fetchone()
    (probe,) = read_vectors(db, np.array([portrait]), pack=PACK)
    began = time.perf_counter()
    with acting(lab, db, actor) as act:
        erase_templates(act, db, [portrait])
    figures = {"erase_ms": _since(began)}
    began = time.perf_counter()
    first = _first(lab, db, probe)
    figures["search_after_erasing_ms"] = _since(began)
    if first == portrait:
        raise LookupError(f"p{portrait} was erased and is found")
    return figures


def _last(db: Database, before: int) -> tuple[int, NDArray[np.float32]]:
    """The portrait that was enrolled so many before the newest, and its template."""
    (newest,) = db.conn.execute("SELECT max(portrait) FROM templates").fetchone()
    portrait = newest - before
    (probe,) = read_vectors(db, np.array([portrait]), pack=PACK)
    return portrait, probe


def _first(lab: Lab, db: Database, probe: NDArray[np.float32]) -> int:
    """The portrait of the first candidate."""
    with open_view(lab, db, pack=PACK) as view:
        selection = view.select(Filters(), today=today_in_days())
    return search_exact(view, probe, k=50, selection=selection).persons[0].portrait


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


def _rounds(arguments: argparse.Namespace) -> dict[str, object]:
    """Median and slowest of the rounds, every step a process of its own."""
    times: dict[str, list[float]] = {}
    load = os.getloadavg()
    for number in range(arguments.rounds):
        for step in ("add", "find", "erase"):
            command = [sys.executable, "-m", "benchmarks.gallery_changes", str(arguments.folder), "--step", step]
            command += ["--covered", str(1 + (number + 1) * arguments.templates // (arguments.rounds + 2))]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            for name, milliseconds in json.loads(done.stdout).items():
                times.setdefault(name, []).append(milliseconds)
    times["add_and_find_ms"] = [add + find for add, find in zip(times["add_ms"], times["find_ms"], strict=True)]
    told = {
        name: {"median": round(statistics.median(own), 1), "slowest": round(max(own), 1)} for name, own in times.items()
    }
    return {"rounds": arguments.rounds, "load_at_start": load, **told}


def _step(arguments: argparse.Namespace) -> dict[str, float]:
    lab = made_lab(arguments.folder, templates=arguments.templates, dimension=arguments.dimension)
    actor = sign_in(lab, SignIn(NAME, PASSPHRASE))
    with lab.reading() as db:
        if arguments.step == "add":
            return added(lab, db, actor)
        if arguments.step == "find":
            return found(lab, db)
        return erased(lab, db, actor, covered=arguments.covered)


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description="Additions to a gallery at national scale, and erasures from it.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--templates", type=int, default=2_650_000)
    parser.add_argument("--dimension", type=int, default=128)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--index", action="store_true", help="Build the indexes for previews and sweeps first.")
    parser.add_argument("--step", choices=("add", "find", "erase"), help="One step of one round, in this process.")
    parser.add_argument("--covered", type=int, default=1, help="The erased portrait is this one, or the next.")
    arguments = parser.parse_args()
    if arguments.step:
        print(json.dumps(_step(arguments)))
        return
    lab = made_lab(arguments.folder, templates=arguments.templates, dimension=arguments.dimension)
    actor = sign_in(lab, SignIn(NAME, PASSPHRASE))
    with lab.reading() as db:
        if arguments.index:
            rebuild(lab, db, actor, pack=PACK, control=JobControl(), with_index=True)
        else:
            ready_generation(lab, db, actor, pack=PACK, control=JobControl())
    print(json.dumps(_rounds(arguments), indent=2))


if __name__ == "__main__":
    main()
