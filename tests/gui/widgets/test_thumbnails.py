from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from catchlight.gui.widgets import thumbnails
from catchlight.gui.widgets.thumbnails import Thumbnails


@pytest.fixture
def pictures(qtbot: QtBot) -> Iterator[Thumbnails]:
    made = Thumbnails()
    yield made
    made.close()


def png(path: Path, *, width: int, height: int) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(path), "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt text
    return path


def test_a_picture_comes_later_and_scaled(pictures: Thumbnails, qtbot: QtBot, tmp_path: Path) -> None:
    file = png(tmp_path / "a", width=400, height=200)
    with qtbot.waitSignal(pictures.loaded):
        assert pictures.get(file, 100) is None
    picture = pictures.get(file, 100)
    assert picture is not None
    assert (picture.width(), picture.height()) == (100, 50)


def test_what_cannot_be_read_is_a_null_picture(pictures: Thumbnails, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(pictures.loaded):
        pictures.get(tmp_path / "missing", 100)
    picture = pictures.get(tmp_path / "missing", 100)
    assert picture is not None
    assert picture.isNull()


def test_it_keeps_no_more_than_its_bound(
    pictures: Thumbnails, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "MOST_KEPT", 2)
    for name in "abc":
        with qtbot.waitSignal(pictures.loaded):
            pictures.get(png(tmp_path / name, width=8, height=8), 8)
    assert pictures.get(tmp_path / "c", 8) is not None
    with qtbot.waitSignal(pictures.loaded):
        assert pictures.get(tmp_path / "a", 8) is None
