import hashlib
from pathlib import Path

import numpy as np
import pytest

import build_default_pack

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "resources" / "models" / "yunet-sface"


@pytest.fixture(scope="module")
def published() -> Path:
    """The files as OpenCV Zoo publishes them; not part of the repository."""
    folder = ROOT.parent / "shared" / "models"
    if not folder.is_dir():
        pytest.skip("the published models are not beside the checkout (../shared/models)")
    return folder


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_the_pack_in_the_repository_is_what_the_published_files_give(published: Path, tmp_path: Path) -> None:
    assert build_default_pack.main(["--source", str(published), "--out", str(tmp_path)]) == 0

    assert hashes(tmp_path) == hashes(PACK)


def test_another_file_is_refused_and_nothing_is_written(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    for path in published.iterdir():
        (source / path.name).write_bytes(path.read_bytes())
    (source / build_default_pack.DETECTOR_SOURCE).write_bytes(b"another model")

    assert build_default_pack.main(["--source", str(source), "--out", str(out)]) == 1

    assert "is not the published file" in capsys.readouterr().err
    assert not out.exists()


def test_a_missing_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build_default_pack.main(["--source", str(tmp_path), "--out", str(tmp_path / "out")]) == 1

    assert "cannot be read" in capsys.readouterr().err


def test_blocks_are_unfolded_as_onnx_defines_it() -> None:
    weights = np.array([[1, 2, 3, 4, 5]], dtype=np.int8)
    scale = np.array([[0.5, 2.0, 10.0]], dtype=np.float32)
    zero = np.array([[0, 1, 2]], dtype=np.int8)

    unfolded = build_default_pack.dequantise(weights, scale, zero, axis=1, block=2)

    assert unfolded.tolist() == [[0.5, 1.0, 4.0, 6.0, 30.0]]
