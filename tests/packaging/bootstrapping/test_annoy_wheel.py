from pathlib import Path

import pytest

from bootstrapping import annoy_wheel
from bootstrapping.annoy_wheel import install_annoy, portable_options, recipe, zig_command
from bootstrapping.console import SetupFailed
from bootstrapping.installer import Installer


@pytest.mark.parametrize("machine", ["x86_64", "AMD64", "aarch64"])
def test_no_option_ties_the_wheel_to_the_building_machine(machine: str) -> None:
    options = portable_options(machine)
    assert not any("native" in option or option.startswith("-march") for option in options)
    assert ("-msse4.2" in options) == (machine != "aarch64")


def test_zig_is_told_a_processor_and_spaces_in_paths_survive() -> None:
    command = zig_command(Path("/opt of mine/python"), machine="x86_64")
    assert command == '"/opt of mine/python" -m ziglang c++ -mcpu=x86_64_v2'


def test_a_kept_wheel_is_not_reused_for_other_source_or_options(monkeypatch: pytest.MonkeyPatch) -> None:
    before = recipe()
    monkeypatch.setattr(annoy_wheel, "fingerprint", lambda *_files: "another source")
    other_source = recipe()
    monkeypatch.setattr(annoy_wheel, "portable_options", lambda _machine: ("-O0",))
    assert len({before, other_source, recipe()}) == 3


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with a kept wheel that pip refuses."""
    wheel = tmp_path / "annoy-1.17.3-cp311-cp311-linux_x86_64.whl"
    wheel.write_bytes(b"no wheel")
    monkeypatch.setattr(annoy_wheel, "kept_wheels", lambda: tmp_path)
    monkeypatch.setattr(annoy_wheel, "_works", lambda _python: True)
    return wheel


class RefusingInstaller(Installer):
    def install_local(self, *what: str) -> None:
        raise SetupFailed(f"{what} is not a wheel")


def test_a_spoilt_kept_wheel_is_thrown_away_and_built_again(
    kept: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built = []
    monkeypatch.setattr(annoy_wheel, "_build", lambda *_args: built.append(True))
    assert install_annoy(tmp_path / "python", installer=RefusingInstaller(tmp_path, wheels=None))
    assert built
    assert not kept.exists()


def test_a_failed_build_is_told_and_fails_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_compiler(*_args: object) -> None:
        raise SetupFailed("There is no compiler.", hint="Install one.")

    monkeypatch.setattr(annoy_wheel, "kept_wheels", lambda: tmp_path)
    monkeypatch.setattr(annoy_wheel, "_build", no_compiler)
    assert not install_annoy(tmp_path / "python", installer=RefusingInstaller(tmp_path, wheels=None))
    said = capsys.readouterr().out
    assert "There is no compiler.\nInstall one.\nWithout annoy" in said
