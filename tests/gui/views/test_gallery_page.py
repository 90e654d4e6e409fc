from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from catchlight.gui.main_window import MainWindow
from catchlight.gui.session import Session
from catchlight.lab.accounts import Role


def test_a_folder_without_a_manifest_is_told_so(opened: MainWindow, session: Session, tmp_path: Path) -> None:
    opened.go("gallery")
    (tmp_path / "empty").mkdir()
    opened.gallery.take_in((tmp_path / "empty",))
    assert "No manifest" in opened.gallery.notice.text.text()
    for name in ("one.csv", "two.csv"):
        (tmp_path / "empty" / name).write_text("person_id")
    opened.gallery.take_in((tmp_path / "empty",))
    assert "Several manifests" in opened.gallery.notice.text.text()


def test_an_empty_gallery_says_what_it_needs(opened: MainWindow, qtbot: QtBot) -> None:
    opened.go("gallery")
    page = opened.gallery
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    assert "legal basis" in page.empty.text.text()


def test_an_examiner_looks_and_does_not_enrol(opened: MainWindow, session: Session) -> None:
    session.signed_in = replace(session.actor(), roles=frozenset({Role.EXAMINER}))
    session.actor_changed.emit()
    assert opened.gallery.enrol.isHidden()
    assert not opened.gallery.area.acceptDrops()
    assert "custodian" in opened.gallery.empty.text.text()
