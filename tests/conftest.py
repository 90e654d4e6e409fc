"""What every room's tests begin with: a fresh lab, who acts in it, a case, the analyst, and real faces.

Imports stay inside the fixtures, so that the tests of a light room load nothing heavy.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from catchlight.evidence.cases import Case
    from catchlight.evidence.entry import Actor
    from catchlight.faces.analyst import Analyst
    from catchlight.lab.folder import Lab
    from catchlight.workflows.create_lab import CreatedLab

# One face each in the group photo, left to right: x, y, width, height in pixels, with hair and shoulders around it.
_GROUP_FACES = (
    (20, 205, 190, 255),
    (227, 90, 185, 250),
    (425, 195, 185, 275),
    (705, 290, 185, 245),
    (865, 5, 185, 255),
    (1082, 210, 185, 245),
)


@pytest.fixture(autouse=True, scope="session")
def _cheap_keys() -> Iterator[None]:
    """Opening a key costs 150 ms on purpose; not in tests."""
    from tests.people import cheap_keys

    with cheap_keys():
        yield


@pytest.fixture(autouse=True, scope="session")
def _ready_schema() -> Iterator[None]:
    """The tests make thousands of labs."""
    from tests.people import ready_schema

    with ready_schema():
        yield


@pytest.fixture(autouse=True, scope="session")
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What a workstation keeps of its labs is kept in the tests' own folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CATCHLIGHT_DATA", str(tmp_path_factory.mktemp("workstation")))
        yield


@pytest.fixture
def created(tmp_path: Path) -> CreatedLab:
    """A fresh lab whose log holds its own creation, and its first account, signed in."""
    from tests.people import FIRST

    from catchlight.workflows.create_lab import create_lab

    return create_lab(tmp_path / "lab", first=FIRST)


@pytest.fixture
def lab(created: CreatedLab) -> Lab:
    """The fresh lab."""
    return created.lab


@pytest.fixture
def actor(created: CreatedLab) -> Actor:
    """Who acts: the first account of the fresh lab."""
    return created.actor


@pytest.fixture
def case(lab: Lab, actor: Actor) -> Case:
    """The case 2026-001, opened in the fresh lab."""
    from catchlight.evidence.cases import open_case
    from catchlight.evidence.log import acting

    with lab.reading() as db, acting(lab, db, actor) as act:
        return open_case(act, number="2026-001", offence="robbery")


@pytest.fixture(scope="session")
def analyst() -> Iterator[Analyst]:
    """The analyst on the default pack; its child process starts when first needed and ends with the session."""
    from catchlight.faces.analyst import Analyst
    from catchlight.faces.pack import DEFAULT_PACK

    with Analyst(DEFAULT_PACK) as ready:
        yield ready


@pytest.fixture(scope="session")
def group_photo() -> bytes:
    """A JPEG, 1280 x 886 pixels, of six people whose faces are about 100 pixels wide."""
    return jpeg(_group_pixels())


@pytest.fixture(scope="session")
def single_faces() -> tuple[bytes, ...]:
    """The six people of the group photo, left to right, each as a JPEG with that one face."""
    pixels = _group_pixels()
    return tuple(jpeg(pixels[y : y + height, x : x + width]) for x, y, width, height in _GROUP_FACES)


@pytest.fixture(scope="session")
def astronaut() -> bytes:
    """A JPEG, 512 x 512 pixels, of one more person: a face about 91 pixels wide."""
    import skimage.data

    return jpeg(skimage.data.astronaut())  # type: ignore[no-untyped-call]


@pytest.fixture(scope="session")
def faceless() -> bytes:
    """A JPEG, 400 x 600 pixels, with no face in it: a cup of coffee."""
    import skimage.data

    return jpeg(skimage.data.coffee())  # type: ignore[no-untyped-call]


def jpeg(pixels: NDArray[np.uint8], *, quality: int = 95) -> bytes:
    """Pixels of shape (height, width, 3), uint8 RGB, as a JPEG."""
    from PIL import Image

    encoded = io.BytesIO()
    Image.fromarray(pixels).save(encoded, "JPEG", quality=quality)
    return encoded.getvalue()


def _group_pixels() -> NDArray[np.uint8]:
    """The group photo that InsightFace ships, uint8 RGB."""
    from insightface.data import get_image

    pixels: NDArray[np.uint8] = get_image("t1")[..., ::-1]
    return pixels
