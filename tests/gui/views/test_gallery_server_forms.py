"""What is asked before a gallery server is named, moved to or from, or taken away."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from catchlight.errors import CatchlightError
from catchlight.gui.server_request import Connecting
from catchlight.gui.views.gallery_server_forms import (
    ConnectServerDialog,
    TokenDialog,
    move_dialog,
    unset_dialog,
)


def test_a_server_needs_an_address_and_may_be_tried_first(qtbot: QtBot) -> None:
    dialog = ConnectServerDialog()
    qtbot.addWidget(dialog)
    assert not dialog.proceed.isEnabled()
    assert not dialog.try_it.isEnabled()
    dialog.address.setText(" https://gallery.lab:19530 ")
    dialog.authority.line.setText("/media/authority.pem")
    dialog.token.line.setText("secret")
    dialog.index.setCurrentIndex(1)
    asked = Connecting("https://gallery.lab:19530", "HNSW", Path("/media/authority.pem"), "secret")
    assert "secret" not in repr(asked)
    with qtbot.waitSignal(dialog.tried) as tried:
        dialog.try_it.click()
    assert tried.args == [asked]
    assert not dialog.try_it.isEnabled()
    dialog.refuse(CatchlightError("It does not answer.", hint="Check it."))
    assert dialog.notice.text.text() == "It does not answer. Check it."
    assert dialog.try_it.isEnabled()
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.proceed.click()
    assert wanted.args == [asked]


def test_a_token_is_asked_for_hidden(qtbot: QtBot) -> None:
    dialog = TokenDialog("https://gallery.lab:19530")
    qtbot.addWidget(dialog)
    assert not dialog.proceed.isEnabled()
    dialog.token.line.setText("secret")
    assert dialog.token.line.displayText() != "secret"
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.proceed.click()
    assert wanted.args == ["secret"]


def test_only_the_ways_away_from_the_server_can_do_without_it(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    there = move_dialog("server", templates="3 templates", address="here", parent=parent)
    assert there.without.isHidden()
    back = move_dialog("lab", templates="3 templates", address="here", parent=parent)
    away = unset_dialog("here", parent=parent)
    for dialog in (back, away):
        assert not dialog.without.isHidden()
        dialog.without.setChecked(True)
    for dialog, without in ((there, False), (back, True), (away, True)):
        with qtbot.waitSignal(dialog.agreed) as agreed:
            dialog.proceed.click()
        assert agreed.args == [without]
