"""What the tests of the faces room share: the default pack, one engine, photographs from installed packages."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.typing import NDArray

if TYPE_CHECKING:
    from catchlight.faces.engine import FaceEngine
    from catchlight.faces.pack import ModelPack

Image = NDArray[np.uint8]


@pytest.fixture(scope="session")
def default_pack() -> "ModelPack":
    """The pack that ships with Catchlight."""
    from catchlight.faces.pack import DEFAULT_PACK, load_pack

    return load_pack(DEFAULT_PACK)


@pytest.fixture(scope="session")
def engine(default_pack: "ModelPack") -> "FaceEngine":
    """The default engine on the processor."""
    from catchlight.faces.engine import FaceEngine

    return FaceEngine(default_pack, provider="cpu", threads=1)


@pytest.fixture(scope="session")
def group() -> Image:
    """A photograph of six people, `(886, 1280, 3) uint8 BGR`."""
    from insightface.data import get_image

    picture: Image = get_image("t1")
    return picture


@pytest.fixture(scope="session")
def portrait() -> Image:
    """A portrait of one person, `(512, 512, 3) uint8 BGR`."""
    import skimage.data

    picture: Image = skimage.data.astronaut()  # type: ignore[no-untyped-call]
    return np.ascontiguousarray(picture[:, :, ::-1])


@pytest.fixture(scope="session")
def lfw10() -> Path:
    """Ten photographs of each of ten people; not part of the repository."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "faces" / "lfw10"
    if not folder.is_dir():
        pytest.skip("lfw10 is not beside the checkout (../shared/faces/lfw10)")
    return folder
