"""Exhibits: taken in once by content, and relied on only while the original is what it was."""

from pathlib import Path

import pytest

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case, open_case
from catchlight.evidence.entry import Actor
from catchlight.evidence.exhibits import (
    ExaminedFile,
    Exhibit,
    add_exhibit,
    exhibit_named,
    exhibits_of,
    find_exhibit,
    names_original,
    original_bytes,
    original_of,
)
from catchlight.evidence.log import acting, log_size, read_log
from catchlight.evidence.store import Store, lab_store, sha256_of
from catchlight.lab.folder import Lab


def examined(path: Path, *, kept: bool = False) -> ExaminedFile:
    return ExaminedFile(
        path=str(path),
        sha256=sha256_of(path),
        size=path.stat().st_size,
        kind="still",
        width=512,
        height=512,
        frames_expected=1,
        reference="BG-17",
        seized_by="B. Other",
        seized_at="2026-11-22T09:00:00.000000Z",
        kept=kept,
    )


def taken_in(lab: Lab, case: Case, actor: Actor, file: ExaminedFile) -> Exhibit:
    with lab.reading() as db, acting(lab, db, actor) as act:
        return add_exhibit(act, case, file)


@pytest.fixture
def photo(tmp_path: Path, astronaut: bytes) -> Path:
    """A photo in a folder with a space, Dutch and Japanese letters in its path."""
    path = tmp_path / "in beslag genomen" / "café één 写真.jpg"
    path.parent.mkdir()
    path.write_bytes(astronaut)
    return path


def test_an_exhibit_is_stored_with_its_provenance(lab: Lab, case: Case, actor: Actor, photo: Path) -> None:
    exhibit = taken_in(lab, case, actor, examined(photo))

    with lab.reading() as db:
        assert exhibits_of(db, case) == [exhibit]
        assert find_exhibit(db, case, sha256=sha256_of(photo)) == exhibit
        (entry,) = read_log(db, first=3)
    assert (exhibit.id, exhibit.name, exhibit.reference, exhibit.seized_by) == (
        "e1",
        "café één 写真.jpg",
        "BG-17",
        "B. Other",
    )
    assert entry.document["subjects"] == [{"kind": "exhibit", "sha256": exhibit.sha256}]
    assert entry.document["details"]["path"] == str(photo)


def test_neither_path_nor_reference_nor_name_stands_in_the_entry(
    lab: Lab, case: Case, actor: Actor, photo: Path
) -> None:
    taken_in(lab, case, actor, examined(photo))

    with lab.reading() as db:
        (canonical,) = db.conn.execute("SELECT entry FROM log WHERE sequence = 3").fetchone()
    for text in (photo.name, "BG-17", "B. Other"):
        assert text.encode() not in canonical


def test_the_same_content_is_taken_in_once_a_case(lab: Lab, case: Case, actor: Actor, photo: Path) -> None:
    taken_in(lab, case, actor, examined(photo))
    copy = photo.with_name("copy.jpg")
    copy.write_bytes(photo.read_bytes())

    with pytest.raises(CatchlightError, match="already in the case as exhibit e1"):
        taken_in(lab, case, actor, examined(copy))

    with lab.reading() as db:
        assert log_size(db) == 3


def test_two_cases_may_hold_the_same_content(lab: Lab, case: Case, actor: Actor, photo: Path) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        other = open_case(act, number="2026-002", offence="arson")

    ids = [taken_in(lab, known, actor, examined(photo)).id for known in (case, other)]

    assert ids == ["e1", "e2"]


def test_an_unchanged_original_is_read(lab: Lab, case: Case, actor: Actor, photo: Path) -> None:
    exhibit = taken_in(lab, case, actor, examined(photo))

    assert original_of(exhibit, store=lab_store(lab)) == photo
    assert original_bytes(exhibit, store=lab_store(lab)) == photo.read_bytes()


def test_a_changed_original_is_not_used(lab: Lab, case: Case, actor: Actor, photo: Path) -> None:
    exhibit = taken_in(lab, case, actor, examined(photo))
    photo.write_bytes(photo.read_bytes() + b"\x00")

    for read in (original_of, original_bytes):
        with pytest.raises(CatchlightError, match="was changed since it was taken in"):
            read(exhibit, store=lab_store(lab))


def test_an_original_that_is_gone_is_stated(lab: Lab, case: Case, actor: Actor, photo: Path) -> None:
    exhibit = taken_in(lab, case, actor, examined(photo))
    photo.unlink()

    for read in (original_of, original_bytes):
        with pytest.raises(CatchlightError, match="cannot be read where it was taken in"):
            read(exhibit, store=lab_store(lab))


def test_a_kept_original_is_read_from_the_lab(lab: Lab, case: Case, actor: Actor, photo: Path) -> None:
    content = photo.read_bytes()
    store: Store = lab_store(lab)
    store.put_file(photo, sha256=sha256_of(photo))
    exhibit = taken_in(lab, case, actor, examined(photo, kept=True))
    photo.unlink()

    assert original_bytes(exhibit, store=store) == content
    with lab.reading() as db:
        assert names_original(db, exhibit.sha256)


def test_an_original_left_where_it_was_names_no_stored_file(lab: Lab, case: Case, actor: Actor, photo: Path) -> None:
    exhibit = taken_in(lab, case, actor, examined(photo))

    with lab.reading() as db:
        assert not names_original(db, exhibit.sha256)


def test_a_file_name_that_is_no_text_is_refused(lab: Lab, case: Case, actor: Actor, photo: Path) -> None:
    file = examined(photo)
    unreadable = ExaminedFile(**{**vars(file), "path": "/evidence/\udcff.jpg"})

    with pytest.raises(CatchlightError, match="name"):
        taken_in(lab, case, actor, unreadable)

    with lab.reading() as db:
        assert log_size(db) == 2


def test_an_exhibit_is_found_by_the_name_that_people_see(lab: Lab, case: Case, actor: Actor, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"picture")
    with lab.reading() as db:
        with acting(lab, db, actor) as act:
            taken = add_exhibit(act, case, examined(tmp_path / "a.jpg"))
            other = open_case(act, number="2026-002", offence="arson")
        assert exhibit_named(db, case, taken.id) == taken
        for name, where in (("e9", case), ("x1", case), ("1", case), ("", case), ("e" + "9" * 30, case), ("e1", other)):
            with pytest.raises(CatchlightError, match="has no exhibit"):
                exhibit_named(db, where, name)
