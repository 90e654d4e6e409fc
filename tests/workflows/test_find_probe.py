"""The face that is searched for: one of the case by its id, or one in an image; never a guess among several."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.footage_maker import numbered_frames, write_footage

from catchlight.errors import CatchlightError, ChoiceNeeded
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.exhibits import exhibits_of
from catchlight.evidence.store import lab_store
from catchlight.faces.analyst import Analyst
from catchlight.faces.records import faces_of
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.find_probe import FoundProbe, find_probe
from catchlight.workflows.search_request import Search


class Finder:
    """`find_probe` in the lab's one case."""

    def __init__(self, lab: Lab, case: Case, actor: Actor, analyst: Analyst) -> None:
        self.lab, self.case, self.actor, self.analyst = lab, case, actor, analyst

    def __call__(self, probe: object, **changed: Any) -> FoundProbe:
        request = Search(
            actor=self.actor, case=self.case.number, probe=str(probe), authority="a", purpose="p", **changed
        )
        with self.lab.reading() as db:
            return find_probe(self.lab, db, self.case, request, control=JobControl(), analyst=self.analyst)


@pytest.fixture
def find(lab: Lab, case: Case, actor: Actor, analyst: Analyst) -> Finder:
    return Finder(lab, case, actor, analyst)


@pytest.fixture
def photo(tmp_path: Path, single_faces: tuple[bytes, ...]) -> Path:
    """A photo of one person."""
    path = tmp_path / "één 写真.jpg"
    path.write_bytes(single_faces[1])
    return path


@pytest.fixture
def pair(tmp_path: Path, single_faces: tuple[bytes, ...]) -> Path:
    """A photo of two people, the right one nearer."""
    left, right = (Image.open(io.BytesIO(single_faces[at])) for at in (0, 1))
    both = Image.new("RGB", (500, 400))
    both.paste(left.resize((150, 200)), (0, 0))
    both.paste(right.resize((250, 340)), (200, 0))
    both.save(tmp_path / "pair.png")
    return tmp_path / "pair.png"


def test_the_one_face_of_an_image_is_found_and_the_image_is_an_exhibit(find: Finder, photo: Path) -> None:
    probe = find(photo)
    assert (probe.name, probe.track, probe.exhibit.id, probe.exhibit.name) == ("f1", None, "e1", photo.name)
    assert probe.template == probe.face.face.own_embedding
    assert lab_store(find.lab).read(probe.crop).startswith(b"\x89PNG")


def test_a_face_of_the_case_is_found_by_its_id_and_nothing_is_taken_in_twice(find: Finder, photo: Path) -> None:
    first = find(photo)
    assert find("f1") == first
    assert find(photo) == first
    with find.lab.reading() as db:
        assert len(exhibits_of(db, find.case)) == 1


def test_of_two_faces_none_is_guessed(find: Finder, pair: Path) -> None:
    with pytest.raises(ChoiceNeeded, match="2 faces") as choice:
        find(pair)
    assert [(one["number"], one["id"]) for one in choice.value.facts["faces"]] == [(1, "f1"), (2, "f2")]
    assert (find(pair, face=1).name, find(pair, face=2).name) == ("f1", "f2")
    assert find(pair, largest_face=True).name == "f2"


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_number_that_no_face_has_is_refused(find: Finder, pair: Path, number: int) -> None:
    with pytest.raises(CatchlightError, match=f"has no face {number}"):
        find(pair, face=number)


def test_an_image_without_a_face_stays_an_exhibit_and_is_no_probe(
    find: Finder, tmp_path: Path, faceless: bytes
) -> None:
    (tmp_path / "cup.jpg").write_bytes(faceless)
    with pytest.raises(CatchlightError, match=r"No face was found in cup\.jpg") as refused:
        find(tmp_path / "cup.jpg")
    assert refused.value.facts == {"exhibit": "e1"}
    with find.lab.reading() as db:
        assert len(exhibits_of(db, find.case)) == 1
        assert faces_of(db, find.case) == []


def test_footage_is_no_probe_but_its_faces_are(find: Finder, tmp_path: Path) -> None:
    film = write_footage(tmp_path / "a.mp4", numbered_frames(3))
    with pytest.raises(CatchlightError, match=r"a\.mp4 is footage, taken in as exhibit e1") as refused:
        find(film)
    assert "Extract its faces" in refused.value.hint


@pytest.mark.parametrize("name", ["f1", "t1", "f999999999999999999"])
def test_a_face_that_the_case_does_not_have_is_not_found(find: Finder, name: str) -> None:
    with pytest.raises(CatchlightError, match=f"no face or track {name}"):
        find(name)


def test_what_is_neither_an_id_nor_a_file_is_refused(find: Finder, tmp_path: Path) -> None:
    for probe in ("f-1", "x12", tmp_path / "gone.jpg", tmp_path):
        with pytest.raises(CatchlightError, match="neither a face"):
            find(probe)


def test_a_file_that_is_no_image_is_not_taken_in(find: Finder, tmp_path: Path) -> None:
    (tmp_path / "letter.jpg").write_text("Dear Sir or Madam")
    with pytest.raises(CatchlightError, match=r"letter\.jpg was not taken in: .*Nothing was searched"):
        find(tmp_path / "letter.jpg")
    with find.lab.reading() as db:
        assert exhibits_of(db, find.case) == []


def test_a_probe_shows_itself_and_the_faces_of_its_track(find: Finder, pair: Path) -> None:
    one, other = find(pair, face=1), find(pair, face=2)
    tracked = replace(one, face=replace(one.face, track_row=7), track_row=7)
    assert one.shows(one.face)
    assert not one.shows(other.face)
    assert (tracked.name, tracked.track) == ("t7", "t7")
    assert tracked.shows(replace(other.face, track_row=7))
    assert not tracked.shows(replace(other.face, track_row=8))
