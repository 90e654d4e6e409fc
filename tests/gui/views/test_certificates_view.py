from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui import reads_keeping
from catchlight.gui.session import Session
from catchlight.gui.views.certificates_view import CertificatesView
from catchlight.lab.folder import Lab
from catchlight.workflows.erase_case import EraseCase, erase_case


@pytest.fixture
def view(at_work: Session, lab: Lab, actor: Actor, case: Case, qtbot: QtBot) -> CertificatesView:
    erase_case(lab, EraseCase(actor, case.number, "no longer needed"))
    made = CertificatesView(at_work)
    qtbot.addWidget(made)
    made.show()
    made.show_read(reads_keeping.keeping(lab, actor))
    return made


def test_an_erasure_is_known_by_the_random_identifier_only(view: CertificatesView, case: Case) -> None:
    shown = [view.model.index(0, column).data() for column in (2, 3, 6)]
    assert shown == ["Case", case.identifier, "Gone"]
    assert case.number not in view.table.as_text()


def test_a_certificate_is_copied(view: CertificatesView, case: Case) -> None:
    view.copy.click()
    assert f'"subject":"{case.identifier}"' in QGuiApplication.clipboard().text()


def test_all_are_written_to_a_folder(
    view: CertificatesView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    with qtbot.waitSignal(view.said) as said:
        view.save.click()
    assert said.args == ["good", "1 certificate written."]
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_without_one_the_page_says_so(view: CertificatesView) -> None:
    view.clear()
    assert view.copy.isHidden()
    assert view.save.isHidden()
