import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catchlight.gui.theme import theme
from catchlight.gui.widgets.plots import Bar, BarPlot, Legend, RankPlot, ticks

MONTHS = (Bar("Sep", 4, 1, "September: 4 searches, 1 with candidates", "2026-09"), Bar("Oct", 0), Bar("Nov", 8))


@pytest.fixture
def plot(qtbot: QtBot) -> BarPlot:
    made = BarPlot("Searches by month")
    qtbot.addWidget(made)
    made.resize(400, 220)
    made.show_bars(MONTHS)
    return made


def picture(plot: BarPlot | RankPlot) -> QImage:
    return plot.grab().toImage()


@pytest.mark.parametrize(
    ("largest", "expected"),
    [(0, [0, 1]), (1, [0, 1]), (4, [0, 1, 2, 3, 4]), (9, [0, 5, 10]), (168, [0, 50, 100, 150, 200])],
)
def test_the_scale_has_few_round_values_up_to_the_largest(largest: int, expected: list[int]) -> None:
    assert ticks(largest) == expected


def test_the_scale_always_reaches_the_largest() -> None:
    for largest in range(0, 3000, 7):
        scale = ticks(largest)
        assert scale[-1] >= largest
        assert 2 <= len(scale) <= 7


def test_every_value_is_told_in_words(plot: BarPlot) -> None:
    interface = QAccessible.queryAccessibleInterface(plot)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Searches by month"
    said = interface.text(QAccessible.Text.Description)
    assert said == "September: 4 searches, 1 with candidates; Oct: 0; Nov: 8"


def test_arrows_walk_from_bar_to_bar_and_enter_chooses(plot: BarPlot, qtbot: QtBot) -> None:
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.accessibleName() == "Searches by month: September: 4 searches, 1 with candidates"
    with qtbot.waitSignal(plot.chosen) as chosen:
        QTest.keyClick(plot, Qt.Key.Key_Return)
    assert chosen.args == ["2026-09"]
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert plot.current == 2
    with qtbot.assertNotEmitted(plot.chosen):  # it has no key, so there is nothing behind it
        QTest.keyClick(plot, Qt.Key.Key_Return)
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.current == 1


def test_a_click_chooses_the_bar_of_that_column(plot: BarPlot, qtbot: QtBot) -> None:
    with qtbot.waitSignal(plot.chosen) as chosen:
        QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=plot.area_of(0).center())
    assert chosen.args == ["2026-09"]
    assert plot.bar_at(QPoint(2, 2)) is None


def test_the_taller_bar_is_drawn_taller_and_nothing_where_there_is_nothing(plot: BarPlot) -> None:
    drawn = picture(plot)

    def height(number: int) -> int:
        middle = plot.area_of(number).center().x()
        colours = {theme.colour("accent").rgb(), theme.colour("soft").rgb()}
        return sum(drawn.pixel(middle, y) in colours for y in range(drawn.height()))

    assert height(2) == pytest.approx(2 * height(0), abs=4)
    assert height(1) == 0


def test_a_line_lies_over_the_bars(plot: BarPlot) -> None:
    before = picture(plot)
    plot.show_line((1, 0, 4))
    assert picture(plot) != before
    plot.show_line(())
    assert picture(plot) == before


def test_the_colours_follow_the_theme(plot: BarPlot) -> None:
    light = picture(plot)
    theme.choose("dark")
    try:
        assert picture(plot) != light
    finally:
        theme.choose("light")
    assert picture(plot) == light


def test_no_bar_is_an_empty_scale(plot: BarPlot) -> None:
    plot.show_bars(())
    picture(plot)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.current is None


def test_names_stand_beneath_each_other_each_with_room(qtbot: QtBot) -> None:
    plot = RankPlot("Searches by unit")
    qtbot.addWidget(plot)
    plot.show_bars([Bar("Unit A", 7, key="a"), Bar("Unit B", 3, key="b")])
    plot.resize(360, plot.sizeHint().height())
    assert plot.bar_at(plot.area_of(1).center()) == 1
    assert plot.area_of(1).bottom() <= plot.height()
    QTest.keyClick(plot, Qt.Key.Key_Down)
    QTest.keyClick(plot, Qt.Key.Key_Down)
    with qtbot.waitSignal(plot.chosen) as chosen:
        QTest.keyClick(plot, Qt.Key.Key_Space)
    assert chosen.args == ["b"]
    picture(plot)


def test_a_legend_says_what_the_colours_stand_for(qtbot: QtBot) -> None:
    legend = Legend(("accent", "With candidates"), ("soft", "All searches"))
    qtbot.addWidget(legend)
    legend.resize(300, 20)
    assert legend.accessibleName() == "With candidates, All searches"
    drawn = legend.grab().toImage()
    colours = {drawn.pixel(x, 10) for x in range(drawn.width())}
    assert {theme.colour("accent").rgb(), theme.colour("soft").rgb()} <= colours
