"""Footage that is killed and resumed ends as footage that was not."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from tests.footage_maker import background, paste, portraits, write_footage

from catchlight.evidence.cases import case_numbered
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.faces.analyst import Analyst
from catchlight.faces.records import faces_of, tracks_of
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.create_lab import create_lab
from catchlight.workflows.extract_faces import ExtractFaces, extract_faces
from catchlight.workflows.open_case import OpenCase, open_case
from catchlight.workflows.verify_log import verify_log

CASE = "2026-1"


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nine seconds of one person walking, long enough for several steps."""
    person, ground = portraits()["first"], background(960, 540)

    def frames() -> object:
        for index in range(90):
            frame = ground.copy()
            paste(frame, person, left=5 + 8 * index, top=60 + index, size=150)
            paste(frame, portraits_second, left=800 - 8 * index, top=300, size=150)
            yield frame

    portraits_second = portraits()["astronaut"]
    return write_footage(tmp_path_factory.mktemp("film") / "walk.mp4", frames())  # type: ignore[arg-type]


def new_lab(folder: Path, film: Path, actor: Actor, analyst: Analyst) -> Lab:
    lab = create_lab(folder, actor=actor)
    open_case(lab, OpenCase(actor, CASE, "robbery"))
    add_exhibits(lab, AddExhibits(actor, CASE, (film,)), JobControl(), analyst=analyst)
    return lab


def everything_found(lab: Lab) -> object:
    """All faces and tracks with their row numbers, and the log's actions and findings."""
    with lab.reading() as db:
        case = case_numbered(db, CASE)
        found = msgspec.json.encode((faces_of(db, case), tracks_of(db, case)), enc_hook=str)
        log = [(entry.document["action"], entry.document["details"].get("findings_sha256")) for entry in read_log(db)]
    return hashlib.sha256(found).hexdigest(), log


def frames_kept(lab: Lab) -> int:
    with lab.reading() as db:
        return int(db.conn.execute("SELECT count(*) FROM frames").fetchone()[0])


def start(lab: Lab, actor: Actor) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "catchlight", "--lab", str(lab.folder), "--as", actor.name, "extract", CASE]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_a_killed_extraction_goes_on_and_ends_as_an_unbroken_one(
    tmp_path: Path, film: Path, actor: Actor, analyst: Analyst
) -> None:
    unbroken = new_lab(tmp_path / "unbroken", film, actor, analyst)
    extract_faces(unbroken, ExtractFaces(actor, CASE), JobControl(), analyst=analyst)
    broken = new_lab(tmp_path / "broken", film, actor, analyst)
    running = start(broken, actor)
    deadline = time.monotonic() + 60
    while not frames_kept(broken) and time.monotonic() < deadline and running.poll() is None:
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.wait()
    kept = frames_kept(broken)
    assert kept > 0
    extract_faces(broken, ExtractFaces(actor, CASE), JobControl(), analyst=analyst)
    assert everything_found(broken) == everything_found(unbroken)
    assert verify_log(broken, JobControl()).ok


def test_two_processes_on_one_case_both_succeed_and_work_once(
    tmp_path: Path, film: Path, actor: Actor, analyst: Analyst
) -> None:
    lab = new_lab(tmp_path / "shared", film, actor, analyst)
    both = [start(lab, actor), start(lab, actor)]
    assert [process.wait(timeout=100) for process in both] == [0, 0]
    assert frames_kept(lab) == 90
    with lab.reading() as db:
        finished = [entry for entry in read_log(db) if entry.document["action"] == "extraction.finished"]
    assert len(finished) == 1
    assert verify_log(lab, JobControl()).ok
