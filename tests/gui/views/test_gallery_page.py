from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from catchlight.gui.main_window import MainWindow
from catchlight.gui.session import Session
from catchlight.lab.accounts import Role


def test_a_folder_with_nothing_to_enrol_is_told_so(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    opened.go("gallery")
    notice = opened.gallery.notice.text
    (tmp_path / "empty").mkdir()
    opened.gallery.take_in((tmp_path / "empty",))
    qtbot.waitUntil(lambda: "Nothing to enrol" in notice.text())
    for name in ("one.csv", "two.csv"):
        (tmp_path / "empty" / name).write_text("person_id")
    opened.gallery.take_in((tmp_path / "empty",))
    qtbot.waitUntil(lambda: "Several manifests" in notice.text())


def test_records_that_are_dropped_are_asked_about(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    opened.go("gallery")
    (tmp_path / "a.an2").touch()
    opened.gallery.take_in((tmp_path / "a.an2",))
    qtbot.waitUntil(lambda: opened.gallery._asking is not None)
    assert opened.gallery._asking is not None
    assert opened.gallery._asking.of_records
    opened.gallery._asking.reject()


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
