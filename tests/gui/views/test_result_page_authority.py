"""The result page where authority decides what may be seen, and consultation is logged before it is shown."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gui.entered import VECTORS, entered, supervisor_of, waiting
from tests.oversight_maker import clock_at, entries_of, joined, searched

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui.session import Session
from catchlight.gui.views.result_page import ResultPage
from catchlight.gui.views.searches_view import SearchesView
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.authorise_search import AuthoriseSearch, authorise_search


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> ResultPage:
    made = ResultPage(session)
    qtbot.addWidget(made)
    made.show()
    return made


def consulted(lab: Lab) -> list[int]:
    """The ranks whose records were opened."""
    return [entry.document["details"]["rank"] for entry in entries_of(lab, "candidate.consulted")]


def test_the_clock_stands_above_the_result_and_each_record_is_logged_as_it_opens(
    page: ResultPage, session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot
) -> None:
    waiting(lab, actor, case)
    entered(session, lab, actor)
    page.show_search((case, "s1"))
    qtbot.waitUntil(lambda: page.result is not None)
    assert page.authority.property("banner") == "warn"
    assert "Must be granted within 47 h" in page.authority.text.text()
    assert "Art. 55c" in page.subtitle.text()
    qtbot.waitUntil(lambda: consulted(lab) == [1])
    qtbot.waitUntil(lambda: page.candidate_picture.accessibleName().startswith("P"))
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: consulted(lab) == [1, 2])
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: page.candidate_title.text().startswith("Rank 1"))
    qtbot.waitUntil(lambda: session.runner.is_idle)
    assert consulted(lab) == [1, 2]


def test_a_refused_search_shows_its_certificate_s_entry(
    page: ResultPage, session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot
) -> None:
    waiting(lab, actor, case)
    supervisor = supervisor_of(lab, actor)
    authorise_search(lab, AuthoriseSearch(actor=supervisor, search="s1", decision="refused", authority="Judge Smit"))
    (erasure,) = entries_of(lab, "erasure.done")
    entered(session, lab, actor)
    page.show_search((case, "s1"))
    qtbot.waitUntil(lambda: page.wait.heading.text() == "The result was erased")
    assert f"Entry {erasure.sequence} of the log" in page.wait.text.text()
    assert "Judge Smit" in page.authority.text.text()
    assert page.result is None


def test_an_overdue_search_is_closed_and_says_so_in_the_list_too(
    page: ResultPage, session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot
) -> None:
    with clock_at(datetime.now(UTC) - timedelta(hours=60)):
        searched(lab, actor, case, VECTORS[1], authorisation="requested", scope="exhibits")
    entered(session, lab, actor)
    page.show_search((case, "s1"))
    qtbot.waitUntil(lambda: page.wait.heading.text() == "The result is closed")
    assert page.authority.property("banner") == "bad"
    view = SearchesView(session)
    qtbot.addWidget(view)
    view.set_case(case)
    view.refresh()
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    said = [view.model.index(0, column).data() for column in range(view.model.columnCount())]
    assert "Overdue for 12 h" in said
    assert "Closed" in said
    assert entries_of(lab, "search.consulted") == []


def test_an_auditor_sees_where_a_candidate_comes_from_and_no_picture(
    page: ResultPage, session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot
) -> None:
    waiting(lab, actor, case)
    entered(session, lab, joined(lab, actor, "A. Uditor", Role.AUDITOR))
    page.show_search((case, "s1"))
    qtbot.waitUntil(lambda: page.result is not None)
    qtbot.waitUntil(lambda: not page._opening.isActive())
    assert page.result is not None
    assert page._picture(page.result.candidates[0], 100) is None
    assert consulted(lab) == []
