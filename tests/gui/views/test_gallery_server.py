"""The gallery server in the window: connected, moved to and back, measured, and gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.gallery_maker import fill, random_vectors
from tests.gui.entered import entered
from tests.keeping_maker import enlist
from tests.server_maker import LiteServer, lite, with_server

from catchlight.gallery.milvus import client
from catchlight.gui.views.gallery_server import GalleryServer
from catchlight.gui.views.gallery_server_forms import ConnectServerDialog, ServerActDialog
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.workflows.move_gallery import MoveGallery, move_gallery

if TYPE_CHECKING:
    from catchlight.evidence.entry import Actor
    from catchlight.gui.session import Session
    from catchlight.lab.folder import Lab

__all__ = ["lite"]
SECONDS = 10_000


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "WAIT_SECONDS", 0.05)
    monkeypatch.setattr(client, "CONNECT_SECONDS", 1.0)


@pytest.fixture
def view(session: Session, lab: Lab, actor: Actor, qtbot: QtBot) -> GalleryServer:
    """The server's tab over a lab with forty templates."""
    fill(lab, random_vectors(40))
    entered(session, lab, actor)
    made = GalleryServer(session)
    qtbot.addWidget(made)
    made.show()
    return made


def fact(view: GalleryServer, name: str) -> str:
    names = [one.accessibleName() for one in view.findChildren(QLabel) if one.isVisible()]
    return next((one.partition(": ")[2] for one in names if one.startswith(f"{name}: ")), "")


def shown(view: GalleryServer, qtbot: QtBot) -> None:
    view.refresh()
    qtbot.waitUntil(lambda: view.is_asked and view._job is None, timeout=SECONDS)


def test_a_server_is_tried_connected_moved_to_and_left(view: GalleryServer, lite: LiteServer, qtbot: QtBot) -> None:
    view.refresh()
    qtbot.waitUntil(lambda: view.stack.currentWidget() is view.empty)
    view.connect_it.click()
    dialog = view.findChild(ConnectServerDialog)
    assert dialog is not None
    dialog.address.setText(lite.address)
    dialog.try_it.click()
    qtbot.waitUntil(lambda: "It answers: milvus_lite" in dialog.notice.text.text(), timeout=SECONDS)
    with qtbot.waitSignal(view.said, timeout=SECONDS) as said:
        dialog.proceed.click()
    assert "is connected" in said.args[1]
    qtbot.waitUntil(lambda: view.is_asked, timeout=SECONDS)
    qtbot.waitUntil(lambda: fact(view, "Rows at the server") == "0", timeout=SECONDS)

    for where, words in (("at the server", "the same 40 templates"), ("in the lab", "the same 40 templates")):
        qtbot.waitUntil(lambda: view._job is None, timeout=SECONDS)
        view.move_it.click()
        asking = [one for one in view.findChildren(ServerActDialog) if one.isVisible()][-1]
        with qtbot.waitSignal(view.said, timeout=SECONDS) as said:
            asking.proceed.click()
        assert (said.args[0], words in said.args[1]) == ("good", True)
        qtbot.waitUntil(lambda where=where: fact(view, "Searches are run") == where, timeout=SECONDS)  # type: ignore[misc]
    qtbot.waitUntil(lambda: view._job is None and fact(view, "Rows at the server") == "40", timeout=SECONDS)
    assert fact(view, "Compared") == "the same"
    assert fact(view, "At the server") == fact(view, "In the lab")


def test_what_its_index_loses_is_measured(
    view: GalleryServer, lab: Lab, actor: Actor, lite: LiteServer, qtbot: QtBot
) -> None:
    with_server(lab, lite, in_use=False)
    move_gallery(lab, MoveGallery(actor, "server"), JobControl())
    shown(view, qtbot)
    view.measure.click()
    qtbot.waitUntil(lambda: not view.measured.isHidden(), timeout=SECONDS)
    qtbot.waitUntil(lambda: fact(view, "Loses").endswith("of the mates that exact search finds"))
    qtbot.waitUntil(lambda: view._job is None, timeout=SECONDS)


def test_that_it_is_gone_is_said_and_the_way_back_needs_no_server(
    view: GalleryServer, lab: Lab, lite: LiteServer, qtbot: QtBot
) -> None:
    with_server(lab, lite)
    lite.stop()
    shown(view, qtbot)
    qtbot.waitUntil(lambda: fact(view, "State") == "does not answer")
    assert "does not answer" in view.notice.text.text()
    view.move_it.click()
    asking = view.findChild(ServerActDialog)
    assert asking is not None
    asking.without.setChecked(True)
    with qtbot.waitSignal(view.said, timeout=SECONDS) as said:
        asking.proceed.click()
    assert "Nothing was compared" in said.args[1]
    qtbot.waitUntil(lambda: fact(view, "Searches are run") == "in the lab", timeout=SECONDS)
    qtbot.waitUntil(lambda: view._job is None, timeout=SECONDS)


def test_an_examiner_sees_it_and_changes_nothing(
    session: Session, lab: Lab, view: GalleryServer, lite: LiteServer, qtbot: QtBot
) -> None:
    with_server(lab, lite)
    entered(session, lab, enlist(lab, "B. Example", Role.EXAMINER))
    shown(view, qtbot)
    assert not view.again.isHidden()
    for one in (view.move_it, view.measure, view.unset, view.connect_it, view.sync):
        assert one.isHidden()
