from __future__ import annotations

import json
import os
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gallery.test_forgetting_rejects import rejects_file
from tests.gallery_maker import a_portrait, enrolled, random_vectors
from tests.gui.entered import entered

from catchlight.gui.views.gallery_purge import GalleryPurgeDialog, purge_expired
from catchlight.workflows.show_person import hold

if TYPE_CHECKING:
    from pathlib import Path

    from catchlight.evidence.entry import Actor
    from catchlight.gui.session import Session
    from catchlight.lab.folder import Lab


@pytest.fixture
def kept_too_long(session: Session, lab: Lab, actor: Actor) -> None:
    """Three persons of whom two are expired, and one of these is held."""
    past = date(2020, 1, 1)
    vectors = random_vectors(3)
    enrolled(
        lab,
        a_portrait("1", vectors[0], person="gone", captured_on=date(2019, 1, 1), retain_until=past),
        a_portrait("2", vectors[1], person="held", captured_on=date(2019, 1, 1), retain_until=past),
        a_portrait("3", vectors[2], person="stays"),
    )
    hold(lab, actor, "held", reason="appeal")
    entered(session, lab, actor)


def test_old_rejects_files_are_named_and_go_too(session: Session, lab: Lab, actor: Actor, qtbot: QtBot) -> None:
    old = rejects_file(lab, ("P9", "", "no face"))
    os.utime(old, (0, 0))
    entered(session, lab, actor)
    said: list[tuple[str, str]] = []
    window = QWidget()
    qtbot.addWidget(window)
    purge_expired(session, window, lambda kind, words: said.append((kind, words)))
    dialog = window.findChild(GalleryPurgeDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.expired is not None)
    assert "Old rejects files in the lab would go too: 1 (refused.csv)." in dialog.state.text()
    dialog.sure.setChecked(True)
    dialog.proceed.click()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said[0][0] == "good"
    assert said[0][1].endswith("Old rejects files erased: 1.")
    assert not old.exists()


@pytest.mark.usefixtures("kept_too_long")
def test_a_purge_shows_what_goes_asks_and_writes_certificates(
    session: Session, lab: Lab, tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[tuple[str, str]] = []
    window = QWidget()
    qtbot.addWidget(window)
    purge_expired(session, window, lambda kind, words: said.append((kind, words)))
    dialog = window.findChild(GalleryPurgeDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.expired is not None)
    assert [row.person_id for row in dialog.model.rows] == ["gone"]
    assert "Kept by a legal hold, and no longer searched: 1 portrait." in dialog.state.text()
    assert not dialog.proceed.isEnabled()
    dialog.sure.setChecked(True)
    dialog.folder = tmp_path / "certificates"
    dialog.proceed.click()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said == [("good", "Erased: 1 portrait, with 1 certificate(s). Kept by a legal hold: 1 portrait.")]
    (written,) = (tmp_path / "certificates").glob("erasure-*.json")
    assert json.loads(written.read_text())
    with lab.reading() as db:
        left = {person for (person,) in db.conn.execute("SELECT person_id FROM persons")}
    assert left == {"held", "stays"}


def test_where_nothing_is_due_nothing_can_be_purged(session: Session, lab: Lab, actor: Actor, qtbot: QtBot) -> None:
    entered(session, lab, actor)
    dialog = GalleryPurgeDialog(session)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.expired is not None)
    assert "No portrait is due" in dialog.state.text()
    assert not dialog.sure.isEnabled()
