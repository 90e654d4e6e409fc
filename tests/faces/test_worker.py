"""The child's own rules: where its requests go, and that it ends with the program."""

import multiprocessing
import os
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import psutil
import pytest

import catchlight
from catchlight.faces import messages, worker
from catchlight.faces.plan import Mode
from catchlight.faces.worker import Inbox, Worker
from catchlight.jobs import JobCancelled

DESKTOP = Path(catchlight.__file__).parents[1]


def test_requests_are_sorted_and_a_cancel_is_seen_at_once() -> None:
    requests, ours = multiprocessing.Pipe(duplex=False)
    gone = threading.Event()
    inbox = Inbox(requests, on_gone=gone.set)
    for request in (
        messages.AnalyseStills(3, Mode.FAST),
        messages.Image(2, b"of an earlier job"),
        messages.Image(3, b"one"),
        messages.NoMoreImages(3),
        messages.Image(4, b"two"),
        messages.Cancel(4),
    ):
        ours.send_bytes(messages.encode(request))
    assert inbox.jobs.get(timeout=5) == messages.AnalyseStills(3, Mode.FAST)
    assert list(inbox.images_of(3)) == [b"one"]
    images = inbox.images_of(4)
    assert next(images) == b"two"
    with pytest.raises(JobCancelled):
        next(images)
    assert inbox.is_cancelled(4)
    assert not inbox.is_cancelled(5)
    assert not gone.is_set()
    ours.close()
    assert gone.wait(5)


def test_work_that_says_nothing_itself_gives_signs_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "SECONDS_BETWEEN_PATIENT_BEATS", 0.01)
    requests, ours = multiprocessing.Pipe(duplex=False)
    replies, answers = multiprocessing.Pipe(duplex=False)
    inbox = Inbox(requests, on_gone=lambda: None)
    serving = Worker(inbox, answers, pack=Path("nowhere"), provider=None)
    with serving._beating(4, 17):
        assert messages.decode_reply(replies.recv_bytes()) == messages.Beat(4, 17)
    while replies.poll(0):
        replies.recv_bytes()
    assert not replies.poll(0.05)
    ours.close()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_killed_program_leaves_no_child(tmp_path: Path) -> None:
    from tests.footage_maker import numbered_frames, write_footage

    clip = write_footage(tmp_path / "long.mp4", numbered_frames(200) * 10)
    program = tmp_path / "program.py"
    program.write_text(
        textwrap.dedent(f"""
        from pathlib import Path
        from catchlight.faces.analyst import Analyst
        from catchlight.faces.pack import DEFAULT_PACK

        if __name__ == "__main__":
            analyst = Analyst(DEFAULT_PACK)
            steps = analyst.footage(Path({str(clip)!r}))
            next(steps)
            print(analyst.pid, flush=True)
            import time
            time.sleep(60)
        """)
    )
    environment = {**os.environ, "PYTHONPATH": str(DESKTOP)}
    with subprocess.Popen(
        [sys.executable, str(program)], env=environment, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        child = psutil.Process(int(running.stdout.readline()))
        running.kill()
    deadline = time.monotonic() + 10
    while child.is_running() and child.status() != psutil.STATUS_ZOMBIE and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE


def test_the_child_opens_no_socket() -> None:
    """urllib3, which comes with insightface, asks for one while it is imported."""
    program = textwrap.dedent("""
        import socket, sys
        from catchlight.faces import worker
        worker._settle_in()
        try:
            socket.socket()
        except PermissionError:
            from catchlight.faces.engine import FaceEngine
            from catchlight.faces.pack import DEFAULT_PACK, load_pack
            FaceEngine(load_pack(DEFAULT_PACK), provider="cpu")
            sys.exit(3)
        """)
    environment = {**os.environ, "PYTHONPATH": str(DESKTOP)}
    assert subprocess.run([sys.executable, "-c", program], env=environment, check=False, timeout=120).returncode == 3
