"""Rejects files forget who is erased, keep everybody else, and leave nothing of what stood there."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from catchlight.evidence.store import sha256_of
from catchlight.gallery.forgetting_rejects import (
    forget_in_rejects,
    old_rejects,
    rejects_folder,
    remove_rejects,
    unread_rejects,
)
from catchlight.gallery.manifest import read_rows, survey_manifest
from catchlight.gallery.rejects import RefusedRow, Rejects
from catchlight.lab.folder import Lab

COLUMNS = ("image", "person_id", "captured_on", "source", "legal_basis", "retain_until", "note")


def rejects_file(lab: Lab, *rows: tuple[str, str, str], delimiter: str = ",", name: str = "refused.csv") -> Path:
    """A rejects file with these persons, notes and reasons."""
    path = rejects_folder(lab) / name
    with Rejects() as rejects:
        for number, (person, note, reason) in enumerate(rows, start=2):
            cells = {"image": f"{number}.jpg", "person_id": person, "note": note}
            rejects.add(RefusedRow(number, f"{number}.jpg", reason, "invalid"), cells)
        rejects.write(path, columns=COLUMNS, delimiter=delimiter)
    return path


def test_rows_of_the_person_go_and_those_of_others_stay_as_they_were(lab: Lab) -> None:
    path = rejects_file(
        lab,
        ("P3", "scar", "no face"),
        ("=P4", 'a\nsecond line; and "more"', "no face"),
        ("P33", "x", "no face"),
        ("P3", "again", "image: no such file"),
        delimiter=";",
    )
    before = [row.cells for row in read_rows(survey_manifest(path)) if row.cells["person_id"] != "P3"]

    assert forget_in_rejects(lab, {"P3"}) == 2

    assert [row.cells for row in read_rows(survey_manifest(path))] == before
    assert [one["person_id"] for one in before] == ["=P4", "P33"]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_an_id_that_was_guarded_against_spreadsheets_is_found(lab: Lab) -> None:
    path = rejects_file(lab, ("=P4", "scar", "no face"))

    assert forget_in_rejects(lab, {"=P4"}) == 1
    assert b"P4" not in path.read_bytes()


def test_the_reason_of_another_row_forgets_whom_it_named(lab: Lab) -> None:
    path = rejects_file(
        lab,
        ("P5", "", "duplicate: the same file is enrolled for person Q 3"),
        ("P6", "", "person Q 3 is enrolled with sex male, the row says female"),
        ("P7", "", "duplicate: the same file is enrolled for person Q 33"),
    )

    assert forget_in_rejects(lab, {"Q 3"}) == 0

    reasons = [row.cells["reason"] for row in read_rows(survey_manifest(path))]
    assert reasons == [
        "duplicate: the same file is enrolled for somebody who was erased since",
        "somebody who was erased since",
        "duplicate: the same file is enrolled for person Q 33",
    ]


def test_what_stood_there_is_overwritten_and_what_a_kill_left_goes(lab: Lab) -> None:
    path = rejects_file(lab, ("P3", "scar", "no face"))
    second_name = lab.folder / "second-name"
    second_name.hardlink_to(path)
    for name in (".refused.csv.999999999.tmp", ".refused.csv.999999999.erased"):
        (path.parent / name).write_bytes(b"P3")

    forget_in_rejects(lab, {"P3"})

    assert set(second_name.read_bytes()) == {0}
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_without_the_person_is_left_alone(lab: Lab) -> None:
    path = rejects_file(lab, ("P3", "scar", "no face"))
    before = path.stat()

    assert forget_in_rejects(lab, {"P4"}) == forget_in_rejects(lab, ()) == 0
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_is_no_list_any_more_is_named_and_left(lab: Lab) -> None:
    path = rejects_file(lab, ("P3", "scar", "no face"))
    sheet = path.with_suffix(".xlsx")
    sheet.write_bytes(b"PK\x03\x04\xff\xfeP3")
    other = path.with_name("other.csv")
    other.write_text('a,b\n"1,2\n', encoding="utf-8")

    assert unread_rejects(lab) == [other, sheet]
    assert forget_in_rejects(lab, {"P3"}) == 1
    assert sheet.read_bytes().endswith(b"P3")


def written_on(day: date, path: Path) -> Path:
    """The file, last changed at noon of that day."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()
    os.utime(path, (noon, noon))
    return path


def test_files_are_old_by_their_last_change_whatever_they_are(lab: Lab) -> None:
    day = date(2026, 3, 5)
    assert old_rejects(lab, before=day) == ()
    older = written_on(date(2026, 3, 1), rejects_file(lab, ("P1", "", "no face"), name="older.csv"))
    sheet = older.with_name("sheet.ods")
    sheet.write_bytes(b"no list")
    written_on(date(2026, 3, 4), sheet)
    written_on(day, rejects_file(lab, ("P2", "", "no face"), name="new.csv"))

    assert [(one.path, one.changed_on) for one in old_rejects(lab, before=day)] == [
        (older, date(2026, 3, 1)),
        (sheet, date(2026, 3, 4)),
    ]


def test_forgetting_somebody_makes_a_file_no_younger(lab: Lab) -> None:
    path = written_on(date(2026, 3, 1), rejects_file(lab, ("P1", "", "no face"), ("P2", "", "no face")))

    assert forget_in_rejects(lab, {"P1"}) == 1

    assert [one.changed_on for one in old_rejects(lab, before=date(2026, 3, 2))] == [date(2026, 3, 1)]
    assert b"P2" in path.read_bytes()


def test_only_files_of_the_given_hashes_are_removed_and_overwritten_first(lab: Lab) -> None:
    going, staying = (rejects_file(lab, (name, "", "no face"), name=f"{name}.csv") for name in ("P1", "P2"))
    beside = going.with_name("link")
    os.link(going, beside)
    beside = beside.rename(lab.folder / "link")

    remove_rejects(lab, {sha256_of(going)})

    assert not going.exists()
    assert set(beside.read_bytes()) == {0}
    assert staying.exists()


def test_a_file_that_cannot_be_read_is_among_those_to_look_at(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    path = rejects_file(lab, ("P1", "", "no face"))
    assert unread_rejects(lab) == []

    def in_use(*_: object, **__: object) -> None:
        raise PermissionError(13, "it is open elsewhere")

    monkeypatch.setattr(Path, "open", in_use)
    assert unread_rejects(lab) == [path]
