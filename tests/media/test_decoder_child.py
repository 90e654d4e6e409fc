"""The decoder child ends with its owner, even while it hangs."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import psutil
import pytest

import catchlight

REPO = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("deed", ["spin", "sleep"])
def test_a_decoder_that_hangs_ends_with_its_owner(tmp_path: Path, deed: str) -> None:
    from tests.footage_maker import numbered_frames, write_footage

    clip = write_footage(tmp_path / "poisoned.mp4", numbered_frames(12))
    (tmp_path / "owner.py").write_text(
        textwrap.dedent("""
        import sys
        from pathlib import Path
        from catchlight.media import decoder_child
        from catchlight.media.decoder import Decoder
        from catchlight.media.request import ReadRequest
        from tests.media import poisoned_decoder

        if __name__ == "__main__":
            decoder_child.main = poisoned_decoder.main
            decoder = Decoder(patience_seconds=1000)
            with decoder.footage(Path(sys.argv[1]), ReadRequest()) as stream:
                for frame in stream:
                    frame.release()
                    if frame.number == 4:
                        print(decoder.pid, flush=True)
        """)
    )
    with subprocess.Popen(
        [sys.executable, tmp_path / "owner.py", clip],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(Path(catchlight.__file__).parents[1]), str(REPO)]),
            "CATCHLIGHT_TEST_POISON": f"{deed}@8",
        },
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        child = psutil.Process(int(running.stdout.readline()))
        running.kill()
    _, alive = psutil.wait_procs([child], timeout=10)
    assert not alive
