from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from catchlight.faces.face import Verdict
from catchlight.gui import reads
from catchlight.gui.models.faces_model import Cell, FacesModel, Grouping, Heading, entries
from catchlight.gui.reads import FacesFound


@pytest.fixture
def found(demonstration: Path) -> FacesFound:
    from catchlight.evidence.cases import all_cases
    from catchlight.lab.folder import open_lab

    lab = open_lab(demonstration)
    with lab.reading() as db:
        (case,) = all_cases(db)
    return reads.faces(lab, case)


def test_by_exhibit_a_track_is_one_cell_under_its_exhibit(found: FacesFound, qtmodeltester: ModelTester) -> None:
    made = entries(found, grouping=Grouping.EXHIBIT)
    cells = [entry for entry in made if isinstance(entry, Cell)]
    stills = [face for face in found.faces if face.track_row is None]
    assert [cell.probe for cell in cells if cell.track is not None] == [track.id for track in found.tracks]
    assert len(cells) == len(found.tracks) + len(stills)
    assert isinstance(made[0], Heading)
    model = FacesModel()
    model.set_entries(made)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_by_track_every_face_is_there_once(found: FacesFound) -> None:
    made = entries(found, grouping=Grouping.TRACK)
    probes = [entry.probe for entry in made if isinstance(entry, Cell)]
    assert sorted(probes) == sorted(face.id for face in found.faces)


def test_filters_leave_no_empty_group(found: FacesFound) -> None:
    last = found.exhibits[-1].row
    only = entries(found, grouping=Grouping.EXHIBIT, exhibit=last)
    assert {entry.exhibit.row for entry in only if isinstance(entry, Cell)} == {last}
    none = entries(found, grouping=Grouping.TRACK, verdicts=frozenset[Verdict]())
    assert none == []


def test_a_heading_cannot_be_reached_and_a_cell_says_its_quality_in_words(found: FacesFound) -> None:
    model = FacesModel()
    model.set_entries(entries(found, grouping=Grouping.TRACK))
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    words = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert any(word in words for word in ("Usable", "Limited", "Not suitable"))
    assert model.row_of(found.faces[0].id) == 1
