"""What a file does to the decoder costs that file, or those frames: proved with a child that aborts, hangs, eats."""

import importlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.footage_maker import number_of, numbered_frames, write_footage

from catchlight.errors import MediaRefused
from catchlight.media import decoder_child, decoder_stream, limits
from catchlight.media.decoder import Decoder
from catchlight.media.facts import DecodeWarning
from catchlight.media.frames import Frame, FrameStream, Passed, Unchanged
from catchlight.media.request import GateSettings, ReadRequest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")

FRAMES = 40
PATIENCE = 1.5  # seconds; a decoder of so small a clip on a busy machine needs less
GATED = ReadRequest(gate=GateSettings())
CAUSES = {
    "abort": "was ended by SIGABRT",
    "spin": "gave no sign of life for 1.5 seconds and was ended",
    "sleep": "gave no sign of life for 1.5 seconds and was ended",
    "hold": "gave no sign of life for 1.5 seconds and was ended",
    "grab": "needed more memory than its 2,048 MiB and was ended",
    "swell": "needed more memory than its 300 MiB and was ended",
    "babble": "sent something that is no answer",
    "bug": "met an error of its own (KeyError: 12) and was ended",
}

Poison = Callable[..., None]


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a poisoned clip and a clean one; every fifth frame differs from the one before it."""
    folder = tmp_path_factory.mktemp("clips")
    frames = [frame for frame in numbered_frames(FRAMES // 5) for _ in range(5)]
    for name in ("poisoned.mp4", "clean.mp4"):
        write_footage(folder / name, frames)
    return folder


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Poison:
    """Poisons the decoder: what is done, at which frame, and whether only once."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2]))
    poisoned = importlib.import_module("tests.media.poisoned_decoder")
    monkeypatch.setattr(decoder_child, "main", poisoned.main)

    def set_up(deed: str, *, frame: int, once: bool = False) -> None:
        if deed == "swell":
            monkeypatch.setattr(limits, "BASE_BYTES", 300 * 1024 * 1024)
            monkeypatch.setattr(limits, "BYTES_A_PIXEL", 0)
        marker = tmp_path / "armed"
        marker.touch()
        monkeypatch.setenv(poisoned.POISON, f"{deed}@{frame}" + (f"@{marker}" if once else ""))

    return set_up


def numbers(stream: FrameStream) -> list[int]:
    """The numbers of the frames that a stream yields; those with pixels show what they should."""
    found = []
    for item in stream:
        if isinstance(item, Frame):
            assert number_of(item.pixels) == item.number // 5
            item.release()
        if not isinstance(item, Passed):
            found.append(item.number)
    return found


def patience(deed: str) -> float:
    """Seconds; short only where it has to run out."""
    return PATIENCE if CAUSES[deed].startswith("gave no sign") else 30.0


@pytest.mark.parametrize("deed", CAUSES)
def test_a_decoder_that_fails_once_goes_on_where_it_was(clips: Path, poison: Poison, deed: str) -> None:
    poison(deed, frame=12, once=True)
    with Decoder(patience_seconds=patience(deed)) as decoder, decoder.footage(clips / "poisoned.mp4", GATED) as stream:
        assert numbers(stream) == list(range(FRAMES))
    (warning,) = stream.warnings
    assert (warning.frame, warning.microseconds) == (12, 1_100_000)
    assert warning.message.startswith(f"The decoder {CAUSES[deed]}"[:60])
    assert warning.message.endswith(" at frame 12 (0:00:01.100) and was started again there.")
    assert stream.broken is None


@pytest.mark.parametrize("deed", CAUSES)
def test_a_decoder_that_fails_always_costs_what_follows_and_no_other_file(
    clips: Path, poison: Poison, deed: str
) -> None:
    poison(deed, frame=12)
    with Decoder(patience_seconds=patience(deed)) as decoder:
        with decoder.footage(clips / "poisoned.mp4", GATED) as stream:
            assert numbers(stream) == list(range(12))
        assert len(stream.warnings) == 1
        assert stream.broken is not None
        assert CAUSES[deed] in stream.broken
        assert "again at frame 12 (0:00:01.100)" in stream.broken
        with decoder.footage(clips / "clean.mp4", GATED) as stream:
            assert numbers(stream) == list(range(FRAMES))
        assert (stream.warnings, stream.broken) == ([], None)


@pytest.mark.parametrize(("deed", "frame"), [("abort", 0), ("spin", 0), ("never-open", 5)])
def test_a_file_that_never_gives_a_frame_is_refused(clips: Path, poison: Poison, deed: str, frame: int) -> None:
    poison(deed, frame=frame)
    with Decoder(patience_seconds=PATIENCE) as decoder:
        with (
            pytest.raises(MediaRefused, match=r"poisoned\.mp4 cannot be decoded: the decoder") as refusal,
            decoder.footage(clips / "poisoned.mp4", ReadRequest()) as stream,
        ):
            numbers(stream)
        assert refusal.value.facts["cause"]
        with decoder.footage(clips / "clean.mp4", ReadRequest()) as stream:
            assert numbers(stream) == list(range(FRAMES))


def test_a_file_is_not_blamed_for_a_decoder_that_another_one_harmed(clips: Path, poison: Poison) -> None:
    poison("abort", frame=0, once=True)
    with Decoder() as decoder:
        decoder.inspect(clips / "clean.mp4")
        with decoder.footage(clips / "poisoned.mp4", ReadRequest()) as stream:
            assert numbers(stream) == list(range(FRAMES))
        assert (stream.warnings, stream.broken) == ([], None)


def test_where_the_decoder_fails_on_the_way_to_the_start_nothing_is_lost(clips: Path, poison: Poison) -> None:
    poison("abort", frame=33, once=True)
    request = ReadRequest(start=35, also=(5, 30))
    with Decoder() as decoder, decoder.footage(clips / "poisoned.mp4", request) as stream:
        assert numbers(stream) == [5, 30, 35, 36, 37, 38, 39]
    assert [type(warning) for warning in stream.warnings] == [DecodeWarning]


def test_where_it_always_fails_on_the_way_to_the_start_the_stream_is_broken(clips: Path, poison: Poison) -> None:
    poison("abort", frame=33)
    with Decoder() as decoder, decoder.footage(clips / "poisoned.mp4", ReadRequest(start=35, also=(5,))) as stream:
        assert numbers(stream) == [5]
    assert stream.broken is not None
    assert "again at frame 33" in stream.broken


def test_a_consumer_that_takes_its_time_is_no_hanging_decoder(clips: Path, poison: Poison) -> None:
    """All slots are held for longer than the patience lasts."""
    import time

    poison("none", frame=0)
    with Decoder(patience_seconds=1.0) as decoder, decoder.footage(clips / "clean.mp4", ReadRequest()) as stream:
        found = 0
        for item in stream:
            assert not isinstance(item, Unchanged)
            found += 1
            if found == 30:
                time.sleep(1.5)
        assert found == FRAMES
    assert stream.warnings == []


@pytest.fixture(scope="module")
def long_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Many more frames than there are slots."""
    frames = [frame for frame in numbered_frames(60, width=640, height=480) for _ in range(5)]
    return write_footage(tmp_path_factory.mktemp("clips") / "long.mp4", frames)


def kill(decoder: Decoder) -> None:
    assert decoder.pid is not None
    os.kill(decoder.pid, signal.SIGKILL)


@pytest.mark.parametrize("gate", [None, GateSettings()], ids=["every frame", "gated"])
def test_a_decoder_killed_again_and_again_loses_no_frame(long_clip: Path, gate: GateSettings | None) -> None:
    found: list[int] = []
    kill_at = [0, 31, 100]  # the decoder is at most 24 pictures, 120 frames, ahead
    with Decoder() as decoder, decoder.footage(long_clip, ReadRequest(gate=gate)) as stream:
        for item in stream:
            if isinstance(item, Frame):
                assert number_of(item.pixels) == item.number // 5
                item.release()
            if not isinstance(item, Passed):
                found.append(item.number)
            if kill_at and item.number >= kill_at[0]:
                kill_at.pop(0)
                kill(decoder)
    assert found == list(range(300))
    assert stream.broken is None
    assert [warning.message[:32] for warning in stream.warnings] == ["The decoder was ended by SIGKILL"] * 3


def test_a_decoder_that_fails_too_often_is_given_up(long_clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoder_stream, "MOST_RESTARTS", 2)
    with Decoder() as decoder, decoder.footage(long_clip, ReadRequest()) as stream:
        for item in stream:
            if isinstance(item, Frame):
                item.release()
                if item.number % 60 == 0:
                    kill(decoder)
    assert len(stream.warnings) == 2
    assert stream.broken is not None
    assert "was ended by SIGKILL again at frame" in stream.broken
