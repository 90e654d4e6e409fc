import sys
from pathlib import Path

import pytest

from catchlight.resources import resources_folder


def test_in_a_checkout_resources_lie_beside_the_code() -> None:
    assert (resources_folder() / "models" / "yunet-sface" / "manifest.json").is_file()


def test_in_an_installed_program_resources_lie_in_its_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert resources_folder() == tmp_path / "resources"
