from pathlib import Path

from catchlight.gallery.rows import RECORD_SUFFIXES
from catchlight.gui.reads_enrolment import RECORDS, Chosen, what_to_enrol


def test_records_are_known_by_the_gallerys_endings() -> None:
    assert RECORDS == RECORD_SUFFIXES


def test_a_manifest_is_found_in_a_folder_before_other_tables(tmp_path: Path) -> None:
    for name in ("Manifest.CSV", "other.csv", "a.an2"):
        (tmp_path / name).touch()
    assert what_to_enrol((tmp_path,)).paths == (tmp_path / "Manifest.CSV",)
    (tmp_path / "Manifest.CSV").unlink()
    assert what_to_enrol((tmp_path,)).paths == (tmp_path / "other.csv",)


def test_a_folder_of_records_and_several_records_are_taken(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.NIST").touch()
    assert what_to_enrol((tmp_path,)).paths == (tmp_path,)
    files = (tmp_path / "a.an2", tmp_path / "b.eft", tmp_path / "c.jpg")
    assert what_to_enrol(files).paths == files[:2]


def test_what_is_not_plain_is_nothing(tmp_path: Path) -> None:
    assert what_to_enrol((tmp_path,)) == Chosen()
    both = (tmp_path / "a.csv", tmp_path / "b.csv")
    assert what_to_enrol(both).paths == ()
    assert what_to_enrol(both).manifests == both
