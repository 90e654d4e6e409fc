from pathlib import Path

from PySide6.QtCore import QByteArray

from catchlight.gui.preferences import MOST_RECENT, Preferences


def lab_folder(parent: Path, name: str) -> Path:
    folder = parent / name
    folder.mkdir()
    (folder / "lab.toml").touch()
    return folder


def test_what_is_chosen_is_there_the_next_time() -> None:
    first = Preferences()
    assert (first.language, first.theme, first.geometry.isEmpty()) == ("system", "system", True)
    first.language, first.theme, first.geometry = "nl", "dark", QByteArray(b"place")
    second = Preferences()
    assert (second.language, second.theme, second.geometry) == ("nl", "dark", QByteArray(b"place"))


def test_the_mode_is_the_one_used_last_and_at_first_every_frame() -> None:
    kept = Preferences()
    assert kept.mode == "every-frame"
    kept.mode = "fast"
    assert Preferences().mode == "fast"
    kept.mode = "of-tomorrow"
    assert Preferences().mode == "every-frame"


def test_the_labs_opened_last_come_newest_first_and_not_without_bound(tmp_path: Path) -> None:
    folders = [lab_folder(tmp_path, f"zaak één {number}") for number in range(MOST_RECENT + 1)]
    kept = Preferences()
    for folder in (*folders, folders[2]):
        kept.remember_lab(folder)
    assert Preferences().recent_labs == [folders[2], *[one for one in reversed(folders[1:]) if one != folders[2]]]


def test_a_lab_that_is_gone_or_forgotten_is_not_offered(tmp_path: Path) -> None:
    kept = Preferences()
    gone, forgotten, there = (lab_folder(tmp_path, name) for name in ("gone", "forgotten", "there"))
    for folder in (gone, forgotten, there):
        kept.remember_lab(folder)
    (gone / "lab.toml").unlink()
    kept.forget_lab(forgotten)
    assert kept.recent_labs == [there]
    assert forgotten.is_dir()


def test_each_lab_knows_who_worked_in_it_last(tmp_path: Path) -> None:
    first, second = lab_folder(tmp_path, "zaak één"), lab_folder(tmp_path, "b")
    Preferences().remember_account(first, "A. Example")
    assert (Preferences().account_of(first), Preferences().account_of(second)) == ("A. Example", "")
    Preferences().forget_lab(first)
    assert Preferences().account_of(first) == ""
