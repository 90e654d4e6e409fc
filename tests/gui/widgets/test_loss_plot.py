from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from catchlight.gui.theme import theme
from catchlight.gui.widgets.loss_plot import LossPlot
from catchlight.gui.widgets.plots import Bar


def strong(image: QImage, plot: LossPlot, number: int) -> int:
    """How many pixels in the middle of a bar's line have the strong colour."""
    row, colour = plot.area_of(number).center().y(), QColor(theme.colour("accent"))
    return sum(image.pixelColor(column, row).rgb() == colour.rgb() for column in range(image.width()))


def test_each_bar_is_as_long_as_the_share_of_its_own_whole(qtbot: QtBot) -> None:
    plot = LossPlot("lost")
    qtbot.addWidget(plot)
    plot.resize(500, 120)
    plot.show_bars([Bar("half", 8, 4), Bar("half of more", 800, 400), Bar("nothing", 40, 0), Bar("empty", 0, 0)])
    image = plot.grab().toImage()
    half, of_more, nothing, empty = (strong(image, plot, number) for number in range(4))
    assert half == of_more > 50
    assert (nothing, empty) == (0, 0)
