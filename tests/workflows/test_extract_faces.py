"""Extracting every face of a case's exhibits."""

import csv
import io
import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from PIL import Image
from tests.footage_maker import Encoding, Pixels, background, paste, portraits, write_footage
from tests.workflows.killed_program import worker_in_small_steps

from catchlight.errors import AnalystStopped, CaseClosed, CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.evidence.store import lab_store
from catchlight.faces import worker
from catchlight.faces.analyst import Analyst
from catchlight.faces.face import Verdict
from catchlight.faces.findings import FootageStep, StillFindings
from catchlight.faces.pack import DEFAULT_PACK
from catchlight.faces.plan import Mode
from catchlight.faces.records import faces_of, tracks_of
from catchlight.jobs import JobCancelled, JobControl, Progress
from catchlight.lab.database import connect, transaction
from catchlight.lab.folder import Lab
from catchlight.media.ledger import Ledger, State, frames_of, ledger_of
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.close_case import CloseCase, ReopenCase, close_case, reopen_case
from catchlight.workflows.extract_faces import ExtractFaces, Extraction, extract_faces
from catchlight.workflows.search import Search, search

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


@pytest.fixture(scope="module")
def hasty() -> Iterator[Analyst]:
    """An analyst that sends many small steps."""
    with mock.patch.object(worker, "main", worker_in_small_steps), Analyst(DEFAULT_PACK) as ready:
        ready.facts()
        yield ready


@contextmanager
def cancelled_after_a_step(lab: Lab, actor: Actor, analyst: Analyst, *, mode: str) -> Iterator[Ledger]:
    """Footage of which a part is done, as a cancelled run leaves it; yields its ledger. Takes the hasty analyst."""
    as_it_is = analyst.footage
    control = JobControl()
    steps = 0

    def counted(*given: Any, **named: Any) -> Iterator[FootageStep]:
        nonlocal steps
        for step in as_it_is(*given, **named):
            steps += 1
            if steps == 2:
                control.cancel()
            yield step

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(analyst, "footage", counted)
        with pytest.raises(JobCancelled):
            extract_faces(lab, ExtractFaces(actor, "2026-001", ("e1",), mode), control, analyst=analyst)
    with lab.reading() as db:
        kept = ledger_of(db, 1)
    assert kept is not None
    assert kept.state is State.CANCELLED
    yield kept


def test_footage_whose_case_is_closed_meanwhile_ends_at_its_next_step_and_goes_on_when_it_is_open_again(
    taken: Lab, case: Case, actor: Actor, hasty: Analyst, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_it_is = hasty.footage

    def closed_after_a_step(*given: Any, **named: Any) -> Iterator[FootageStep]:
        steps = as_it_is(*given, **named)
        yield next(steps)
        close_case(taken, CloseCase(actor, case.number))
        yield from steps

    with monkeypatch.context() as patched:
        patched.setattr(hasty, "footage", closed_after_a_step)
        with pytest.raises(CaseClosed, match="was closed on"):
            extract(taken, actor, hasty)

    with taken.reading() as db:
        kept = ledger_of(db, 1)
        told = {entry.document["action"]: entry.document for entry in read_log(db)}
    assert kept is not None
    assert kept.state is State.CANCELLED
    assert 0 < kept.decoded_until < FRAMES
    stopped = told["extraction.cancelled"]["details"]
    assert stopped["at_frame"] == kept.decoded_until
    assert "was closed on" in stopped["reason"]
    assert "extraction.finished" not in {action for action in told if told[action]["details"].get("exhibit") == "e1"}

    reopen_case(taken, ReopenCase(actor, case.number, "new witness"))
    footage, _ = extract(taken, actor, hasty).exhibits
    assert footage.ledger is not None
    assert footage.ledger.state is State.COMPLETE


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


def test_a_cancelled_run_goes_on_where_it_stopped(taken: Lab, case: Case, actor: Actor, hasty: Analyst) -> None:
    def cancel_in_the_footage(progress: Progress) -> None:
        if progress.note == "two people.mp4":
            control.cancel()

    control = JobControl(cancel_in_the_footage)
    with pytest.raises(JobCancelled):
        extract(taken, actor, hasty, control)
    assert actions(taken)[-1] == "extraction.cancelled"
    footage, _ = extract(taken, actor, hasty).exhibits
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


def test_a_mode_is_kept_with_its_plan_and_told_to_the_log(
    taken: Lab, case: Case, actor: Actor, analyst: Analyst
) -> None:
    extraction = extract_faces(taken, ExtractFaces(actor, case.number, mode="fast"), JobControl(), analyst=analyst)
    footage, _ = extraction.exhibits
    assert footage.ledger is not None
    assert footage.plan is not None
    assert (extraction.mode, footage.ledger.mode, footage.plan.mode) == (Mode.FAST, "fast", Mode.FAST)
    assert footage.ledger.smallest_face == footage.plan.smallest_face
    assert footage.ledger.resume_state is None
    with taken.reading() as db:
        frames = list(frames_of(db, footage.exhibit.row))
        told = [entry.document["details"] for entry in read_log(db, first=1) if "plan" in entry.document["details"]]
    assert all(frame.fingerprint is not None for frame in frames)
    assert sum(frame.gated for frame in frames) == footage.ledger.frames_gated
    details = next(one for one in told if one["exhibit"] == footage.exhibit.id)
    assert (details["mode"], details["state"], details["frames_gated"]) == (
        "fast",
        "complete",
        footage.ledger.frames_gated,
    )
    assert details["plan"]["gate"] == {"whole_every_seconds": 10.0}
    assert details["plan"]["passes"][0] == {"scale": 1.0, "border": 0.0}


def test_what_was_done_in_one_mode_is_done_in_another_only_when_asked(
    taken: Lab, case: Case, actor: Actor, analyst: Analyst
) -> None:
    extract(taken, actor, analyst)
    before = found(taken, case)
    other = ExtractFaces(actor, case.number, mode="fast")
    left = extract_faces(taken, other, JobControl(), analyst=analyst)
    assert found(taken, case) == before
    assert {known.ledger.mode for known in left.exhibits if known.ledger} == {"every-frame"}
    assert left.count("done") == 2

    anew = extract_faces(taken, replace(other, again=True), JobControl(), analyst=analyst)
    assert {known.ledger.mode for known in anew.exhibits if known.ledger} == {"fast"}
    assert anew.count("done") == 2
    with taken.reading() as db:
        started = [e.document["details"] for e in read_log(db) if e.document["action"] == "extraction.started"]
    assert [one.get("begun_anew_because") for one in started] == [None, "the examiner asked for it"]
    once_more = found(taken, case)
    extract_faces(taken, replace(other, again=True), JobControl(), analyst=analyst)
    assert found(taken, case) == once_more


def test_faces_that_were_searched_with_are_not_extracted_anew(
    taken: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path
) -> None:
    extract(taken, actor, analyst)
    with taken.reading() as db:
        track = tracks_of(db, case)[0]
        photo = next(face for face in faces_of(db, case) if face.track is None)
    for probe in (track.id, photo.id):
        why: dict[str, Any] = {"authority": "prosecutor", "purpose": "find the suspect"}
        request = Search(actor=actor, case=case.number, probe=probe, **why)
        search(taken, request, JobControl(), analyst=analyst)
    before = found(taken, case)
    again = ExtractFaces(actor, case.number, mode="fast", again=True, rejects=tmp_path / "rejects.csv")
    extraction = extract_faces(taken, again, JobControl(), analyst=analyst)
    assert [known.outcome for known in extraction.exhibits] == ["refused", "refused"]
    assert all("have been searched with" in str(known.refused) for known in extraction.exhibits)
    assert found(taken, case) == before
    rows = list(csv.reader((tmp_path / "rejects.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [(row[0], row[3]) for row in rows[1:]] == [("e1", "refused"), ("e2", "refused")]
    assert all("another case" in row[5] for row in rows[1:])


def test_what_was_begun_in_one_mode_goes_on_in_it(
    taken: Lab, case: Case, actor: Actor, analyst: Analyst, hasty: Analyst
) -> None:
    with cancelled_after_a_step(taken, actor, hasty, mode="fast") as kept:
        assert 0 < kept.decoded_until < FRAMES
    footage, _ = extract(taken, actor, analyst).exhibits
    assert footage.ledger is not None
    assert (footage.ledger.mode, footage.ledger.state, footage.ledger.frames_decoded) == (
        "fast",
        State.COMPLETE,
        FRAMES,
    )


def test_what_was_begun_in_one_mode_is_begun_anew_in_another_when_asked(
    taken: Lab, case: Case, actor: Actor, analyst: Analyst, hasty: Analyst
) -> None:
    with cancelled_after_a_step(taken, actor, hasty, mode="fast"):
        pass
    request = ExtractFaces(actor, case.number, again=True)
    footage, _ = extract_faces(taken, request, JobControl(), analyst=analyst).exhibits
    assert footage.ledger is not None
    assert (footage.ledger.mode, footage.ledger.frames_decoded) == ("every-frame", FRAMES)
    with taken.reading() as db:
        started = [e.document["details"] for e in read_log(db) if e.document["action"] == "extraction.started"]
    assert started[-1]["begun_anew_because"] == "the examiner asked for another mode"


def test_what_an_earlier_version_left_running_is_begun_anew_and_says_so(
    taken: Lab, case: Case, actor: Actor, analyst: Analyst, hasty: Analyst
) -> None:
    with cancelled_after_a_step(taken, actor, hasty, mode="every-frame") as kept, taken.reading() as db:
        db.conn.execute(
            "UPDATE extractions SET resume_state = NULL, plan = NULL, state = 'running' WHERE exhibit_id = ?",
            (kept.exhibit_row,),
        )
    footage, _ = extract(taken, actor, analyst).exhibits
    assert footage.ledger is not None
    assert (footage.ledger.state, footage.ledger.frames_decoded) == (State.COMPLETE, FRAMES)
    with taken.reading() as db:
        started = [e.document["details"] for e in read_log(db) if e.document["action"] == "extraction.started"]
    assert "earlier version" in started[-1]["begun_anew_because"]


def test_footage_that_breaks_off_is_partly_done_with_its_reason(
    taken: Lab, case: Case, actor: Actor, analyst: Analyst, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    as_it_is = analyst.footage

    def breaks(*given: Any, **named: Any) -> Iterator[FootageStep]:
        for step in as_it_is(*given, **named):
            yield replace(step, broken="The decoder was ended at frame 24.") if step.finished else step

    request = ExtractFaces(actor, case.number, rejects=tmp_path / "rejects.csv")
    with monkeypatch.context() as patched:
        patched.setattr(analyst, "footage", breaks)
        extraction = extract_faces(taken, request, JobControl(), analyst=analyst)
    footage, still = extraction.exhibits
    assert footage.ledger is not None
    assert (footage.ledger.state, footage.outcome, still.outcome) == (State.PARTIAL, "partly done", "done")
    assert footage.ledger.failure is not None
    assert footage.ledger.failure.startswith("The decoder was ended at frame 24.")
    assert (footage.tracks, footage.ledger.frames_decoded) == (2, FRAMES)
    with taken.reading() as db:
        details = next(e.document["details"] for e in read_log(db) if e.document["details"].get("state") == "partial")
    assert (details["ended_early_because"], details["decoded_until"]) == ("The decoder was ended at frame 24.", FRAMES)
    (_, row) = csv.reader((tmp_path / "rejects.csv").read_text(encoding="utf-8-sig").splitlines())
    assert (row[0], row[3], row[4]) == ("e1", "partly done", "The decoder was ended at frame 24.")
    assert "What was decoded stands" in row[5]
    assert extract(taken, actor, analyst).exhibits[0].outcome == "partly done"  # the rest does not come by itself
    again = extract_faces(taken, replace(request, again=True), JobControl(), analyst=analyst)
    assert again.exhibits[0].outcome == "done"


def test_footage_and_stills_of_which_parts_do_not_decode_are_partly_done(
    taken: Lab, case: Case, actor: Actor, analyst: Analyst, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    footage_as_it_is, stills_as_they_are = analyst.footage, analyst.stills

    def footage(*given: Any, **named: Any) -> Iterator[FootageStep]:
        for step in footage_as_it_is(*given, **named):
            yield replace(step, failed=(FRAMES, FRAMES + 1), failed_unlisted=10**8) if step.finished else step

    def stills(*given: Any, **named: Any) -> Iterator[object]:
        for findings in stills_as_they_are(*given, **named):
            assert isinstance(findings, StillFindings)
            yield replace(findings, failed=(1,))

    monkeypatch.setattr(analyst, "footage", footage)
    monkeypatch.setattr(analyst, "stills", stills)
    request = ExtractFaces(actor, case.number, rejects=tmp_path / "rejects.csv")
    extraction = extract_faces(taken, request, JobControl(), analyst=analyst)
    assert [known.outcome for known in extraction.exhibits] == ["partly done", "partly done"]
    _, *rows = csv.reader((tmp_path / "rejects.csv").read_text(encoding="utf-8-sig").splitlines())
    assert [(row[3], row[4]) for row in rows] == [
        ("partly done", f"100,000,002 of {FRAMES + 10**8 + 2:,} frames could not be decoded."),
        ("partly done", "1 of 2 pages could not be decoded."),
    ]
    with taken.reading() as db:
        told = [e.document["details"] for e in read_log(db) if e.document["action"] == "extraction.finished"]
    assert {(one["state"], one["ended_early_because"]) for one in told} == {("partial", None)}


@pytest.mark.parametrize(
    ("column", "value", "because"),
    [
        ("resume_state", b"nonsense", "this version cannot go on from what the interrupted run left"),
        ("resume_state", None, "an earlier version began it, and it cannot be gone on with from there"),
        ("pack_sha256", "ab" * 32, "it was begun with another model pack"),
    ],
)
def test_what_cannot_be_gone_on_with_is_begun_anew_and_the_log_says_why(
    taken: Lab, case: Case, actor: Actor, analyst: Analyst, hasty: Analyst, column: str, value: object, because: str
) -> None:
    with cancelled_after_a_step(taken, actor, hasty, mode="fast"):
        pass
    with taken.reading() as db, transaction(db):
        db.conn.execute(f"UPDATE extractions SET {column} = ?", (value,))  # noqa: S608 - one of two
    extraction = extract_faces(taken, ExtractFaces(actor, case.number, mode="fast"), JobControl(), analyst=analyst)
    assert [known.outcome for known in extraction.exhibits] == ["done", "done"]
    assert [known.ledger.frames_decoded for known in extraction.exhibits if known.ledger] == [FRAMES, 1]
    with taken.reading() as db:
        started = [e.document["details"] for e in read_log(db) if e.document["action"] == "extraction.started"]
    assert [one.get("begun_anew_because") for one in started] == [None, because]


def test_every_page_of_a_still_is_examined(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path, single_faces: tuple[bytes, ...]
) -> None:
    pages = [Image.open(io.BytesIO(content)).convert("RGB") for content in single_faces[:2]]
    blank = Image.new("RGB", (100, 80), (90, 90, 90))
    pages[0].save(tmp_path / "fax.tif", save_all=True, append_images=[blank, pages[1]])
    add_exhibits(lab, AddExhibits(actor, case.number, (tmp_path / "fax.tif",)), JobControl(), analyst=analyst)
    (still,) = extract(lab, actor, analyst).exhibits
    assert still.ledger is not None
    assert (still.ledger.frames_expected, still.ledger.frames_decoded, still.faces) == (3, 3, 2)
    with lab.reading() as db:
        assert [(face.page, face.frame) for face in faces_of(db, case)] == [(0, None), (2, None)]
        assert [frame.number for frame in frames_of(db, still.exhibit.row)] == [0, 1, 2]


def test_many_stills_of_which_some_cannot_be_read_all_come_to_an_end(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path
) -> None:
    folder = tmp_path / "batch"
    folder.mkdir()
    for number in range(30):
        Image.new("RGB", (32, 24), (number, 0, 0)).save(folder / f"{number:02}.png")
    add_exhibits(lab, AddExhibits(actor, case.number, (folder,)), JobControl(), analyst=analyst)
    for number in (0, 7, 8, 29):
        (folder / f"{number:02}.png").unlink()
    reports: list[Progress] = []
    request = ExtractFaces(actor, case.number, rejects=tmp_path / "rejects.csv")
    extraction = extract_faces(lab, request, JobControl(reports.append), analyst=analyst)
    outcomes = [known.outcome for known in extraction.exhibits]
    assert [at for at, outcome in enumerate(outcomes) if outcome == "failed"] == [0, 7, 8, 29]
    assert (extraction.count("done"), extraction.count("failed")) == (26, 4)
    assert (reports[-1].done, reports[-1].total) == (30, 30)
    rows = list(csv.reader((tmp_path / "rejects.csv").read_text(encoding="utf-8-sig").splitlines()))[1:]
    assert [Path(row[1]).name for row in rows] == ["00.png", "07.png", "08.png", "29.png"]
    assert all("cannot be read where it was taken in" in row[4] and "Bring the file" in row[5] for row in rows)
    with lab.reading() as db:
        finished = [e for e in read_log(db) if e.document["action"] in {"extraction.finished", "extraction.failed"}]
    assert len(finished) == 30


def test_a_still_that_stops_the_worker_costs_itself_alone(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        Image.new("RGB", (32, 24), (number, 0, 0)).save(tmp_path / f"{number:02}.png")
    culprit = (tmp_path / "05.png").read_bytes()
    stills = tuple(tmp_path / f"{number:02}.png" for number in range(12))
    add_exhibits(lab, AddExhibits(actor, case.number, stills), JobControl(), analyst=analyst)
    as_it_is = analyst.stills

    def stops(images: Iterator[bytes], *, mode: Mode) -> Iterator[Any]:
        ahead = list(itertools.islice(images, 4))
        while ahead:
            if ahead[0] == culprit:
                raise AnalystStopped("The worker died.", hint="Treat it with suspicion.", position=0)
            yield from as_it_is([ahead.pop(0)], mode=mode)
            ahead += itertools.islice(images, 1)

    with monkeypatch.context() as patched:
        patched.setattr(analyst, "stills", stops)
        extraction = extract(lab, actor, analyst)
    assert [known.outcome for known in extraction.exhibits] == ["done"] * 5 + ["failed"] + ["done"] * 6


def test_progress_goes_on_between_the_steps(taken: Lab, case: Case, actor: Actor, analyst: Analyst) -> None:
    reports: list[Progress] = []
    extract(taken, actor, analyst, JobControl(reports.append))
    done = [report.done for report in reports]
    assert done == sorted(done)
    assert reports[-1].total == reports[-1].done == FRAMES + 1


def test_a_rejects_file_that_cannot_be_is_refused_before_anything_is_done(
    taken: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path
) -> None:
    before = actions(taken)
    request = ExtractFaces(actor, case.number, rejects=tmp_path / "nowhere" / "r.csv")
    with pytest.raises(CatchlightError, match="rejects file"):
        extract_faces(taken, request, JobControl(), analyst=analyst)
    assert actions(taken) == before


def test_a_mode_that_does_not_exist_is_refused(taken: Lab, actor: Actor, analyst: Analyst) -> None:
    with pytest.raises(CatchlightError, match="no mode sloppy"):
        extract_faces(taken, ExtractFaces(actor, "2026-001", mode="sloppy"), JobControl(), analyst=analyst)


def test_a_tiny_face_is_kept_and_counted_as_too_poor(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path, astronaut: bytes
) -> None:
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
