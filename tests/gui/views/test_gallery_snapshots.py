from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot
from tests.gallery_maker import a_portrait, enrolled, random_vectors
from tests.gui.entered import entered
from tests.people import FIRST

from catchlight.evidence.store import lab_store
from catchlight.gui.views.gallery_snapshot_forms import ExportSnapshotDialog, ImportSnapshotDialog
from catchlight.gui.views.gallery_snapshots import GallerySnapshots
from catchlight.workflows.create_lab import create_lab
from catchlight.workflows.export_snapshot import ExportSnapshot, export_snapshot
from catchlight.workflows.recipient_keys import key_in

if TYPE_CHECKING:
    from pathlib import Path

    from catchlight.evidence.entry import Actor
    from catchlight.gui.session import Session
    from catchlight.lab.folder import Lab


@pytest.fixture
def view(session: Session, lab: Lab, actor: Actor, qtbot: QtBot) -> GallerySnapshots:
    """Snapshots of a lab with one portrait."""
    lab_store(lab).settle([lab_store(lab).put(b"cropa")])
    enrolled(lab, a_portrait("a", random_vectors(1)[0], person="P"))
    entered(session, lab, actor)
    made = GallerySnapshots(session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_sealed_snapshot_goes_out_and_comes_in(view: GallerySnapshots, tmp_path: Path, qtbot: QtBot) -> None:
    private, public, file = tmp_path / "private", tmp_path / "public", tmp_path / "file"
    with qtbot.waitSignal(view.said):
        view.write_keys(private, public)
    view.export.click()
    dialog = view.findChild(ExportSnapshotDialog)
    assert dialog is not None
    dialog.file.line.setText(str(file))
    dialog.recipient.line.setText(str(public))
    with qtbot.waitSignal(view.said) as said:
        dialog.proceed.click()
    own = said.args[1].rsplit(" ", 1)[1]
    assert len(own) == 64
    origin = create_lab(tmp_path / "origin", first=FIRST)
    lab_store(origin.lab).settle([lab_store(origin.lab).put(b"cropb")])
    enrolled(origin.lab, a_portrait("b", random_vectors(1)[0], person="P"))
    export_snapshot(origin.lab, ExportSnapshot(origin.actor, file, datetime.now(UTC).date(), key_in(public)))
    fingerprint = origin.actor.key.key_id
    view.take_in.click()
    taking = view.findChild(ImportSnapshotDialog)
    assert taking is not None
    taking.file.line.setText(str(file))
    taking.fingerprint.setText(f" {fingerprint.upper()} ")
    taking.private.line.setText(str(private))
    with qtbot.waitSignal(view.said) as said:
        taking.proceed.click()
    assert "snapshot-1 is in use" in said.args[1]
    view.refresh()
    qtbot.waitUntil(lambda: len(view.model.rows) == 1)
    assert view.model.index(0, 1).data() == "In use"
    assert "revision 1" in view.exported.text()


def test_a_refusal_is_shown_and_changes_nothing(
    view: GallerySnapshots, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "file").write_bytes(b"no snapshot")
    view.take_in.click()
    taking = view.findChild(ImportSnapshotDialog)
    assert taking is not None
    taking.file.line.setText(str(tmp_path / "file"))
    taking.fingerprint.setText("a" * 64)
    with qtbot.waitSignal(session.failed) as failed:
        taking.proceed.click()
    assert "refused" in str(failed.args[0])
    view.refresh()
    qtbot.waitUntil(lambda: view.stack.currentWidget() is view.empty)
