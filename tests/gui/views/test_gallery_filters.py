from datetime import date

from pytestqt.qtbot import QtBot

from catchlight.gallery.filters import UNKNOWN
from catchlight.gui.views.gallery_filters import GalleryFilterBar


def test_what_is_chosen_is_what_is_asked_for(qtbot: QtBot) -> None:
    bar = GalleryFilterBar()
    qtbot.addWidget(bar)
    bar.offer(sexes=("M", "F"), sources=("station 2", "station 1"), legal_bases=("booking",), tags=("gang",))
    assert not bar.wanted()
    assert [bar.source.itemText(row) for row in range(3)] == ["Every source", "station 1", "station 2"]
    bar.text.setText(" N12 ")
    bar.sex.setCurrentIndex(bar.sex.findData(UNKNOWN))
    bar.source.setCurrentIndex(1)
    bar.tag.setCurrentIndex(1)
    bar.born_from.setText("1980")
    bar.unknown.setChecked(False)
    bar.captured_to.setText("2020-02-29")
    with qtbot.waitSignal(bar.changed):
        bar.basis.activated.emit(0)
    wanted = bar.wanted()
    assert wanted.text == "N12"
    assert wanted.filters.document() == {
        "sex": ["unknown"], "sources": ["station 1"], "tags": ["gang"], "born": [1980, None], "born_unknown": False,
        "captured": [None, date(2020, 2, 29).isoformat()],
    }  # fmt: skip
    assert not bar.none.isHidden()
    bar.none.click()
    assert not bar.wanted()


def test_a_year_or_day_that_is_none_narrows_nothing_and_is_marked(qtbot: QtBot) -> None:
    bar = GalleryFilterBar()
    qtbot.addWidget(bar)
    bar.born_to.setText("19")
    bar.captured_from.setText("2020-02-30")
    bar.tell()
    assert not bar.wanted()
    assert bar.born_to.property("bad")
    assert bar.captured_from.property("bad")
    bar.born_to.setText("1990")
    bar.tell()
    assert not bar.born_to.property("bad")


def test_what_is_chosen_stays_when_other_things_are_offered(qtbot: QtBot) -> None:
    bar = GalleryFilterBar()
    qtbot.addWidget(bar)
    bar.offer(tags=("gang",))
    bar.tag.setCurrentIndex(1)
    bar.offer(tags=("another",))
    assert bar.wanted().filters.tags == {"gang"}


def test_more_filters_are_asked_for_when_they_are_unfolded(qtbot: QtBot) -> None:
    bar = GalleryFilterBar()
    qtbot.addWidget(bar)
    assert bar.below.isHidden()
    with qtbot.waitSignal(bar.opened):
        bar.more.click()
    assert not bar.below.isHidden()
