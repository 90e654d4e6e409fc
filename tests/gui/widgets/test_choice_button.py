from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catchlight.gui.widgets.choice_button import ChoiceButton

MANY = [(f"source {at}", f"Source {at}") for at in range(12)]


def test_values_are_chosen_by_keyboard(qtbot: QtBot) -> None:
    made = ChoiceButton("Sex")
    qtbot.addWidget(made)
    made.offer([("female", "Female"), ("male", "Male")])
    made.show()
    assert (made.text(), made.accessibleName()) == ("Any", "Sex: Any")
    made.click()
    assert made.popup.line.isHidden()  # two values need no finding
    with qtbot.waitSignal(made.changed):
        QTest.keyClick(made.popup.list, Qt.Key.Key_Space)
    assert made.chosen == {"female"}
    assert (made.text(), made.accessibleName()) == ("Female", "Sex: Female")
    QTest.keyClick(made.popup, Qt.Key.Key_Escape)
    assert made.popup.isHidden()


def test_of_many_values_one_is_found_by_typing(qtbot: QtBot) -> None:
    made = ChoiceButton("Source")
    qtbot.addWidget(made)
    made.offer(MANY, chosen=frozenset({"source 3", "gone"}))
    made.show()
    made.click()
    QTest.keyClicks(made.popup.line, "ce 11")
    shown = [row for row in range(13) if not made.popup.list.item(row).isHidden()]
    assert [made.popup.list.item(row).text() for row in shown] == ["Source 11"]
    made.popup.list.item(shown[0]).setCheckState(Qt.CheckState.Checked)
    assert made.chosen == {"source 3", "gone", "source 11"}
    made.popup.close()


def test_a_long_choice_is_counted(qtbot: QtBot) -> None:
    made = ChoiceButton("Source")
    qtbot.addWidget(made)
    made.offer(MANY, chosen=frozenset(value for value, _ in MANY))
    assert made.text() == "12 chosen"
    assert "Source 11" in made.toolTip()


def test_what_people_typed_is_no_markup_and_no_shortcut(qtbot: QtBot) -> None:
    made = ChoiceButton("Source")
    qtbot.addWidget(made)
    typed = "<h1>R&D</h1>"
    made.offer([(typed, typed)], chosen=frozenset({typed}))
    assert made.text() == "<h1>R&&D</h1>"
    for tip in (made.toolTip(), made.popup.list.item(0).toolTip()):
        shown = QTextDocument()
        shown.setHtml(tip)
        assert shown.toPlainText() == typed
