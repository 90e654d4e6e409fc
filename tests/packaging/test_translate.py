"""Translations are made from the window's texts: what is new is added, what was translated stays."""

import sys
from pathlib import Path

import pytest

import translate

_TOOLS = [Path(sys.executable).parent / f"pyside6-{name}" for name in ("lupdate", "lrelease")]
_with_tools = pytest.mark.skipif(not all(tool.exists() for tool in _TOOLS), reason="PySide6's tools are not installed")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose window says one thing."""
    folder = tmp_path / "resources" / "translations"
    folder.mkdir(parents=True)
    gui = tmp_path / "desktop" / "catchlight" / "gui"
    gui.mkdir(parents=True)
    (gui / "window.py").write_text('class Window:\n    def text(self):\n        return self.tr("Search now")\n')
    monkeypatch.setattr(translate, "ROOT", tmp_path)
    monkeypatch.setattr(translate, "FOLDER", folder)
    return tmp_path


@_with_tools
def test_every_language_gets_its_texts_and_its_compiled_file(project: Path) -> None:
    assert translate.main() == 0
    made = {path.name for path in translate.FOLDER.iterdir()}
    assert made == {f"catchlight_{name}.{end}" for name in translate.LANGUAGES for end in ("ts", "qm")}
    assert "Search now" in (translate.FOLDER / "catchlight_nl.ts").read_text(encoding="utf-8")


@_with_tools
def test_a_translation_survives_the_next_update(project: Path) -> None:
    translate.main()
    ts = translate.FOLDER / "catchlight_nl.ts"
    empty, filled = '<translation type="unfinished"></translation>', "<translation>Zoek nu</translation>"
    ts.write_text(ts.read_text(encoding="utf-8").replace(empty, filled), encoding="utf-8")
    translate.main()
    assert "Zoek nu" in ts.read_text(encoding="utf-8")


def test_a_tool_that_is_missing_ends_the_work(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(FileNotFoundError):
        translate.main()


def test_the_repository_holds_every_language() -> None:
    for name in translate.LANGUAGES:
        assert (translate.FOLDER / f"catchlight_{name}.ts").is_file()
        assert (translate.FOLDER / f"catchlight_{name}.qm").stat().st_size > 0
