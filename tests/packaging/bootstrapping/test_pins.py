import re
import tomllib
from pathlib import Path

import pytest

from bootstrapping.pins import REQUIREMENTS, fingerprint, read_pins

FILES = sorted(REQUIREMENTS.glob("*.txt"))
PROJECT = REQUIREMENTS.parent.parent


@pytest.fixture
def requirements(tmp_path: Path) -> Path:
    path = tmp_path / "some.txt"
    path.write_text(
        "# a comment\nnumpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        "click==8.5.1 \\\n    --hash=sha256:cc\n"
    )
    return path


def test_pins_are_read_with_marker_and_hashes(requirements: Path) -> None:
    numpy, click = read_pins(requirements)
    assert numpy.requirement == "numpy==2.4.6 ; python_full_version < '3.12'"
    assert numpy.name == "numpy"
    assert numpy.hashes == ("sha256:aa", "sha256:bb")
    assert click.requirement == "click==8.5.1"


def test_a_pins_text_is_what_stands_in_the_file(requirements: Path) -> None:
    assert requirements.read_text().endswith("".join(pin.text for pin in read_pins(requirements)))


@pytest.mark.parametrize(("old", "new"), [("2.4.6", "2.4.7"), ("sha256:bb", "sha256:bd"), ("'3.12'", "'3.13'")])
def test_fingerprint_changes_with_version_hash_and_marker(requirements: Path, old: str, new: str) -> None:
    before = fingerprint(requirements)
    requirements.write_text(requirements.read_text().replace(old, new))
    assert fingerprint(requirements) != before


def test_fingerprint_ignores_comments_and_line_ends(requirements: Path) -> None:
    before = fingerprint(requirements)
    changed = requirements.read_text().replace("a comment", "another")
    requirements.write_bytes(changed.replace("\n", "\r\n").encode())
    assert fingerprint(requirements) == before


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_package_is_at_one_version_with_sha256_hashes(file: Path) -> None:
    pins = read_pins(file)
    assert pins
    for pin in pins:
        assert re.match(r"[a-z0-9-]+==[0-9][^ ]*( ; .+)?$", pin.requirement), pin.requirement
        assert pin.hashes, pin.requirement
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", value) for value in pin.hashes), pin.requirement


@pytest.mark.parametrize("file", sorted(REQUIREMENTS.iterdir()), ids=lambda file: file.name)
def test_no_file_names_a_package_index(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for forbidden in ("://", "index-url", "find-links", "trusted-host"):
        assert forbidden not in text


def test_every_named_dependency_is_pinned() -> None:
    pyproject = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = {pin.name for file in FILES for pin in read_pins(file)}
    for wanted in pyproject["project"]["dependencies"] + pyproject["dependency-groups"]["test"]:
        name = re.match(r"[\w-]+", wanted)
        assert name
        assert name[0].lower() in pinned, wanted


def test_each_system_gets_one_onnxruntime_and_one_opencv() -> None:
    named = {pin.requirement for pin in read_pins(REQUIREMENTS / "runtime.txt")}
    assert {pin for pin in named if pin.startswith("onnxruntime")} == {
        "onnxruntime==1.24.4 ; sys_platform != 'win32'",
        "onnxruntime-directml==1.24.4 ; sys_platform == 'win32'",
    }
    assert [pin for pin in named if pin.startswith("opencv")] == ["opencv-python-headless==4.12.0.88"]


def test_what_the_checks_need_is_not_shipped() -> None:
    shipped = {pin.name for pin in read_pins(REQUIREMENTS / "runtime.txt")}
    assert "av" not in shipped
    assert not shipped & {pin.name for pin in read_pins(REQUIREMENTS / "test.txt")}
