from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from catchlight.gallery.manifest import REQUIRED
from catchlight.gallery.portraits import gallery_state
from catchlight.gui.session import Session
from catchlight.gui.views.enrol_window import EnrolmentWindow
from catchlight.lab.folder import Lab

SECONDS = 60_000
KEPT = "2024-01-02,station,art. 1,2090-01-01"


@pytest.fixture
def folder(tmp_path: Path, single_faces: tuple[bytes, ...], faceless: bytes) -> Path:
    """One portrait that is enrolled, one without a source, one without a face; the right one lies elsewhere."""
    for name in ("booking", "elsewhere"):
        (tmp_path / name).mkdir()
    for at in range(2):
        (tmp_path / "booking" / f"{at}.jpg").write_bytes(single_faces[at])
    (tmp_path / "booking" / "cup.jpg").write_bytes(faceless)
    (tmp_path / "elsewhere" / "2.jpg").write_bytes(single_faces[2])
    rows = [f"P0,0.jpg,{KEPT}", "P1,1.jpg,2024-01-02,,art. 1,2090-01-01", f"P2,cup.jpg,{KEPT}"]
    (tmp_path / "booking" / "MANIFEST.csv").write_text("\n".join([",".join(REQUIRED), *rows]) + "\n", "utf-8")
    return tmp_path / "booking"


def _begun(session: Session, folder: Path, parent: QWidget) -> EnrolmentWindow:
    made = EnrolmentWindow(session, {"manifest": folder / "MANIFEST.csv", "more": (), "images": None}, parent)
    made.show()
    return made


def test_refused_rows_are_mended_and_tried_again_until_none_is_left(
    at_work: Session, lab: Lab, folder: Path, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = _begun(at_work, folder, parent)
    qtbot.waitUntil(lambda: window.job is None, timeout=SECONDS)
    assert "1 enrolled, 0 unchanged, 2 refused" in window.notice.text.text()
    assert [row.row for row in window.model.rows] == [3, 4]
    assert not window.again.isEnabled()
    window.table.selectRow(0)
    window.panel.fields["source"].setText("desk")
    window.panel._tell()
    assert window.again.text() == "&Try mended rows again (1)"
    window.again.click()
    qtbot.waitUntil(lambda: window.job is None and len(window.refusals) == 1, timeout=SECONDS)
    window.table.selectRow(0)
    window.panel.take_file(folder.parent / "elsewhere" / "2.jpg")
    window.again.click()
    qtbot.waitUntil(lambda: window.job is None and not window.refusals, timeout=SECONDS)
    assert "3 enrolled, 0 unchanged, 0 refused" in window.notice.text.text()
    with lab.reading() as db:
        assert gallery_state(db).portraits == 3
    window.close()


def test_a_row_that_is_refused_again_keeps_its_values_and_its_number(
    at_work: Session, folder: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = _begun(at_work, folder, parent)
    qtbot.waitUntil(lambda: window.job is None, timeout=SECONDS)
    window.table.selectRow(0)
    window.panel.fields["source"].setText("desk")
    window.panel.fields["birth_year"].setText("85")
    window.panel._tell()
    window.again.click()
    qtbot.waitUntil(lambda: window.job is None and window.refusals[3].tries == 2, timeout=SECONDS)
    assert "birth_year" in window.refusals[3].refused.reason
    assert window.refusals[3].refused.cells["source"] == "desk"
    window.write(tmp_path / "left.csv")
    qtbot.waitUntil(lambda: "Written" in window.notice.text.text())
    assert "desk" in (tmp_path / "left.csv").read_text("utf-8-sig")
    window.close()


def test_one_that_was_stopped_is_gone_on_with(at_work: Session, folder: Path, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = _begun(at_work, folder, parent)
    window.stop.click()
    qtbot.waitUntil(lambda: window.job is None, timeout=SECONDS)
    assert "Stopped" in window.notice.text.text()
    assert not window.go_on.isHidden()
    window.go_on.click()
    qtbot.waitUntil(lambda: window.job is None, timeout=SECONDS)
    assert "2 refused" in window.notice.text.text()
    assert window.go_on.isHidden()
    window.close()
