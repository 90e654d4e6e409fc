"""The program's side of the worker: real work, cancel, crash, hang, and nothing heavy imported."""

import importlib
import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PIL import Image
from tests.footage_maker import background, encoded, numbered_frames, paste, portraits, write_footage

import catchlight
from catchlight.errors import AnalystStopped, CatchlightError, MediaRefused, PackRefused
from catchlight.faces import analyst as analyst_module
from catchlight.faces import worker
from catchlight.faces.analyst import Analyst
from catchlight.faces.findings import Resume, StillFindings
from catchlight.faces.pack import DEFAULT_PACK
from catchlight.faces.plan import Mode
from catchlight.jobs import JobCancelled
from catchlight.media import limits
from catchlight.media.facts import FootageFacts, StillFacts
from catchlight.media.request import FrameAddress

PORTRAIT = encoded(Image.fromarray(portraits()["astronaut"][:, :, ::-1].copy()), "PNG")
_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals")


@pytest.fixture(scope="module")
def analyst() -> Iterator[Analyst]:
    with Analyst(DEFAULT_PACK) as running:
        yield running


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    frames = []
    for number in range(12):
        frame = background(240, 160)
        paste(frame, portraits()["astronaut"], left=20 + 6 * number, top=20, size=110)
        frames.append(frame)
    return write_footage(tmp_path_factory.mktemp("clips") / "caméra 監視.mp4", frames)


@pytest.fixture(scope="module")
def long_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    frames = numbered_frames(250, width=640, height=480) * 4
    return write_footage(tmp_path_factory.mktemp("clips") / "long.mp4", frames)


def test_the_programs_side_imports_nothing_heavy() -> None:
    heavy = {"cv2", "onnxruntime", "onnx", "insightface", "scipy", "PIL", "skimage", "numpy", "lap", "av"}
    code = f"import sys, catchlight.faces.analyst; print(sorted({heavy!r} & set(sys.modules)))"
    environment = {**os.environ, "PYTHONPATH": str(Path(catchlight.__file__).parents[1])}
    shown = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_facts_are_read_back_from_the_child(analyst: Analyst) -> None:
    facts = analyst.facts()
    assert (facts.pack_name, facts.embedding_size) == ("yunet-sface", 128)
    assert facts.provider


def test_inspect_opens_for_real(analyst: Analyst, clip: Path, tmp_path: Path) -> None:
    (tmp_path / "photo.txt").write_bytes(PORTRAIT)
    still, footage = analyst.inspect(tmp_path / "photo.txt"), analyst.inspect(clip)
    assert isinstance(still, StillFacts)
    assert (still.width, still.height, still.format) == (200, 200, "PNG")
    assert isinstance(footage, FootageFacts)
    assert footage.frames_expected == 12


def test_a_refusal_arrives_as_it_was_raised(analyst: Analyst, tmp_path: Path) -> None:
    (tmp_path / "letter.mp4").write_text("Dear Sir or Madam")
    with pytest.raises(MediaRefused) as refusal:
        analyst.inspect(tmp_path / "letter.mp4")
    assert refusal.value.facts == {"file": "letter.mp4"}
    assert refusal.value.hint


def test_stills_come_in_order_with_refusals_in_their_place(analyst: Analyst) -> None:
    found = list(analyst.stills([PORTRAIT, b"broken", PORTRAIT] * 6))
    assert [isinstance(one, StillFindings) for one in found] == [True, False, True] * 6
    assert len(analyst.still(PORTRAIT).faces) == 1
    with pytest.raises(MediaRefused):
        analyst.still(b"")


def test_footage_and_crop(analyst: Analyst, clip: Path) -> None:
    steps = list(analyst.footage(clip))
    faces = [face for step in steps for face in step.faces]
    assert [face.frame for face in faces] == list(range(12))
    assert {face.track for face in faces} == {1}
    examined = [frame for step in steps for frame in step.frames][faces[3].frame]
    address = FrameAddress(examined.number, examined.microseconds, examined.fingerprint)
    assert analyst.look_again(clip, address=address, face=faces[3].face).crop.startswith(b"\x89PNG")


def test_the_mode_travels(analyst: Analyst, clip: Path) -> None:
    for mode in Mode:
        assert {step.plan.mode for step in analyst.footage(clip, mode=mode)} == {mode}
        (still,) = analyst.stills([PORTRAIT], mode=mode)
        assert isinstance(still, StillFindings)
        assert still.plan.mode is mode


def test_whoever_listens_is_told_the_frame(analyst: Analyst, long_clip: Path) -> None:
    heard: list[int] = []
    steps = analyst.footage(long_clip, mode=Mode.FAST, moved=heard.append)
    next(steps)
    steps.close()
    assert heard
    assert all(0 <= number < 1000 for number in heard)
    assert heard == sorted(heard)


def test_what_the_listener_raises_ends_the_work(analyst: Analyst, long_clip: Path) -> None:
    def stop(_: int) -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        list(analyst.footage(long_clip, moved=stop))
    assert len(analyst.still(PORTRAIT).faces) == 1


def test_every_page_of_a_still_is_examined(analyst: Analyst) -> None:
    page = Image.fromarray(portraits()["astronaut"][:, :, ::-1].copy())
    file = io.BytesIO()
    page.save(file, "TIFF", save_all=True, append_images=[page])
    assert [len(one.faces) for one in analyst.still(file.getvalue()).pages] == [1, 1]


def test_a_run_is_resumed_from_its_state(analyst: Analyst, clip: Path) -> None:
    (whole,) = analyst.footage(clip)
    half = Resume(6, b"")
    (rest,) = analyst.footage(clip, resume=half)
    assert [frame.number for frame in rest.frames] == [frame.number for frame in whole.frames][6:]
    with pytest.raises(CatchlightError, match="cannot go on"):
        list(analyst.footage(clip, resume=Resume(6, b"nonsense")))


def test_a_closed_iterator_cancels_and_the_analyst_goes_on(analyst: Analyst, long_clip: Path) -> None:
    pid = analyst.pid
    steps = analyst.footage(long_clip)
    assert not next(steps).finished
    steps.close()
    assert len(analyst.still(PORTRAIT).faces) == 1
    assert analyst.pid == pid


def test_a_call_within_an_open_iteration_is_a_bug(analyst: Analyst, long_clip: Path) -> None:
    steps = analyst.footage(long_clip)
    next(steps)
    with pytest.raises(RuntimeError):
        analyst.facts()
    steps.close()


@_POSIX
def test_a_child_killed_in_the_middle_costs_that_file_only(long_clip: Path, clip: Path) -> None:
    with Analyst(DEFAULT_PACK) as analyst:
        steps = analyst.footage(long_clip)
        first = next(steps)
        assert analyst.pid is not None
        os.kill(analyst.pid, signal.SIGKILL)
        with pytest.raises(AnalystStopped, match="SIGKILL") as stopped:
            list(steps)
        assert stopped.value.facts["exit_code"] == -9
        assert stopped.value.facts["position"] >= first.frames[0].number
        assert sum(len(step.faces) for step in analyst.footage(clip)) == 12


def test_an_image_that_kills_the_child_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2]))
    poisoned = importlib.import_module("tests.faces.poisoned_worker")
    monkeypatch.setattr(worker, "main", poisoned.main)
    images = [PORTRAIT, b"broken", PORTRAIT, poisoned.POISON, PORTRAIT, PORTRAIT]
    found: list[StillFindings | MediaRefused] = []
    with Analyst(DEFAULT_PACK) as analyst:
        with pytest.raises(AnalystStopped) as stopped:
            found.extend(analyst.stills(images))
        assert stopped.value.facts["position"] == 3
        assert [isinstance(one, StillFindings) for one in found] == [True, False, True]
        assert len(list(analyst.stills(images[4:]))) == 2


@_POSIX
def test_a_child_killed_for_no_fault_of_an_image_costs_none(analyst: Analyst) -> None:
    def images() -> Iterator[bytes]:
        for number in range(12):
            if number == 6:
                os.kill(analyst.pid or 0, signal.SIGKILL)
            yield PORTRAIT

    assert [len(one.faces) for one in analyst.stills(images()) if isinstance(one, StillFindings)] == [1] * 12


@_POSIX
def test_a_child_that_hangs_is_ended(long_clip: Path) -> None:
    with Analyst(DEFAULT_PACK, patience_seconds=30) as analyst:
        analyst.facts()
        child = analyst._child
        assert child is not None
        child._patience = 1.0
        os.kill(child.pid or 0, signal.SIGSTOP)
        with pytest.raises(AnalystStopped, match="no sign of life"):
            next(analyst.footage(long_clip))
        assert not psutil.pid_exists(child.pid or 0)


def test_close_reaps_the_child_even_from_another_thread(long_clip: Path) -> None:
    analyst = Analyst(DEFAULT_PACK)
    pids: list[int] = []
    outcome: list[BaseException] = []
    began = threading.Event()

    def work() -> None:
        try:
            for _ in analyst.footage(long_clip):
                pids.append(analyst.pid or 0)
                began.set()
        except AnalystStopped as error:
            outcome.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    assert began.wait(30)
    analyst.close()
    thread.join(10)
    analyst.close()
    assert not thread.is_alive()
    assert len(outcome) == 1
    assert not psutil.pid_exists(pids[0])


def test_a_bad_pack_is_refused_by_name(tmp_path: Path) -> None:
    with Analyst(tmp_path) as analyst:
        with pytest.raises(PackRefused):
            analyst.facts()
        with pytest.raises(PackRefused):
            list(analyst.stills([PORTRAIT]))
        assert analyst.pid is not None


def test_a_bug_in_the_child_arrives_with_its_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Analyst(Path("\0")) as analyst, pytest.raises(AnalystStopped) as stopped:
        analyst.facts()
    assert "Traceback" in stopped.value.facts["traceback"]


def test_the_program_waits_longer_for_the_worker_than_the_worker_for_a_decoder() -> None:
    tries = 2
    assert tries * limits.PATIENCE_SECONDS + 10 < analyst_module.PATIENCE_SECONDS
    assert analyst_module.PATIENCE_SECONDS > limits.STILL_PATIENCE * limits.PATIENCE_SECONDS + 10
