import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.extraction_maker import FilledLab
from tests.gui.samples import CLOCK, EXHIBIT, stored_face, stored_track

from catchlight.faces.face import Verdict
from catchlight.gui import reads
from catchlight.gui.models.faces_model import (
    Cell,
    Entry,
    FacesModel,
    Grouping,
    Heading,
    entries,
    face_time,
    track_note,
    update_of,
)
from catchlight.gui.reads import FacesFound


@pytest.fixture
def found(filled: FilledLab) -> FacesFound:
    filled.footage(tracks=3)
    filled.still("scan.tif", pages=2)
    return reads.faces(filled.lab, filled.actor, filled.case)


def cells(made: list[Entry]) -> list[Cell]:
    return [entry for entry in made if isinstance(entry, Cell)]


def test_by_exhibit_a_track_is_one_cell_under_its_exhibit(found: FacesFound, qtmodeltester: ModelTester) -> None:
    made = entries(found, grouping=Grouping.EXHIBIT)
    assert [cell.probe for cell in cells(made) if cell.track is not None] == ["t1", "t2", "t3"]
    assert len(cells(made)) == len(found.tracks) + len(found.stills)
    assert isinstance(made[0], Heading)
    model = FacesModel()
    model.set_entries(made)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_by_track_the_best_faces_of_each_are_there_best_first(found: FacesFound) -> None:
    made = entries(found, grouping=Grouping.TRACK)
    of_first = [cell for cell in cells(made) if cell.owner is not None and cell.owner.id == "t1"]
    assert [cell.face.best_rank for cell in of_first] == [1, 2, 3]
    assert all(cell.track is None for cell in of_first)
    heading = made[0]
    assert isinstance(heading, Heading)
    assert heading.note == "0:00:00.000 – 0:00:00.360  ·  10 faces"
    assert len(cells(made)) == sum(len(track.best_faces) for track in found.tracks) + len(found.stills)


def test_filters_leave_no_empty_group(found: FacesFound) -> None:
    last = found.exhibits[-1].row
    only = entries(found, grouping=Grouping.EXHIBIT, exhibit=last)
    assert {entry.exhibit.row for entry in cells(only)} == {last}
    none = entries(found, grouping=Grouping.TRACK, verdicts=frozenset[Verdict]())
    assert none == []


def test_a_heading_cannot_be_reached_and_a_cell_says_its_quality_in_words(found: FacesFound) -> None:
    model = FacesModel()
    model.set_entries(entries(found, grouping=Grouping.TRACK))
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    words = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert any(word in words for word in ("Usable", "Limited", "Not suitable"))
    assert model.row_of("f1") == 1


def test_a_still_says_its_page_only_where_it_has_several() -> None:
    assert face_time(stored_face(1)) == "Still"
    assert face_time(stored_face(1, page=2)) == "Page 3"
    assert face_time(stored_face(1, microseconds=61_000_000)) == "0:01:01.000"


def test_wall_time_stands_beside_media_time_where_the_clock_is_known() -> None:
    face = stored_face(1, microseconds=1_500_000)
    known = Cell(face, None, EXHIBIT, clock=CLOCK)
    assert (known.when, known.wall) == ("0:00:01.500", "21:04:00 CET")
    assert known.times == "0:00:01.500  ·  2026-11-20 21:04:00.500 CET"
    assert (Cell(face, None, EXHIBIT).wall, Cell(stored_face(2), None, EXHIBIT, clock=CLOCK).wall) == ("", "")
    track = stored_track(7, face)
    assert track_note(track, CLOCK) == "0:00:01.500 – 0:00:01.500  ·  21:04:00 CET  ·  40 faces"


def shown(names: str) -> tuple[Entry, ...]:
    """Entries by letters: capitals are headings."""
    return tuple(Heading(name, "") if name.isupper() else Cell(stored_face(ord(name)), None, EXHIBIT) for name in names)


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "Aab"), ("Aab", "Aabc"), ("AaBb", "AacBb"), ("Aab", "A"), ("Aabc", "Axbc"), ("AaBb", "AbBa"), ("Aab", "")],
)
def test_an_update_ends_with_the_fresh_entries(before: str, after: str, qtmodeltester: ModelTester) -> None:
    model = FacesModel()
    model.set_entries(shown(before))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.apply(update_of(model.entries, shown(after)))
    assert model.entries == shown(after)


def test_what_stays_is_not_touched_when_faces_come_in(qtbot: QtBot) -> None:
    model = FacesModel()
    model.set_entries(shown("AaBb"))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as inserted:
        model.apply(update_of(model.entries, shown("AacdBb")))
    assert inserted.args[1:] == [2, 3]


def test_a_changed_note_is_told_without_moving_anything(qtbot: QtBot) -> None:
    model = FacesModel()
    model.set_entries((Heading("A", "1 face"), *shown("ab")))
    fresh = (Heading("A", "2 faces"), *shown("ab"))
    with qtbot.waitSignal(model.dataChanged) as changed, qtbot.assertNotEmitted(model.rowsInserted):
        model.apply(update_of(model.entries, fresh))
    assert (changed.args[0].row(), changed.args[1].row()) == (0, 0)


def test_an_update_of_other_entries_replaces_all(qtbot: QtBot) -> None:
    model = FacesModel()
    model.set_entries(shown("Aa"))
    late = update_of(model.entries, shown("Aab"))
    model.set_entries(shown("Bc"))
    with qtbot.waitSignal(model.modelReset):
        model.apply(late)
    assert model.entries == shown("Aab")
