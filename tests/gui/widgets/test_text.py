from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from catchlight.gui.widgets.text import button, card, inset, label, restyle, rule


def test_a_label_shows_its_text_as_it_is(qtbot: QtBot) -> None:
    made = label("<b>a.jpg</b>", "small", selectable=True)
    qtbot.addWidget(made)
    assert (made.text(), made.textFormat(), made.property("role")) == (
        "<b>a.jpg</b>",
        Qt.TextFormat.PlainText,
        "small",
    )
    assert made.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_a_button_is_named_without_its_mnemonic_and_pressed_by_keyboard(qtbot: QtBot) -> None:
    made = button("&New case…", kind="primary", icon="plus", tip="Ctrl+N")
    qtbot.addWidget(made)
    assert (made.accessibleName(), made.toolTip(), made.property("kind")) == ("New case…", "Ctrl+N", "primary")
    assert not made.icon().isNull()
    made.show()
    with qtbot.waitSignal(made.clicked):
        QTest.keyClick(made, Qt.Key.Key_Space)


def test_the_stylesheet_finds_what_it_looks_at(qtbot: QtBot) -> None:
    surface, line, field = card(), rule(), QWidget()
    for made in (surface, line, field):
        qtbot.addWidget(made)
    assert (surface.property("role"), line.property("role")) == ("card", "rule")
    restyle(field, "bad", value=True)
    assert field.property("bad") is True


def test_a_number_does_not_stick_to_the_edge_of_its_box(qtbot: QtBot) -> None:
    box = QSpinBox(value=50)
    qtbot.addWidget(box)
    inset(box)
    line = box.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.textMargins().left() > 0
