"""The whole way through the window, on a real lab with the real models."""

import csv
import threading
from pathlib import Path
from types import SimpleNamespace as Made
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QStackedWidget, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from tests.people import NAME, PASSPHRASE, enlisted

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.gui.error_dialog import ErrorDialog
from catchlight.gui.job_runner import Job
from catchlight.gui.language import use_language
from catchlight.gui.main_window import MainWindow
from catchlight.gui.session import Session
from catchlight.gui.views.case_dialog import CaseDialog
from catchlight.gui.views.enrol_dialog import EnrolDialog
from catchlight.gui.views.enrol_window import EnrolmentWindow
from catchlight.gui.views.extract_dialog import ExtractDialog
from catchlight.gui.views.fingerprint_dialog import FingerprintDialog
from catchlight.gui.views.intake_dialog import IntakeDialog
from catchlight.gui.views.members_dialog import MembersDialog
from catchlight.gui.views.refused_dialog import RefusedDialog
from catchlight.gui.views.restore_dialog import RestoreDialog
from catchlight.gui.views.search_dialog import SearchDialog
from catchlight.gui.views.taking_in import TakingIn
from catchlight.lab.accounts import Role
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab

MODELS_SECONDS = 90_000
REFUSED: Any = Made(file="/seized/evidence.mp4", reason="It is empty.", hint="Ask for it again.")
INTAKE: Any = Made(exhibits=(), refused=(REFUSED,))


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
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(EnrolDialog)))
    enrol = only_open(window, EnrolDialog)
    assert isinstance(enrol, EnrolDialog)
    enrol.proceed.click()
    qtbot.waitUntil(lambda: window.gallery.persons.model.rowCount() == 6, timeout=MODELS_SECONDS)
    rejects = only_open(window, EnrolmentWindow)
    assert isinstance(rejects, EnrolmentWindow)
    qtbot.waitUntil(lambda: [one.refused.image for one in rejects.model.rows] == ["missing.jpg"])
    qtbot.waitUntil(lambda: session.runner.is_idle, timeout=MODELS_SECONDS)
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


def readable(window: QWidget) -> str:
    """What every window of the program shows now."""
    texts = []
    for top in QApplication.topLevelWidgets():
        if top.isVisible() and not top.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen):
            texts.append(top.windowTitle())
            texts += [one.text() for one in top.findChildren(QLabel) if one.isVisible()]
            texts += [one.text() for one in top.findChildren(QAbstractButton) if one.isVisible()]
            texts += [one.text() for one in top.findChildren(QLineEdit) if one.isVisible()]
    return "\n".join(texts)


def test_the_lock_covers_everything_and_gives_it_back_to_the_same_account(
    opened: MainWindow, session: Session, case: Case, lab: Lab, qtbot: QtBot
) -> None:
    opened._open_case(case)
    opened.case.members.click()
    dialog = only_open(opened, MembersDialog)
    QTest.keyClick(opened, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    opened._open_case(case)
    assert {"2026-001", "robbery", NAME} & set(readable(opened).split("\n"))
    with qtbot.waitSignal(session.locked):
        opened.sidebar.lock.click()
    shown = readable(opened)
    assert [word for word in ("2026-001", "robbery", NAME, str(lab.folder)) if word in shown] == []
    assert opened.windowTitle() == "Catchlight – locked"
    session.failed.emit(CatchlightError("Case 2026-001 could not be read.", hint=""))
    TakingIn(session, opened.case.exhibits.notice, opened)._on_taken(INTAKE)
    qtbot.wait(50)
    assert "2026-001" not in readable(opened)
    assert "evidence.mp4" not in readable(opened)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_4):
        QTest.keyClick(opened, key, Qt.KeyboardModifier.ControlModifier)
    assert opened.pages.currentWidget() is opened.case
    QTest.keyClicks(opened.lock_screen.form.passphrase.line, PASSPHRASE)
    with qtbot.waitSignal(session.actor_changed):
        QTest.keyClick(opened.lock_screen.form.passphrase.line, Qt.Key.Key_Return)
    assert opened.pages.currentWidget() is opened.case
    assert "2026-001" in readable(opened)
    assert dialog.isVisible()
    assert only_open(opened, RefusedDialog).isVisible()
    assert only_open(opened, ErrorDialog).isVisible()
    for one in (*opened.findChildren(RefusedDialog), *opened.findChildren(ErrorDialog), dialog):
        one.close()


def test_another_account_finds_nothing_of_what_was_open(
    opened: MainWindow, session: Session, case: Case, lab: Lab, qtbot: QtBot
) -> None:
    with lab.reading() as db, transaction(db):
        enlisted(db, "B. Example", (Role.SUPERVISOR,))
    opened._open_case(case)
    opened.case.members.click()
    session.lock()
    opened.lock_screen.somebody_else.click()
    opened.lock_screen.form.name.setText("B. Example")
    opened.lock_screen.form.passphrase.line.setText(PASSPHRASE)
    with qtbot.waitSignal(session.actor_changed):
        opened.lock_screen.form.proceed.click()
    assert "2026-001" not in readable(opened)
    assert opened.pages.currentWidget() is opened.log
    assert opened.case.case is None
    qtbot.waitUntil(lambda: opened.findChildren(MembersDialog) == [])


def test_nobody_at_the_keyboard_locks_it(opened: MainWindow, session: Session, qtbot: QtBot) -> None:
    assert session.policy is not None
    assert opened.idle.seconds == session.policy.sign_in.idle_minutes * 60
    with qtbot.waitSignal(session.locked):
        opened.idle.idle.emit()
    assert opened.whole.currentWidget() is opened.lock_screen
    assert "Nobody was at the keyboard" in opened.lock_screen.why.text()
    qtbot.waitUntil(lambda: session.runner.is_idle)


def test_behind_the_lock_another_lab_can_be_opened(opened: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.lock()
    opened.lock_screen.left.emit()
    assert session.lab is None
    assert not session.is_locked
    assert opened.pages.currentWidget() is opened.start
    assert opened.whole.currentIndex() == 0
    assert opened.windowTitle() == "Catchlight"


def test_the_fingerprint_of_a_new_lab_is_shown(
    window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(session.lab_created):
        session.create_lab(tmp_path / "new", name=NAME, passphrase=PASSPHRASE)
    dialog = only_open(window, FingerprintDialog)
    assert isinstance(dialog, FingerprintDialog)
    assert dialog.fingerprint == session.actor().key.key_id
    dialog.written.setChecked(True)
    dialog.accept()


def test_the_demonstration_says_that_its_passphrase_is_published(opened: MainWindow, session: Session) -> None:
    session.demonstrated.emit()
    assert "published passphrase" in opened.notice.text.text()
    assert opened.notice.button is not None
    opened.notice.button.click()
    assert opened.notice.isHidden()


def test_a_restored_lab_is_gone_on_in(
    opened: MainWindow, session: Session, lab: Lab, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(session.act_alongside("backup", lambda _job: back_up(session, tmp_path / "b")).succeeded):
        pass
    opened.keeping.restore_wanted.emit()
    dialog = only_open(opened, RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    assert dialog.target.text() == str(lab.folder)
    dialog.backup.setText(str(tmp_path / "b"))
    dialog.name.setText(NAME)
    dialog.passphrase.line.setText(PASSPHRASE)
    dialog.reason.setPlainText("a rehearsal")
    with qtbot.waitSignal(session.actor_changed, timeout=60_000):
        dialog.proceed.click()
    assert session.open().folder == lab.folder
    assert session.actor().name == NAME
    assert "The backup is restored" in opened.notice.text.text()


def back_up(session: Session, target: Path) -> object:
    from catchlight.workflows.backup_lab import BackupLab, backup_lab

    return backup_lab(session.open(), BackupLab(session.actor(), target))


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
    for page in (
        *(window.start, window.cases, window.case, window.result, window.gallery, window.log),
        *(window.authorisations, window.oversight, window.accounts, window.keeping),
        *(window.sign_in, window.lock_screen, window.sidebar, window.header),
    ):
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
        keeping = window.keeping
        kept = keys(keeping, but_not=keeping.tabs.findChild(QStackedWidget))
        gallery = window.gallery
        parts = keys(gallery, but_not=gallery.tabs.findChild(QStackedWidget))
        tabs_of_gallery = [part for step in gallery.later() if isinstance(part := step(), QWidget)]
        sections = (keeping.cases, keeping.overdue, keeping.certificates, keeping.backup)
        for name, shown in (
            ("start", keys(window.start)),
            ("cases", keys(window.cases)),
            ("exhibits", tabs + keys(case.exhibits)),
            ("faces", tabs + keys(case.faces)),
            ("searches", tabs + keys(case.searches)),
            ("history", tabs + keys(case.history)),
            ("result", keys(window.result)),
            ("log", keys(window.log)),
            ("authorisations", keys(window.authorisations)),
            ("oversight", keys(window.oversight)),
            ("accounts", keys(window.accounts)),
            ("sign in", keys(window.sign_in)),
            *((f"gallery {view}", parts + keys(view)) for view in tabs_of_gallery),
            *((f"keeping {view}", kept + keys(view)) for view in sections),
        ):
            together = around + shown
            assert len(together) == len(set(together)), (name, sorted(together))
        locked = keys(window.lock_screen)
        assert len(locked) == len(set(locked)), sorted(locked)
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
    with qtbot.waitSignal(session.failed):
        session.open_lab(tmp_path)
    dialog = only_open(window, ErrorDialog)
    assert isinstance(dialog, ErrorDialog)
    dialog.accept()
    assert session.lab is None
