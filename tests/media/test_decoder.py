"""The decoder process: the same frames as in this process, whatever a file does to the decoder."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.footage_maker import numbered_frames, write_footage

from catchlight.errors import MediaRefused
from catchlight.media.decoder import Decoder
from catchlight.media.facts import FootageFacts
from catchlight.media.frames import Frame, FrameStream, Passed, Unchanged
from catchlight.media.read import read_footage
from catchlight.media.request import FrameAddress, GateSettings, ReadRequest
from catchlight.media.seek import frame_at


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    """A decoder that is started once for all tests that do it no harm."""
    with Decoder() as running:
        yield running


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty frames of which every tenth differs from the one before it."""
    frames = [frame for frame in numbered_frames(6, width=192, height=128) for _ in range(10)]
    return write_footage(tmp_path_factory.mktemp("clips") / "caméra 監視.mp4", frames)


def seen(stream: FrameStream) -> list[tuple[object, ...]]:
    """What a stream yields, with the pixels of its frames, each given back at once."""
    found: list[tuple[object, ...]] = []
    for item in stream:
        if isinstance(item, Frame):
            found.append((item.number, item.microseconds, item.fingerprint, item.regions, item.pixels.tobytes()))
            item.release()
        elif isinstance(item, Unchanged):
            found.append((item.number, item.microseconds, item.fingerprint))
    return found


def released(stream: FrameStream) -> list[Frame]:
    """The frames of a stream, each given back at once."""
    frames = [item for item in stream if isinstance(item, Frame)]
    for frame in frames:
        frame.release()
    return frames


@pytest.mark.parametrize(
    "request_",
    [
        ReadRequest(),
        ReadRequest(gate=GateSettings()),
        ReadRequest(start=45, also=(3, 17), gate=GateSettings(whole_every_microseconds=1_000_000)),
    ],
    ids=["every frame", "gated", "from the middle"],
)
def test_it_yields_what_reading_in_this_process_yields(decoder: Decoder, clip: Path, request_: ReadRequest) -> None:
    with read_footage(clip, request_) as here:
        expected = seen(here)
    with decoder.footage(clip, request_) as there:
        assert there.facts == here.facts
        assert seen(there) == expected
    assert (there.failed, there.warnings, there.broken) == (here.failed, here.warnings, None)


def test_a_file_is_inspected(decoder: Decoder, clip: Path, tmp_path: Path) -> None:
    facts = decoder.inspect(clip)
    assert isinstance(facts, FootageFacts)
    assert facts.frames_expected == 60
    (tmp_path / "letter.mp4").write_text("Dear Sir or Madam")
    with pytest.raises(MediaRefused, match=r"letter\.mp4") as refusal:
        decoder.inspect(tmp_path / "letter.mp4")
    assert refusal.value.facts["file"] == "letter.mp4"


def test_a_refused_file_does_the_decoder_no_harm(decoder: Decoder, clip: Path, tmp_path: Path) -> None:
    pid = decoder.pid
    (tmp_path / "letter.mp4").write_text("Dear Sir or Madam")
    with pytest.raises(MediaRefused, match=r"letter\.mp4"), decoder.footage(tmp_path / "letter.mp4", ReadRequest()):
        pass
    assert isinstance(decoder.inspect(clip), FootageFacts)
    assert decoder.pid == pid is not None


def test_a_stream_closed_early_leaves_the_decoder_ready(decoder: Decoder, clip: Path) -> None:
    decoder.inspect(clip)
    pid = decoder.pid
    for taken in (0, 1, 30):
        with decoder.footage(clip, ReadRequest()) as stream:
            for _, item in zip(range(taken), stream, strict=False):
                assert isinstance(item, Frame)
                item.release()
    with decoder.footage(clip, ReadRequest()) as stream:
        assert len(seen(stream)) == 60
    assert decoder.pid == pid


def test_frames_that_are_held_stay_as_they_are(decoder: Decoder, clip: Path) -> None:
    """More of them than there are slots: nobody waits for anybody."""
    with decoder.footage(clip, ReadRequest()) as stream:
        held = [item for item in stream if isinstance(item, Frame)]
        assert len(held) == 60
    for _ in range(2):
        with decoder.footage(clip, ReadRequest()) as stream:
            assert len(seen(stream)) == 60
            assert stream.warnings == []
    with read_footage(clip, ReadRequest()) as here:
        assert [frame.pixels.tobytes() for frame in held] == [pixels for *_, pixels in seen(here)]
    for frame in held:
        frame.release()
        frame.release()
    with decoder.footage(clip, ReadRequest()) as stream:
        assert len(seen(stream)) == 60


def test_on_the_way_to_the_start_there_are_signs_of_life(decoder: Decoder, clip: Path) -> None:
    with decoder.footage(clip, ReadRequest(start=58)) as stream:
        numbers = [item.number for item in stream if isinstance(item, Passed)]
    assert {0, 32} <= set(numbers)


def test_another_call_within_an_open_stream_is_a_bug(decoder: Decoder, clip: Path) -> None:
    with decoder.footage(clip, ReadRequest()), pytest.raises(RuntimeError, match="another call"):
        decoder.inspect(clip)


def test_files_of_all_sizes_one_after_the_other(decoder: Decoder, clip: Path, tmp_path: Path) -> None:
    large = write_footage(tmp_path / "large.mp4", [np.full((2200, 4000, 3), 50 * one, np.uint8) for one in range(4)])
    held: list[Frame] = []
    for path in (large, clip, large):
        with decoder.footage(path, ReadRequest()) as stream, read_footage(path, ReadRequest()) as here:
            for item, expected in zip(stream, here, strict=True):
                assert isinstance(item, Frame)
                assert isinstance(expected, Frame)
                assert np.array_equal(item.pixels, expected.pixels)
                held.append(item)
    for frame in held:
        frame.release()


def test_a_frame_is_found_again(decoder: Decoder, clip: Path) -> None:
    with decoder.footage(clip, ReadRequest()) as stream:
        addresses = [FrameAddress(one.number, one.microseconds, one.fingerprint) for one in released(stream)]
    for address in (addresses[0], addresses[41], replace(addresses[59], fingerprint=None)):
        here, there = frame_at(clip, address), decoder.frame_at(clip, address)
        assert np.array_equal(here.pixels, there.pixels)
        assert (here.number, here.microseconds, here.fingerprint, here.regions) == (
            there.number,
            there.microseconds,
            there.fingerprint,
            there.regions,
        )
    with pytest.raises(MediaRefused, match="no frame 99"):
        decoder.frame_at(clip, FrameAddress(99, 9_900_000, None))
