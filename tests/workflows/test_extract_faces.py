"""Extracting every face of a case's exhibits."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.footage_maker import Encoding, Pixels, background, paste, portraits, write_footage

from catchlight.errors import AnalystStopped, CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.evidence.store import lab_store
from catchlight.faces.analyst import Analyst
from catchlight.faces.face import Verdict
from catchlight.faces.records import faces_of, tracks_of
from catchlight.jobs import JobCancelled, JobControl, Progress
from catchlight.lab.database import connect
from catchlight.lab.folder import Lab
from catchlight.media.ledger import State
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.extract_faces import ExtractFaces, Extraction, extract_faces

FRAMES = 24
TIMES = [index * 100 + (index % 3) * 20 for index in range(FRAMES)]
"""Milliseconds: a variable rate."""


def walkers() -> Iterator[Pixels]:
    """Two people who cross the picture at different heights."""
    first, second = portraits()["first"], portraits()["astronaut"]
    ground = background(320, 240)
    for index in range(FRAMES):
        frame = ground.copy()
        paste(frame, first, left=5 + 4 * index, top=5, size=110)
        paste(frame, second, left=200 - 4 * index, top=125, size=110)
        yield frame


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_footage(tmp_path_factory.mktemp("film") / "two people.mp4", walkers(), TIMES)


@pytest.fixture
def taken(lab: Lab, case: Case, actor: Actor, analyst: Analyst, film: Path, tmp_path: Path, astronaut: bytes) -> Lab:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(astronaut)
    add_exhibits(lab, AddExhibits(actor, case.number, (film, photo)), JobControl(), analyst=analyst)
    return lab


def extract(lab: Lab, actor: Actor, analyst: Analyst, control: JobControl | None = None) -> Extraction:
    return extract_faces(lab, ExtractFaces(actor, "2026-001"), control or JobControl(), analyst=analyst)


def actions(lab: Lab) -> list[str]:
    with lab.reading() as db:
        return [entry.document["action"] for entry in read_log(db)]


def found(lab: Lab, case: Case) -> object:
    """Everything an extraction leaves, as far as it must not depend on how it was interrupted."""
    with lab.reading() as db:
        faces = faces_of(db, case)
        tracks = tracks_of(db, case)
    return faces, tracks, actions(lab)


def test_every_frame_is_examined_and_counted(taken: Lab, case: Case, actor: Actor, analyst: Analyst) -> None:
    footage, still = extract(taken, actor, analyst).exhibits
    assert footage.ledger is not None
    assert still.ledger is not None
    assert (footage.ledger.frames_expected, footage.ledger.frames_decoded, footage.ledger.frames_failed) == (24, 24, 0)
    assert (footage.ledger.state, footage.ledger.provider) == (State.COMPLETE, "cpu")
    assert footage.ledger.smallest_face is not None
    assert (still.ledger.state, still.faces, still.tracks) == (State.COMPLETE, 1, 0)


def test_two_people_are_two_tracks_with_the_containers_times(
    taken: Lab, case: Case, actor: Actor, analyst: Analyst
) -> None:
    extract(taken, actor, analyst)
    with taken.reading() as db:
        tracks, faces = tracks_of(db, case), faces_of(db, case)
    assert len(tracks) == 2
    assert all(track.faces >= FRAMES - 2 for track in tracks)
    times = {face.frame: face.microseconds for face in faces if face.frame is not None}
    assert all(times[frame] == TIMES[frame] * 1000 for frame in times)


def test_the_best_face_of_a_track_keeps_a_lossless_crop(taken: Lab, case: Case, actor: Actor, analyst: Analyst) -> None:
    extract(taken, actor, analyst)
    with taken.reading() as db:
        tracks = tracks_of(db, case)
    for track in tracks:
        assert track.best.crop_sha256 is not None
        assert lab_store(taken).read(track.best.crop_sha256).startswith(b"\x89PNG")


def test_the_log_says_how_much_was_examined(taken: Lab, case: Case, actor: Actor, analyst: Analyst) -> None:
    extract(taken, actor, analyst)
    with taken.reading() as db:
        entry = list(read_log(db))[-1].document
    assert entry["action"] == "extraction.finished"
    assert (entry["details"]["frames_expected"], entry["details"]["frames_decoded"]) == (24, 24)
    assert len(entry["details"]["findings_sha256"]) == 64


def test_a_second_run_does_nothing_again(taken: Lab, case: Case, actor: Actor, analyst: Analyst) -> None:
    extract(taken, actor, analyst)
    before = found(taken, case)
    extract(taken, actor, analyst)
    assert found(taken, case) == before


def test_a_cancelled_run_goes_on_where_it_stopped(taken: Lab, case: Case, actor: Actor, analyst: Analyst) -> None:
    def cancel_in_the_footage(progress: Progress) -> None:
        if progress.note == "two people.mp4":
            control.cancel()

    control = JobControl(cancel_in_the_footage)
    with pytest.raises(JobCancelled):
        extract(taken, actor, analyst, control)
    assert actions(taken)[-1] == "extraction.cancelled"
    footage, _ = extract(taken, actor, analyst).exhibits
    assert footage.ledger is not None
    assert (footage.ledger.state, footage.ledger.frames_decoded) == (State.COMPLETE, FRAMES)
    assert actions(taken)[-2:] == ["extraction.continued", "extraction.finished"]


def test_a_changed_original_is_not_examined(
    taken: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path
) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"something else")
    _, still = extract(taken, actor, analyst).exhibits
    assert still.ledger is not None
    assert still.ledger.state is State.FAILED
    assert "was changed since it was taken in" in str(still.ledger.failure)


def test_a_still_without_a_face_is_a_full_result(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path, faceless: bytes
) -> None:
    (tmp_path / "coffee.jpg").write_bytes(faceless)
    request = AddExhibits(actor, case.number, (tmp_path / "coffee.jpg",))
    add_exhibits(lab, request, JobControl(), analyst=analyst)
    (still,) = extract(lab, actor, analyst).exhibits
    assert still.ledger is not None
    assert (still.ledger.state, still.faces) == (State.COMPLETE, 0)


def test_footage_that_ends_too_early_says_how_much_is_missing(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path
) -> None:
    fast_start = Encoding(container_options={"movflags": "faststart"})
    whole = write_footage(tmp_path / "whole.mp4", walkers(), encoding=fast_start).read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole[: len(whole) * 6 // 10])
    add_exhibits(lab, AddExhibits(actor, case.number, (cut,)), JobControl(), analyst=analyst)
    (footage,) = extract(lab, actor, analyst).exhibits
    assert footage.ledger is not None
    assert 0 < footage.ledger.frames_decoded < FRAMES
    assert footage.ledger.frames_failed == FRAMES - footage.ledger.frames_decoded
    assert footage.warnings


def test_a_worker_that_dies_costs_its_file_and_no_other(
    taken: Lab, case: Case, actor: Actor, analyst: Analyst, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object, **__: object) -> Iterator[None]:
        yield from ()
        raise AnalystStopped("The decoder stopped.", hint="Convert a copy.", position=3)

    with monkeypatch.context() as patched:
        patched.setattr(analyst, "footage", dies)
        footage, still = extract(taken, actor, analyst).exhibits
    assert footage.ledger is not None
    assert still.ledger is not None
    assert (footage.ledger.state, still.ledger.state) == (State.FAILED, State.COMPLETE)
    assert "The decoder stopped." in str(footage.ledger.failure)
    assert "extraction.failed" in actions(taken)
    mended, _ = extract(taken, actor, analyst).exhibits
    assert mended.ledger is not None
    assert (mended.ledger.state, mended.ledger.frames_decoded) == (State.COMPLETE, FRAMES)


def test_an_unknown_exhibit_names_the_known_ones(taken: Lab, case: Case, actor: Actor, analyst: Analyst) -> None:
    request = ExtractFaces(actor, case.number, exhibits=("e9",))
    with pytest.raises(CatchlightError, match="no exhibit e9") as refused:
        extract_faces(taken, request, JobControl(), analyst=analyst)
    assert "e1, e2" in refused.value.hint


def test_a_mode_that_does_not_exist_is_refused(taken: Lab, actor: Actor, analyst: Analyst) -> None:
    with pytest.raises(CatchlightError, match="no mode sloppy"):
        extract_faces(taken, ExtractFaces(actor, "2026-001", mode="sloppy"), JobControl(), analyst=analyst)


def test_a_tiny_face_is_kept_and_counted_as_too_poor(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path, astronaut: bytes
) -> None:
    import io

    from PIL import Image

    small = Image.open(io.BytesIO(astronaut)).resize((90, 90))
    small.save(tmp_path / "far away.png")
    add_exhibits(lab, AddExhibits(actor, case.number, (tmp_path / "far away.png",)), JobControl(), analyst=analyst)
    (still,) = extract(lab, actor, analyst).exhibits
    with lab.reading() as db:
        (face,) = faces_of(db, case)
    assert face.face.quality.verdict is not Verdict.USABLE
    assert still.faces == 1
    assert still.not_suitable == (face.face.quality.verdict is Verdict.NOT_SUITABLE)


def test_a_full_database_keeps_what_was_committed(
    taken: Lab, case: Case, actor: Actor, analyst: Analyst, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = connect

    def limited(path: Path, *, create: bool = False) -> object:
        database = opened(path, create=create)
        (pages,) = database.conn.execute("PRAGMA page_count").fetchone()
        database.conn.execute(f"PRAGMA max_page_count = {pages + 2}")
        return database

    with monkeypatch.context() as patched:
        patched.setattr("catchlight.lab.database.connect", limited)
        with pytest.raises(CatchlightError, match="database or disk is full"):
            extract(taken, actor, analyst)
    footage, still = extract(taken, actor, analyst).exhibits
    assert footage.ledger is not None
    assert still.ledger is not None
    assert {footage.ledger.state, still.ledger.state} == {State.COMPLETE}
    with sqlite3.connect(taken.database_path) as db:
        assert db.execute("SELECT count(*) FROM frames").fetchone() == (FRAMES + 1,)
    db.close()
