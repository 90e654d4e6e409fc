"""The decoder process: the same frames as in this process, whatever a file does to the decoder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.footage_maker import numbered_frames, write_footage

from catchlight.media.decoder import Decoder
from catchlight.media.frames import Frame, FrameStream, Unchanged
from catchlight.media.read import read_footage
from catchlight.media.request import GateSettings, ReadRequest


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
        else:
            found.append((item.number,))
    return found


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
