"""Rejects files forget who is erased, keep everybody else, and leave nothing of what stood there."""

from pathlib import Path

from catchlight.gallery.forgetting_rejects import forget_in_rejects, rejects_folder, unread_rejects
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
