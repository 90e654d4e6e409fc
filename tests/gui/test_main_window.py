"""The whole way through the window, on a real lab with the real models."""

import csv
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QStackedWidget, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from tests.people import NAME, PASSPHRASE

from catchlight.gui.job_runner import Job
from catchlight.gui.language import use_language
from catchlight.gui.main_window import MainWindow
from catchlight.gui.session import Session
from catchlight.gui.views.case_dialog import CaseDialog
from catchlight.gui.views.enrol_dialog import EnrolDialog
from catchlight.gui.views.extract_dialog import ExtractDialog
from catchlight.gui.views.intake_dialog import IntakeDialog
from catchlight.gui.views.refused_dialog import RefusedDialog
from catchlight.gui.views.search_dialog import SearchDialog
from catchlight.lab.folder import Lab

MODELS_SECONDS = 90_000


def only_open(window: QWidget, kind: type[QWidget]) -> QWidget:
    (dialog,) = [found for found in window.findChildren(kind) if found.isVisible()]
    return dialog


def drop(target: QWidget, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, mime, button, keys))
    QApplication.sendEvent(target, QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, mime, button, keys))


def write_manifest(folder: Path, *portraits: bytes) -> Path:
    folder.mkdir()
    rows = []
    for number, portrait in enumerate(portraits, start=1):
        (folder / f"{number}.jpg").write_bytes(portrait)
        rows.append((f"P-{number}", f"{number}.jpg", "2025-06-01", "Booking desk", "Article 55c", "2036-01-01"))
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("person_id", "image", "captured_on", "source", "legal_basis", "retain_until"))
        writer.writerows([*rows, ("P-9", "missing.jpg", "2025-06-01", "Booking desk", "Article 55c", "2036-01-01")])
    return folder


def test_from_an_empty_lab_to_a_candidate_and_a_verified_log(  # noqa: PLR0915 - one journey
    opened: MainWindow,
    session: Session,
    qtbot: QtBot,
    tmp_path: Path,
    group_photo: bytes,
    single_faces: tuple[bytes, ...],
) -> None:
    window = opened
    # a case
    window.cases.new.click()
    dialog = only_open(window, CaseDialog)
    assert isinstance(dialog, CaseDialog)
    assert not dialog.proceed.isEnabled()
    dialog.number.setText("2026-7")
    dialog.offence.setText("robbery")
    with qtbot.waitSignal(window.cases.opened):
        dialog.proceed.click()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.case)

    # exhibits, dropped: one is taken in, one refused with its reason
    (tmp_path / "bewijs 映像.jpg").write_bytes(group_photo)
    (tmp_path / "nothing.mp4").write_bytes(b"")
    drop(window.case.exhibits, tmp_path / "bewijs 映像.jpg", tmp_path / "nothing.mp4")
    intake = only_open(window, IntakeDialog)
    assert isinstance(intake, IntakeDialog)
    intake.reference.setText("PL-1")
    intake.proceed.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(RefusedDialog)), timeout=MODELS_SECONDS)
    refused = only_open(window, RefusedDialog)
    assert isinstance(refused, RefusedDialog)
    assert [Path(row.file).name for row in refused.model.rows] == ["nothing.mp4"]
    refused.accept()
    qtbot.waitUntil(lambda: window.case.exhibits.model.rowCount() == 1)

    # faces
    qtbot.waitUntil(window.case.exhibits.run.isEnabled)
    window.case.exhibits.run.click()
    modes = only_open(window, ExtractDialog)
    assert isinstance(modes, ExtractDialog)
    modes.proceed.click()
    qtbot.waitUntil(
        lambda: window.case.exhibits.model.rowCount() == 1 and window.case.exhibits.model.rows[0].faces == 6,
        timeout=MODELS_SECONDS,
    )
    window.case.tabs.setCurrentWidget(window.case.faces)
    qtbot.waitUntil(lambda: window.case.faces.grid.current_cell() is not None)

    # a gallery, from a dropped folder; the refused row is shown
    window.go("gallery")
    drop(window.gallery.area, write_manifest(tmp_path / "booking", *single_faces))
    enrol = only_open(window, EnrolDialog)
    assert isinstance(enrol, EnrolDialog)
    enrol.proceed.click()
    qtbot.waitUntil(lambda: window.gallery.model.rowCount() == 6, timeout=MODELS_SECONDS)
    rejects = only_open(window, RefusedDialog)
    assert isinstance(rejects, RefusedDialog)
    assert [row.image for row in rejects.model.rows] == ["missing.jpg"]
    rejects.accept()

    # a search: purpose, legal basis and authority are required, a lead comes out
    window.go("cases")
    window.pages.setCurrentWidget(window.case)
    window.case.faces.grid.setFocus()
    QTest.keyClick(window.case.faces.grid, Qt.Key.Key_Return)
    asked = only_open(window, SearchDialog)
    assert isinstance(asked, SearchDialog)
    asked.form.purpose.setText("Who is this?")
    asked.proceed.click()
    assert asked.isVisible()
    asked.form.legal_basis.setText("Art. 55c")
    asked.form.authority.setText("Public prosecutor")
    asked.proceed.click()
    result = window.result
    qtbot.waitUntil(lambda: result.result is not None and result.result.mode == "exact", timeout=MODELS_SECONDS)
    assert window.pages.currentWidget() is result
    assert result.model.candidates[0].person_id == "P-1"
    assert "No threshold in force" in result.threshold.text()
    assert "lead" in result.lead.text.text()
    qtbot.waitUntil(lambda: "Who is this?" in result.subtitle.text())

    # it is kept, and the log holds
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    window.pages.setCurrentWidget(window.case)
    window.case.tabs.setCurrentWidget(window.case.searches)
    qtbot.waitUntil(lambda: window.case.searches.model.rowCount() == 1)
    window.go("log")
    qtbot.waitUntil(lambda: window.log.entries.model.rowCount() > 0)
    window.log.verify.click()
    qtbot.waitUntil(lambda: "hold" in window.log.verdict.text.text(), timeout=MODELS_SECONDS)
    assert "cannot exclude" in window.log.verdict.text.text()


def test_nothing_of_a_lab_is_shown_before_somebody_signed_in(
    window: MainWindow, session: Session, lab: Lab, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.lab_changed):
        session.open_lab(lab.folder)
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.pages.currentWidget() is window.sign_in
    form = window.sign_in.form
    QTest.keyClicks(form.name, NAME)
    QTest.keyClicks(form.passphrase.line, PASSPHRASE)
    with qtbot.waitSignal(session.actor_changed):
        QTest.keyClick(form.passphrase.line, Qt.Key.Key_Return)
    assert window.pages.currentWidget() is window.cases
    assert window.header.account.text() == NAME


def test_pages_that_need_a_lab_are_closed_without_one(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.currentWidget() is window.start


def test_each_page_is_reached_by_its_key(opened: MainWindow) -> None:
    opened.activateWindow()
    for key, page in (
        (Qt.Key.Key_4, opened.log),
        (Qt.Key.Key_3, opened.gallery),
        (Qt.Key.Key_1, opened.start),
        (Qt.Key.Key_2, opened.cases),
    ):
        QTest.keyClick(opened, key, Qt.KeyboardModifier.ControlModifier)
        assert opened.pages.currentWidget() is page


def is_nameless(widget: QWidget) -> bool:
    """True for a button or field that the keyboard reaches and that assistive technology cannot name."""
    takes_keys = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    if not takes_keys or not isinstance(widget, (QAbstractButton, QLineEdit)):
        return False
    if widget.objectName().startswith("qt_") or type(widget) is QAbstractButton:  # parts of Qt's own widgets
        return False
    return not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_what_takes_the_keyboard_has_a_name(in_demonstration: MainWindow) -> None:
    window = in_demonstration
    for page in (window.start, window.cases, window.case, window.result, window.gallery, window.log):
        assert [widget for widget in page.findChildren(QWidget) if is_nameless(widget)] == []


def keys(*widgets: QWidget, but_not: QWidget | None = None) -> list[str]:
    """The mnemonics that work while these widgets are shown."""
    texts = []
    for widget in widgets:
        for found in widget.findChildren(QWidget):
            if but_not is not None and but_not.isAncestorOf(found):
                continue
            if isinstance(found, QAbstractButton) or (isinstance(found, QLabel) and found.buddy() is not None):
                texts.append(found.text())
            elif isinstance(found, QTabBar):
                texts += [found.tabText(number) for number in range(found.count())]
    return [text[text.index("&") + 1].lower() for text in texts if "&" in text]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_two_keys_of_a_page_are_the_same(session: Session, qtbot: QtBot, language: str) -> None:
    use_language(language)
    try:
        window = MainWindow(session)
        around = keys(window.sidebar, window.header, window.strip)
        case = window.case
        tabs = keys(case, but_not=case.tabs.findChild(QStackedWidget))
        for name, shown in (
            ("start", keys(window.start)),
            ("cases", keys(window.cases)),
            ("exhibits", tabs + keys(case.exhibits)),
            ("faces", tabs + keys(case.faces)),
            ("searches", tabs + keys(case.searches)),
            ("history", tabs + keys(case.history)),
            ("result", keys(window.result)),
            ("gallery", keys(window.gallery)),
            ("log", keys(window.log)),
            ("authorisations", keys(window.authorisations)),
            ("oversight", keys(window.oversight)),
        ):
            together = around + shown
            assert len(together) == len(set(together)), (name, sorted(together))
        window.retire()
    finally:
        use_language("en")


def test_closing_cancels_what_runs_and_waits_for_it(opened: MainWindow, session: Session, qtbot: QtBot) -> None:
    running, stopped = threading.Event(), threading.Event()

    def work(job: Job) -> None:
        running.set()
        try:
            while True:
                job.control.step(0, None, "counting")
        finally:
            stopped.set()

    session.act("endless", work)
    assert running.wait(5)
    opened.close()
    assert opened.isVisible()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert stopped.is_set()


def test_a_lab_that_is_none_is_refused_in_words(
    window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    from catchlight.gui.error_dialog import ErrorDialog

    with qtbot.waitSignal(session.failed):
        session.open_lab(tmp_path)
    dialog = only_open(window, ErrorDialog)
    assert isinstance(dialog, ErrorDialog)
    dialog.accept()
    assert session.lab is None
