import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.gallery_maker import PACK, fill
from tests.gui.entered import VECTORS, entered
from tests.oversight_maker import entries_of, searched

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui import reads
from catchlight.gui.main_window import MainWindow
from catchlight.gui.models.faces_model import Cell
from catchlight.gui.session import Session
from catchlight.gui.views.search_dialog import SearchDialog
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.gallery_files import ready_generation


def test_the_numbers_of_the_dialog_can_be_read(in_demonstration: MainWindow, qtbot: QtBot) -> None:
    window = in_demonstration
    qtbot.waitUntil(lambda: window.cases.model.rowCount() == 1)
    window.cases.opened.emit(window.cases.model.rows[0].case)
    faces = window.case.faces
    window.case.tabs.setCurrentWidget(faces)
    qtbot.waitUntil(lambda: faces.grid.current_cell() is not None)
    faces.search("gallery")
    (dialog,) = faces.findChildren(SearchDialog)
    qtbot.waitExposed(dialog)
    for box in (dialog.length, dialog.threshold):
        line = box.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        assert line.width() > line.fontMetrics().horizontalAdvance(box.text()), box.text()
    dialog.reject()


def test_what_the_form_states_is_what_is_searched_under(
    session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot
) -> None:
    fill(lab, VECTORS[:3])
    searched(lab, actor, case, VECTORS[1], purpose="Identify the driver", legal_basis="Art. 55c")
    entered(session, lab, actor)
    parent = QWidget()
    qtbot.addWidget(parent)
    found = reads.faces(lab, actor, case)
    cell = Cell(found.stills[0], None, found.exhibits[0])
    dialog = SearchDialog(session, case, cell, scope="gallery", parent=parent)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.form.purpose.text() == "Identify the driver")
    dialog.proceed.click()  # the authority is missing
    assert dialog.isVisible()
    assert dialog.form.authority.hasFocus() or dialog.form.errors[dialog.form.authority].isVisible()
    dialog.form.authority.setText("Public prosecutor")
    dialog.form.requested.click()
    with qtbot.waitSignal(dialog.started) as started:
        dialog.proceed.click()
    with qtbot.waitSignal(started.args[0].job.succeeded):
        pass
    newest = reads.searches(lab, actor, case)[0]
    assert (newest.started.legal_basis, newest.started.authority) == ("Art. 55c", "Public prosecutor")
    assert newest.authorisation is not None
    assert newest.authorisation.state == "requested"


def test_the_log_says_of_the_preview_whether_it_was_on_the_screen(
    window: MainWindow, session: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot
) -> None:
    pytest.importorskip("annoy")
    fill(lab, VECTORS[:3])
    with lab.reading() as db:
        ready_generation(lab, db, actor, pack=PACK, control=JobControl(), with_index=True)
    searched(lab, actor, case, VECTORS[1], purpose="Identify the driver", legal_basis="Art. 55c")
    entered(session, lab, actor)
    found = reads.faces(lab, actor, case)
    dialog = SearchDialog(session, case, Cell(found.stills[0], None, found.exhibits[0]), scope="gallery", parent=window)
    dialog.started.connect(window._show_result)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.form.purpose.text() == "Identify the driver" and dialog.extent.wants_preview)
    dialog.form.authority.setText("Public prosecutor")
    dialog.proceed.click()
    qtbot.waitUntil(lambda: window.result.result is not None and window.result.result.mode == "exact")
    qtbot.waitUntil(lambda: session.runner.is_idle)
    newest = entries_of(lab, "search.finished")[-1]
    assert newest.document["details"]["preview_shown"] is (window.result._before is not None)
