import threading
from dataclasses import replace

from pytestqt.qtbot import QtBot

from catchlight.evidence.cases import Case
from catchlight.gui import reads, reads_authority
from catchlight.gui.job_runner import Job
from catchlight.gui.main_window import MainWindow
from catchlight.gui.models.candidates_model import MoveRole
from catchlight.gui.session import Session
from catchlight.gui.views.certificate_dialog import CertificateDialog
from catchlight.gui.views.held_preview import HeldPreview
from catchlight.gui.views.search_dialog import Searching
from catchlight.workflows.search import SearchResult


def test_a_past_search_opens_again(in_demonstration: MainWindow, session: Session, qtbot: QtBot) -> None:
    window, lab = in_demonstration, session.lab
    assert lab is not None
    (overview,) = reads.case_overviews(lab, session.actor())
    window.result.show_search((overview.case, "s1"))
    qtbot.waitUntil(lambda: window.result.result is not None)
    assert window.result.model.rowCount() == 6
    assert "Exact" in window.result.mode.text.text()


def test_a_preview_is_labelled_and_replaced_in_place(
    in_demonstration: MainWindow, session: Session, qtbot: QtBot
) -> None:
    page, exact, case = in_demonstration.result, *_first(session)
    hold = threading.Event()
    second = replace(exact.candidates[2], rank=2)
    held = HeldPreview(replace(exact, mode="preview", candidates=(exact.candidates[0], second)))

    def work(job: Job) -> object:
        job.tell(held)
        hold.wait(10)
        return exact

    page.show_search(Searching(session.runner.analyse("search", work), case, "gallery"))
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert "Preview: may miss people" in page.mode.text.text()
    assert "Preview" in page.list_title.text()
    assert page.mode.button is None or page.mode.button.isHidden()
    page.list.setCurrentIndex(page.model.index(1, 0))
    qtbot.wait(300)  # longer than a record waits to be opened
    assert page.candidate_picture.accessibleName() == "No candidate"
    hold.set()
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)
    assert "Exact" in page.mode.text.text()
    assert "had missed 4 of these. 1 stood at another rank in it." in page.mode.text.text()
    moves = [page.model.index(row, 0).data(MoveRole) for row in range(3)]
    assert moves == ["", "not in the preview", "was 2 in the preview"]
    assert page.list.currentIndex().row() == 2  # the person that was gone to
    assert held.was_shown()
    qtbot.waitUntil(lambda: session.runner.is_idle)
    assert page.model.index(1, 0).data(MoveRole) == "not in the preview"  # also once it was read back


def test_a_preview_does_not_flicker_past_where_the_exact_result_is_there_at_once(
    in_demonstration: MainWindow, session: Session, qtbot: QtBot
) -> None:
    page, exact, case = in_demonstration.result, *_first(session)
    held = HeldPreview(replace(exact, mode="preview", candidates=exact.candidates[:2]))
    seen: list[int] = []
    page.model.modelReset.connect(lambda: seen.append(page.model.rowCount()))

    def work(job: Job) -> object:
        job.tell(held)
        assert not held.was_shown()
        return exact

    page.show_search(Searching(session.runner.analyse("search", work), case, "gallery"))
    qtbot.waitUntil(lambda: page.model.rowCount() == 6)
    qtbot.waitUntil(lambda: session.runner.is_idle)
    qtbot.wait(150)
    assert 2 not in seen
    assert "preview" not in page.mode.text.text()


def test_why_the_list_is_certain_is_told_on_demand(
    in_demonstration: MainWindow, session: Session, qtbot: QtBot
) -> None:
    page, (_, case) = in_demonstration.result, _first(session)
    page.show_search((case, "s1"))
    qtbot.waitUntil(lambda: page.result is not None)
    assert page.mode.button is not None
    page.mode.button.click()
    (dialog,) = page.findChildren(CertificateDialog)
    assert dialog.certificate["holds"] is True
    dialog.accept()


def _first(session: Session) -> tuple[SearchResult, Case]:
    """The demonstration's search with its case."""
    assert session.lab is not None
    (overview,) = reads.case_overviews(session.lab, session.actor())
    exact = reads_authority.search_shown(session.lab, session.actor(), overview.case, "s1").result
    assert exact is not None
    return exact, overview.case


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
