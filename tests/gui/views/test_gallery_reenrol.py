"""Another model pack for the gallery, in the window: made beside other work, switched, or told why not yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot
from tests.gallery_maker import TOMORROW
from tests.gui.entered import entered
from tests.oversight_maker import entries_of
from tests.pack_maker import coming_pack

from catchlight.faces.pack import load_pack
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.gallery.portraits import portrait_files
from catchlight.gui.views.gallery_index import GalleryIndex
from catchlight.gui.views.gallery_reenrol import ReenrolDialog
from catchlight.gui.views.refused_dialog import RefusedDialog
from catchlight.jobs import JobControl
from catchlight.workflows.enrol import Enrol, enrol

if TYPE_CHECKING:
    from catchlight.evidence.entry import Actor
    from catchlight.faces.analyst import Analyst
    from catchlight.gui.session import Session
    from catchlight.lab.folder import Lab

SECONDS = 60_000


@pytest.fixture
def coming(tmp_path: Path) -> Path:
    return coming_pack(tmp_path / "coming")


@pytest.fixture
def index(
    session: Session,
    lab: Lab,
    actor: Actor,
    tmp_path: Path,
    single_faces: tuple[bytes, ...],
    analyst: Analyst,
    qtbot: QtBot,
) -> GalleryIndex:
    """The page over two enrolled people."""
    folder = tmp_path / "booking"
    folder.mkdir()
    rows = ["person_id,image,captured_on,source,legal_basis,retain_until"]
    for at, content in enumerate(single_faces[:2]):
        (folder / f"{at}.jpg").write_bytes(content)
        rows.append(f"P{at},{at}.jpg,2024-01-02,station,art. 1,{TOMORROW.isoformat()}")
    (folder / "MANIFEST.csv").write_text("\n".join(rows), "utf-8")
    enrol(lab, Enrol(actor=actor, manifest=folder), JobControl(), analyst=analyst)
    entered(session, lab, actor)
    made = GalleryIndex(session)
    qtbot.addWidget(made)
    made.show()
    return made


def begin(index: GalleryIndex, pack: Path) -> None:
    index.other_pack.click()
    dialog = next(one for one in index.findChildren(ReenrolDialog) if one.isVisible())
    dialog.pack.line.setText(str(pack))
    dialog.proceed.click()
    assert not index.other_pack.isEnabled()


def in_use(lab: Lab) -> str | None:
    with lab.reading() as db:
        return pack_in_use(db)


def test_the_gallery_is_switched_once_all_have_a_template(
    index: GalleryIndex, lab: Lab, coming: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(index.said, timeout=SECONDS) as said:
        begin(index, coming)
    assert said.args == ["good", "2 templates were made. The gallery is searched with the pack coming from now on."]
    assert in_use(lab) == load_pack(coming).sha256
    qtbot.waitUntil(index.other_pack.isEnabled)
    qtbot.waitUntil(lambda: index.state is not None and index.state.pack_sha256 == in_use(lab))


def test_what_the_pack_cannot_use_is_listed_and_can_be_left_out(
    index: GalleryIndex, lab: Lab, coming: Path, qtbot: QtBot
) -> None:
    before = in_use(lab)
    with lab.reading() as db:
        (sha256,) = db.conn.execute("SELECT sha256 FROM portraits WHERE id = 2").fetchone()
    original = portrait_files(lab).path(sha256)
    original.chmod(0o600)
    original.write_bytes(b"no picture any more")
    with qtbot.waitSignal(index.said, timeout=SECONDS) as said:
        begin(index, coming)
    assert said.args is not None
    assert said.args[0] == "warn"
    assert in_use(lab) == before
    dialog = next(one for one in index.findChildren(RefusedDialog) if one.isVisible())
    assert [row.person_id for row in dialog.model.rows] == ["P1"]
    qtbot.waitUntil(index.other_pack.isEnabled)
    with qtbot.waitSignal(index.said, timeout=SECONDS) as said:
        dialog.go_on.click()
    assert said.args is not None
    assert said.args[0] == "good"
    assert in_use(lab) == load_pack(coming).sha256
    (switched,) = entries_of(lab, "gallery.pack.switched")
    assert switched.document["details"]["portraits_without_template"] == 1
    qtbot.waitUntil(lambda: index.session.runner.is_idle)


def test_a_folder_that_is_no_pack_is_refused(
    index: GalleryIndex, session: Session, lab: Lab, tmp_path: Path, qtbot: QtBot
) -> None:
    before = in_use(lab)
    with qtbot.waitSignal(session.failed, timeout=SECONDS):
        begin(index, tmp_path)
    qtbot.waitUntil(index.other_pack.isEnabled)
    assert in_use(lab) == before
    assert entries_of(lab, "gallery.reenrolment.started") == []


def test_the_programs_own_pack_is_asked_for_where_none_is_named(qtbot: QtBot) -> None:
    dialog = ReenrolDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.accept()
    assert wanted.args == [None]
