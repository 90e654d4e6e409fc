import threading
from dataclasses import replace

from pytestqt.qtbot import QtBot

from catchlight.gui import reads, reads_authority
from catchlight.gui.job_runner import Job
from catchlight.gui.main_window import MainWindow
from catchlight.gui.session import Session
from catchlight.gui.views.search_dialog import Searching


def test_a_past_search_opens_again(in_demonstration: MainWindow, session: Session, qtbot: QtBot) -> None:
    window, lab = in_demonstration, session.lab
    assert lab is not None
    (overview,) = reads.case_overviews(lab, session.actor())
    window.result.show_search((overview.case, "s1"))
    qtbot.waitUntil(lambda: window.result.result is not None)
    assert window.result.model.rowCount() == 6
    assert "Exact" in window.result.mode.text.text()


def test_a_preview_is_labelled_and_replaced(in_demonstration: MainWindow, session: Session, qtbot: QtBot) -> None:
    window, lab = in_demonstration, session.lab
    assert lab is not None
    (overview,) = reads.case_overviews(lab, session.actor())
    exact = reads_authority.search_shown(lab, session.actor(), overview.case, "s1").result
    assert exact is not None
    hold = threading.Event()

    def work(job: Job) -> object:
        job.tell(replace(exact, mode="preview", candidates=exact.candidates[:2]))
        hold.wait(10)
        return exact

    window.result.show_search(Searching(session.runner.analyse("search", work), overview.case, "gallery"))
    qtbot.waitUntil(lambda: window.result.model.rowCount() == 2)
    assert "Preview" in window.result.mode.text.text()
    hold.set()
    qtbot.waitUntil(lambda: window.result.model.rowCount() == 6)
    assert "Exact" in window.result.mode.text.text()
    qtbot.waitUntil(lambda: session.runner.is_idle)


def test_no_candidate_is_a_full_result(in_demonstration: MainWindow, session: Session, qtbot: QtBot) -> None:
    window, lab = in_demonstration, session.lab
    assert lab is not None
    (overview,) = reads.case_overviews(lab, session.actor())
    exact = reads_authority.search_shown(lab, session.actor(), overview.case, "s1").result
    assert exact is not None
    empty = replace(exact, candidates=(), threshold=0.9)
    window.result.show_search(Searching(session.runner.analyse("search", lambda job: exact), overview.case, "gallery"))
    window.result._show(empty)
    assert window.result.no_candidate.heading.text() == "No candidate"
    assert "full result" in window.result.no_candidate.text.text()
    assert "0.900" in window.result.threshold.text()
    qtbot.waitUntil(lambda: session.runner.is_idle)
