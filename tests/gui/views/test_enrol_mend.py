from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catchlight.gallery.rejects import RefusedRow
from catchlight.gui.views.enrol_mend import MendPanel, Refusal

ROW = RefusedRow(
    7, "a.jpg", "missing provenance: source is empty", "missing-provenance", {"person_id": "P", "image": "a.jpg"}
)


def test_what_is_typed_is_told_and_stays_while_rows_come_in(qtbot: QtBot) -> None:
    panel = MendPanel()
    qtbot.addWidget(panel)
    told: list[Refusal] = []
    panel.mended.connect(told.append)
    panel.show_row(Refusal(ROW))
    assert "source is empty" in panel.reason.text()
    assert panel.fields["source"].property("bad") == "true"
    QTest.keyClicks(panel.fields["source"], "desk")
    assert told[-1].refused.cells["source"] == "desk"
    assert (told[-1].is_mended, told[-1].folder) == (True, None)
    panel.show_row(told[-1])  # the table was read anew
    assert panel.fields["source"].text() == "desk"
    panel.show_row(None)
    assert not panel.isEnabled()


def test_another_file_is_named_from_its_own_folder(qtbot: QtBot, tmp_path: Path) -> None:
    panel = MendPanel()
    qtbot.addWidget(panel)
    panel.show_row(Refusal(ROW))
    with qtbot.waitSignal(panel.mended) as told:
        panel.take_file(tmp_path / "b.jpg")
    (refusal,) = told.args
    assert (refusal.refused.image, refusal.refused.cells["image"], refusal.folder) == ("b.jpg", "b.jpg", tmp_path)
