import pytest
from pytestqt.qtbot import QtBot
from tests.gui.entered import entered
from tests.oversight_maker import another_case

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.gui import reads_log
from catchlight.gui.session import Session
from catchlight.gui.views.log_listing import LogListing
from catchlight.lab.folder import Lab


@pytest.fixture
def listing(session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot) -> LogListing:
    """Over three entries: the lab and two cases."""
    another_case(lab, actor, "2026-002")
    entered(session, lab, actor)
    made = LogListing(session)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: made.model.rowCount() == 3)
    return made


def test_a_long_log_is_looked_through_part_by_part(
    listing: LogListing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads_log, "SCAN", 1)
    said = []
    listing.progress.show()
    listing.counted.connect(lambda: said.append(listing.model.rowCount()))
    listing.filter.ask(text="case.opened")
    qtbot.waitUntil(lambda: said == [2])
    assert [listing.model.sequence_at(row) for row in range(2)] == [3, 2]


def test_a_filter_that_was_given_up_finds_nothing_more(listing: LogListing, qtbot: QtBot) -> None:
    listing.filter.ask(text="case.opened")
    listing.filter.ask(text="lab.created")
    qtbot.waitUntil(lambda: listing.model.rowCount() == 1)
    assert listing.model.sequence_at(0) == 1


def test_more_new_entries_than_one_part_holds_begin_the_search_anew(
    listing: LogListing, lab: Lab, actor: Actor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing.filter.ask(text="case.")
    qtbot.waitUntil(lambda: listing.model.rowCount() == 2)
    monkeypatch.setattr(reads_log, "SCAN", 2)
    with lab.reading() as db, acting(lab, db, actor) as act:
        for _ in range(5):
            act.log("case.consulted")
    listing.refresh()
    qtbot.waitUntil(lambda: listing.model.rowCount() == 7)
    assert [listing.model.sequence_at(row) for row in range(7)] == [8, 7, 6, 5, 4, 3, 2]


def test_one_case_alone_can_be_kept_to(listing: LogListing, case: Case, qtbot: QtBot) -> None:
    listing.keep_to(case)
    qtbot.waitUntil(lambda: listing.model.rowCount() == 1)
    assert not listing.filter.case.isVisible()
    assert listing.is_narrowed
