"""Footage that is killed and resumed ends as footage that was not."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.footage_maker import Pixels, background, paste, portraits, write_footage
from tests.people import FIRST, NAME, present

from catchlight.evidence.log import read_log
from catchlight.evidence.store import lab_store
from catchlight.faces.analyst import Analyst
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.media.ledger import State, ledger_of
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.create_lab import create_lab
from catchlight.workflows.extract_faces import ExtractFaces, extract_faces
from catchlight.workflows.open_case import OpenCase, open_case
from catchlight.workflows.verify_log import verify_log

CASE = "2026-1"
ROOT = Path(__file__).parents[2]
FRAMES = 240
WALL_CLOCK = {"extractions": {"seconds", "started_at", "finished_at"}}
"""Columns that tell when, and not what."""


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """24 seconds of a still scene: one person walks in, stands, and goes on; another crosses; some frames repeat."""
    return write_footage(tmp_path_factory.mktemp("film") / "scene.mp4", scene())


def scene() -> Iterator[Pixels]:
    first, second, ground = portraits()["first"], portraits()["astronaut"], background(480, 270)
    for index in range(FRAMES):
        frame = ground.copy()
        walked = min(index, 60) + max(0, index - 150)
        if index >= 10:
            paste(frame, first, left=-60 + 3 * walked, top=20, size=110)
        if 90 <= index < 200:
            paste(frame, second, left=420 - 4 * (index - 90), top=140, size=100)
        yield frame


def new_lab(folder: Path, film: Path, analyst: Analyst) -> Lab:
    lab = create_lab(folder, first=FIRST)[0]
    actor = present(lab)
    open_case(lab, OpenCase(actor, CASE, "robbery"))
    add_exhibits(lab, AddExhibits(actor, CASE, (film,)), JobControl(), analyst=analyst)
    return lab


def extract(lab: Lab, analyst: Analyst, mode: str = "every-frame") -> None:
    extract_faces(lab, ExtractFaces(present(lab), CASE, mode=mode), JobControl(), analyst=analyst)


OF_ONE_LAB = {"lab", "account", "public_key", "sealed_key", "ledger_sha256"}


def everything_kept(lab: Lab) -> dict[str, Any]:
    """Every column of every table that an extraction writes, and every entry of the log, without wall-clock times."""
    kept: dict[str, Any] = {}
    with lab.reading() as db:
        for table in ("extractions", "frames", "extraction_warnings", "tracks", "faces"):
            rows = list(db[table].rows_where(order_by="rowid" if table != "frames" else "number"))
            left_out = WALL_CLOCK.get(table, set())
            kept[table] = [{name: value for name, value in row.items() if name not in left_out} for row in rows]
        kept["log"] = [_told(entry.document) for entry in read_log(db)]
        crops = [row["crop_sha256"] for row in kept["faces"] if row["crop_sha256"]]
    assert all(lab_store(lab).read(crop).startswith(b"\x89PNG") for crop in crops)
    return kept


def _told(document: dict[str, Any]) -> str:
    """An entry without what differs between two labs in which the same was done."""
    same = {key: value for key, value in document.items() if key not in {"lab", "tree_root", "time", "case"}}
    same["actor"] = same["actor"]["name"]
    same["details"] = {key: value for key, value in same["details"].items() if key not in OF_ONE_LAB}
    return json.dumps(same, sort_keys=True)


def frames_kept(lab: Lab) -> int:
    with lab.reading() as db:
        return int(db.conn.execute("SELECT count(*) FROM frames").fetchone()[0])


def start(lab: Lab, mode: str) -> subprocess.Popen[bytes]:
    """A program of its own, with its worker and its decoder in one session."""
    path = os.pathsep.join([str(ROOT), *(entry for entry in sys.path if entry)])
    return subprocess.Popen(
        [sys.executable, "-m", "tests.workflows.killed_program", str(lab.folder), CASE, NAME, mode],
        env={**os.environ, "PYTHONPATH": path},
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def kill_somewhere(lab: Lab, running: subprocess.Popen[bytes], chance: random.Random, *, most_frames: int) -> bool:
    """Kill the program when it has kept some more frames, in the middle of whatever it does then; False if it ended.

    Every other time all its processes at once, otherwise the program alone: then worker and decoder have to leave.
    """
    enough = frames_kept(lab) + chance.randint(0, most_frames)
    deadline = time.monotonic() + 60
    while frames_kept(lab) < enough and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.003)
    time.sleep(chance.uniform(0, 0.06))
    was_running = running.poll() is None
    if was_running and chance.random() < 0.5:
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
    running.communicate()
    return was_running


def compare_with_unbroken(folder: Path, film: Path, analyst: Analyst, *, mode: str, kills: int) -> None:
    unbroken = new_lab(folder / "unbroken" / "lab", film, analyst)
    extract(unbroken, analyst, mode)
    broken = new_lab(folder / "broken" / "lab", film, analyst)
    chance = random.Random(f"{mode} {kills}")
    kept = [0]
    for left in range(kills, 0, -1):
        running = start(broken, mode)
        assert kill_somewhere(broken, running, chance, most_frames=int(0.8 * (FRAMES - kept[-1]) / (left + 1))), kept
        kept.append(frames_kept(broken))
    assert 0 < kept[-1] < FRAMES, kept
    extract(broken, analyst, mode)
    ended, whole = everything_kept(broken), everything_kept(unbroken)
    for table in whole:
        assert ended[table] == whole[table], (table, kept)
    assert len(whole["frames"]) == FRAMES
    assert len(whole["faces"]) > 50
    if mode == "fast":
        assert sum(frame["gated"] for frame in whole["frames"]) > 20
        assert any(face["held_until_frame"] for face in whole["faces"])
    assert any(face["embedding"] is None for face in whole["faces"])
    assert verify_log(broken, JobControl()).ok


@pytest.mark.parametrize("mode", ["fast", "every-frame"])
def test_a_killed_extraction_goes_on_and_ends_as_an_unbroken_one(
    tmp_path: Path, film: Path, analyst: Analyst, mode: str
) -> None:
    compare_with_unbroken(tmp_path, film, analyst, mode=mode, kills=3)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("mode", ["fast", "every-frame"])
def test_an_extraction_that_is_killed_twenty_times_ends_as_an_unbroken_one(
    tmp_path: Path, film: Path, analyst: Analyst, mode: str
) -> None:
    compare_with_unbroken(tmp_path, film, analyst, mode=mode, kills=20)


def test_what_was_killed_before_its_first_step_is_begun_once(tmp_path: Path, film: Path, analyst: Analyst) -> None:
    lab = new_lab(tmp_path / "lab", film, analyst)
    running = start(lab, "fast")
    with lab.reading() as db:
        while ledger_of(db, 1) is None and running.poll() is None:
            time.sleep(0.002)
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    extract(lab, analyst, "fast")
    with lab.reading() as db:
        actions = [entry.document["action"] for entry in read_log(db)]
        ledger = ledger_of(db, 1)
    assert ledger is not None
    assert (ledger.state, ledger.frames_decoded) == (State.COMPLETE, FRAMES)
    assert actions.count("extraction.started") == actions.count("extraction.finished") == 1


def test_two_processes_on_one_case_both_succeed_and_work_once(tmp_path: Path, film: Path, analyst: Analyst) -> None:
    lab = new_lab(tmp_path / "shared", film, analyst)
    both = [start(lab, "fast"), start(lab, "fast")]
    assert [process.communicate(timeout=100)[1] for process in both] == [b"", b""]
    assert [process.returncode for process in both] == [0, 0]
    assert frames_kept(lab) == FRAMES
    with lab.reading() as db:
        finished = [entry for entry in read_log(db) if entry.document["action"] == "extraction.finished"]
    assert len(finished) == 1
    assert verify_log(lab, JobControl()).ok
