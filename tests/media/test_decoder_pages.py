"""Stills through the decoder process: every page as it is, and a still that kills the decoder costs that still."""

import importlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.footage_maker import encoded

from catchlight.errors import MediaRefused
from catchlight.media import decoder_child
from catchlight.media.decoder import Decoder
from catchlight.media.stills import open_pages

_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals")


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    with Decoder() as running:
        yield running


def picture(width: int, height: int, *, seed: int = 0) -> Image.Image:
    rng = np.random.default_rng(seed)
    return Image.fromarray(rng.integers(0, 255, (height, width, 3), np.uint8))


def tiff(*pages: Image.Image) -> bytes:
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        encoded(picture(300, 200), "JPEG"),
        encoded(picture(30, 20), "JPEG")[:-9],
        encoded(picture(31, 21), "PNG"),
        tiff(*(picture(40 + 100 * page, 30, seed=page) for page in range(30))),
    ],
    ids=["JPEG", "cut short", "PNG", "thirty pages"],
)
def test_it_gives_what_decoding_in_this_process_gives(decoder: Decoder, data: bytes) -> None:
    with decoder.pages(data) as there, open_pages(data) as here:
        assert there.facts == here.facts
        held = list(there)
        for page, expected in zip(held, here, strict=True):
            assert page.number == expected.number
            assert np.array_equal(page.pixels, expected.pixels)
            page.release()
        assert (there.failed, there.warnings) == (here.failed, here.warnings)


def test_a_still_that_is_none_is_refused_as_in_this_process(decoder: Decoder) -> None:
    for data in (b"", b"Dear Sir or Madam", encoded(picture(30, 20), "PNG")[:100]):
        with pytest.raises(MediaRefused) as here, open_pages(data, name="a.png"):
            pass
        with pytest.raises(MediaRefused) as there, decoder.pages(data, name="a.png"):
            pass
        assert (there.value.message, there.value.hint) == (here.value.message, here.value.hint)


def test_pages_not_taken_do_no_harm(decoder: Decoder) -> None:
    many = tiff(*(picture(400, 300, seed=page) for page in range(40)))
    for _ in range(3):
        with decoder.pages(many) as pages:
            next(iter(pages)).release()
    with decoder.pages(many) as pages:
        assert [page.number for page in pages] == list(range(40))


@_POSIX
@pytest.mark.parametrize("after", [0, 2])
def test_a_still_that_kills_the_decoder_is_refused_and_the_next_one_is_not(
    monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2]))
    poisoned = importlib.import_module("tests.media.poisoned_decoder")
    monkeypatch.setattr(decoder_child, "main", poisoned.main)
    monkeypatch.setenv(poisoned.POISON, f"page@{after}")
    several = tiff(*(picture(40, 30, seed=page) for page in range(4)))
    found: list[int] = []

    def read(own: Decoder) -> None:
        with own.pages(several, name="bad.tif") as pages:
            for page in pages:
                page.release()
                found.append(page.number)

    with Decoder() as own:
        with pytest.raises(MediaRefused, match=r"bad\.tif cannot be decoded: the decoder was ended by SIGABRT"):
            read(own)
        assert found == list(range(after))
        with own.pages(several, name="good.tif") as pages:
            assert len(list(pages)) == 4
