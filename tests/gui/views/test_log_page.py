import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.people import enlisted

from catchlight.evidence.cases import Case, open_case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.evidence.timeline import EntryInFull
from catchlight.gui import reads_log
from catchlight.gui.models.timeline_model import EntryRole
from catchlight.gui.session import Session
from catchlight.gui.views.log_page import LogPage
from catchlight.lab.folder import Lab


@pytest.fixture
def page(case: Case, at_work: Session, qtbot: QtBot) -> LogPage:
    """Entries: the lab, its case, the sign-in."""
    made = LogPage(at_work)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.entries.model.rowCount() == 3)
    return made


def shown(page: LogPage, qtbot: QtBot, rows: int) -> list[str]:
    """What each line says, once it is read."""
    qtbot.waitUntil(lambda: page.entries.model.rowCount() == rows)
    indexes = [page.entries.model.index(row, 0) for row in range(rows)]
    qtbot.waitUntil(lambda: all(index.data(EntryRole) is not None for index in indexes))
    return [index.data().split(". ")[0] for index in indexes]


def test_newest_entries_come_first_and_the_current_one_is_shown_in_full(page: LogPage, qtbot: QtBot) -> None:
    assert shown(page, qtbot, 3) == ["Signed in", "Case 2026-001 was opened", "The lab was created"]
    qtbot.waitUntil(lambda: page.entries.panel.title.text() == "Entry 3")
    QTest.keyClick(page.entries.timeline, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.entries.panel.title.text() == "Entry 2")
    assert page.entries.panel.signature.property("banner") == "good"
    assert "A. Example" in page.entries.panel.signature.text.text()
    assert page.entries.panel.canonical.toPlainText().startswith('{"action":"case.opened"')


def test_the_log_is_narrowed_by_case_kind_and_characters(page: LogPage, qtbot: QtBot, lab: Lab, actor: Actor) -> None:
    page.entries.filter.ask(text="2026-001")
    assert shown(page, qtbot, 1) == ["Case 2026-001 was opened"]
    assert "1 of 3" in page.subtitle.text()
    page.entries.filter.ask(text="nowhere")
    qtbot.waitUntil(lambda: page.entries.listing.currentWidget() is page.entries.empty)
    page.entries.filter.none.click()
    assert len(shown(page, qtbot, 3)) == 3
    page.entries.filter.kind.setCurrentIndex(page.entries.filter.kind.findText("Accounts and sign-ins"))
    page.entries.filter.kind.activated.emit(0)
    assert shown(page, qtbot, 1) == ["Signed in"]
    with lab.reading() as db, acting(lab, db, actor) as act:
        act.log("account.signed_out", details={"reason": "asked"})
    page.refresh()
    assert shown(page, qtbot, 2) == ["Signed out", "Signed in"]


def test_what_a_case_holds_is_not_shown_to_who_may_not_see_it(
    page: LogPage, qtbot: QtBot, lab: Lab, session: Session
) -> None:
    with lab.reading() as db, acting(lab, db, enlisted(db, "B. Example")) as act:
        open_case(act, number="2026-002", offence="secret offence")
    page.refresh()
    lines = [page.entries.model.index(0, 0).data() for _ in [shown(page, qtbot, 4)]]
    assert "secret" not in lines[0]
    assert "no member" in lines[0]
    qtbot.waitUntil(lambda: page.entries.panel.title.text() == "Entry 4")
    texts = [fact.value for fact in page.entries.panel._text_facts(_in_full(page, session, 4))]
    assert "2026-002" not in texts
    assert "withheld: another case" in texts


def _in_full(page: LogPage, session: Session, sequence: int) -> EntryInFull:
    assert session.lab is not None
    read = reads_log.in_full(session.lab, session.actor(), sequence)
    assert read is not None
    return read.entry


def test_an_entry_of_the_filter_s_past_is_shown_among_all(page: LogPage, qtbot: QtBot) -> None:
    page.entries.filter.ask(text="2026-001")
    shown(page, qtbot, 1)
    page.show_entry(1)
    qtbot.waitUntil(lambda: page.entries.panel.title.text() == "Entry 1")
    assert page.entries.timeline.current_sequence() == 1


def test_a_log_that_holds_is_said_to_until_another_lab_is_opened(page: LogPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.verify, Qt.Key.Key_Space)
    assert not page.verify.isEnabled()
    qtbot.waitUntil(page.verify.isEnabled)
    assert page.verdict.property("banner") == "good"
    assert page.verdict.text.text().startswith("All 3 entries hold")
    page.clear()
    assert page.verdict.isHidden()
    assert page.entries.model.rowCount() == 0
    assert page.entries.panel.title.text() == "No entry chosen"


def test_the_day_stands_once_in_the_margin(page: LogPage, qtbot: QtBot) -> None:
    shown(page, qtbot, 3)
    assert [page.entries.timeline.begins_a_day(row) for row in range(3)] == [True, False, False]
