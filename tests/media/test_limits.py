"""A decoder's limits hold in a real process: memory, files, sockets, programs, and a watchdog that needs no lock."""

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

import catchlight
from catchlight.media import limits

_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def run(code: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(Path(catchlight.__file__).parents[1])}
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "deed",
    [
        "socket.socket()",
        "subprocess.run(['true'])",
        "os.system('true')",
        "open(sys.argv[1] + '/new', 'w')",
        "open(sys.argv[1] + '/old', 'r+b')",
        "os.open(sys.argv[1] + '/new', os.O_RDWR | os.O_CREAT)",
    ],
)
def test_a_decoder_opens_no_socket_starts_no_program_and_writes_no_file(deed: str, tmp_path: Path) -> None:
    (tmp_path / "old").touch()
    code = f"""
        import os, socket, subprocess, sys
        from catchlight.media import limits
        limits.settle_in()
        assert open(sys.argv[1] + '/old', 'rb').read() == b''
        try:
            {deed}
        except PermissionError:
            sys.exit(3)
        """
    done = run(code, tmp_path)
    assert done.returncode == 3, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_what_a_decoder_prints_does_not_go_to_standard_output() -> None:
    done = run("from catchlight.media import limits; limits.settle_in(); print('hello', flush=True)")
    assert (done.stdout, done.stderr) == ("", "hello\n")


@_POSIX
def test_a_decoder_leaves_no_core_dump_and_ctrl_c_to_the_program() -> None:
    code = """
        import os, resource, signal
        from catchlight.media import limits
        limits.settle_in()
        assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
        os.kill(os.getpid(), signal.SIGINT)
        print('still here')
        """
    assert "still here" in run(code).stderr


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_DATA counts mapped memory under Linux only")
def test_memory_above_the_limit_is_an_error_and_a_higher_limit_helps() -> None:
    code = """
        from catchlight.media import limits
        limits.BASE_BYTES, limits.STILL_BYTES = 400_000_000, 0
        limits.settle_in()
        try:
            bytearray(limits.footage_memory())
        except MemoryError:
            limits.allow_memory(2 * limits.still_memory())
            bytearray(limits.footage_memory())
            print('done')
        """
    assert run(code).stderr == "done\n"


def test_large_frames_are_given_more_memory() -> None:
    assert limits.footage_memory() == 2 * 1024**3
    assert limits.footage_memory(3840, 2160) - limits.footage_memory() == 24 * 3840 * 2160 * 3


def test_memory_in_use_is_that_of_the_process_alone() -> None:
    code = """
        import mmap, os
        from catchlight.media import limits
        before = limits.memory_in_use(os.getpid())
        swollen = b"x" * 50_000_000
        after = limits.memory_in_use(os.getpid())
        assert 40_000_000 < after - before < 90_000_000, after - before
        shared = mmap.mmap(-1, 50_000_000)
        shared.write(swollen)
        assert limits.memory_in_use(os.getpid()) - after < 20_000_000
        """
    done = run(code)
    assert done.returncode == 0, done.stderr


def test_a_process_that_is_gone_uses_none() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    assert limits.memory_in_use(process.pid) is None


@_POSIX
def test_a_process_in_which_no_thread_gets_a_turn_is_ended() -> None:
    code = """
        import ctypes
        from catchlight.media.limits import end_if_stuck
        end_if_stuck(0.5)
        ctypes.PyDLL(None).sleep(60)  # holds Python's lock
        """
    began = time.monotonic()
    assert run(code).returncode == 1
    assert time.monotonic() - began < 20


def test_a_process_that_only_waits_is_not() -> None:
    code = """
        import time
        from catchlight.media.limits import end_if_stuck
        end_if_stuck(0.5)
        time.sleep(1.2)
        """
    assert run(code).returncode == 0
