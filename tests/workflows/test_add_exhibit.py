"""Taking files into evidence."""

import csv
import hashlib
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.footage_maker import numbered_frames, write_footage

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.exhibits import exhibits_of
from catchlight.evidence.log import read_log
from catchlight.evidence.store import lab_store
from catchlight.faces.analyst import Analyst
from catchlight.jobs import JobCancelled, JobControl, Progress
from catchlight.lab.accounts import set_disabled
from catchlight.lab.folder import Lab
from catchlight.workflows.add_exhibit import AddExhibits, Intake, add_exhibits


@pytest.fixture
def still(tmp_path: Path, astronaut: bytes) -> Path:
    path = tmp_path / "een foto é 写真.jpg"
    path.write_bytes(astronaut)
    return path


def take(lab: Lab, actor: Actor, analyst: Analyst, *paths: Path, **given: object) -> Intake:
    request = AddExhibits(actor, "2026-001", paths, **given)  # type: ignore[arg-type]
    return add_exhibits(lab, request, JobControl(), analyst=analyst)


def test_a_still_is_taken_in_with_its_hash_and_left_as_it_was(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, still: Path
) -> None:
    before = still.read_bytes()
    intake = take(lab, actor, analyst, still, reference="A-1", seized_by="B. Seizer", seized_at=datetime.now(UTC))
    (exhibit,) = intake.exhibits
    assert exhibit.sha256 == hashlib.sha256(before).hexdigest()
    assert (exhibit.kind, exhibit.width, exhibit.height, exhibit.frames_expected) == ("still", 512, 512, 1)
    assert still.read_bytes() == before
    with lab.reading() as db:
        entry = list(read_log(db))[-1]
    assert entry.document["action"] == "exhibit.added"
    assert entry.document["subjects"] == [{"kind": "exhibit", "sha256": exhibit.sha256}]
    assert entry.document["details"]["reference"] == "A-1"


def test_a_folder_is_taken_in_whole_and_what_is_no_media_is_refused_by_name(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path, astronaut: bytes
) -> None:
    folder = tmp_path / "from the USB stick"
    (folder / "deeper").mkdir(parents=True)
    (folder / "photo.jpg").write_bytes(astronaut)
    write_footage(folder / "deeper" / "film.mp4", numbered_frames(5))
    (folder / "notes.mp4").write_text("not a video")
    (folder / "empty.avi").touch()
    intake = take(lab, actor, analyst, folder)
    assert {exhibit.name: exhibit.kind for exhibit in intake.exhibits} == {"photo.jpg": "still", "film.mp4": "footage"}
    assert {Path(refused.file).name for refused in intake.refused} == {"notes.mp4", "empty.avi"}
    assert all(refused.reason and refused.hint for refused in intake.refused)


def test_an_empty_folder_and_a_missing_file_are_refused(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    intake = take(lab, actor, analyst, tmp_path / "empty", tmp_path / "missing.jpg")
    assert [refused.reason for refused in intake.refused] == ["the folder holds no files", "there is no such file"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
def test_what_a_folder_holds_besides_files_is_refused_by_name(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path, astronaut: bytes
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "photo.jpg").write_bytes(astronaut)
    folder = tmp_path / "from the USB stick"
    folder.mkdir()
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    (folder / "dangling.jpg").symlink_to(tmp_path / "gone")
    intake = take(lab, actor, analyst, folder)
    assert not intake.exhibits
    assert {Path(refused.file).name: refused.reason for refused in intake.refused} == {
        "linked": "a link to a folder",
        "dangling.jpg": "it is no file, or a link that leads nowhere",
    }


def test_a_folder_that_cannot_be_opened_is_refused_by_name(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.scandir", denied)
    intake = take(lab, actor, analyst, tmp_path)
    assert [refused.reason for refused in intake.refused] == ["the folder cannot be opened: Permission denied"]


def test_a_huge_image_is_refused_with_its_size(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path
) -> None:
    from PIL import Image

    huge = tmp_path / "huge.png"
    Image.new("1", (30_000, 30_000)).save(huge)
    (refused,) = take(lab, actor, analyst, huge).refused
    assert "30,000" in refused.reason.replace("30000", "30,000")


def test_the_same_content_is_taken_in_once_in_a_case(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, still: Path
) -> None:
    take(lab, actor, analyst, still)
    (refused,) = take(lab, actor, analyst, still).refused
    assert "already in the case as exhibit e1" in refused.reason


def test_a_supplied_hash_is_compared(lab: Lab, case: Case, actor: Actor, analyst: Analyst, still: Path) -> None:
    (refused,) = take(lab, actor, analyst, still, supplied_sha256="ab" * 32).refused
    assert "not the supplied" in refused.reason
    right = hashlib.sha256(still.read_bytes()).hexdigest().upper()
    assert len(take(lab, actor, analyst, still, supplied_sha256=right).exhibits) == 1


def test_one_hash_does_not_serve_two_files(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, still: Path, tmp_path: Path
) -> None:
    with pytest.raises(CatchlightError, match="One hash was supplied for 2 files"):
        take(
            lab, actor, analyst, still, write_footage(tmp_path / "a.mp4", numbered_frames(2)), supplied_sha256="ab" * 32
        )


def test_the_original_is_kept_on_request(lab: Lab, case: Case, actor: Actor, analyst: Analyst, still: Path) -> None:
    (exhibit,) = take(lab, actor, analyst, still, keep_original=True).exhibits
    assert lab_store(lab).read(exhibit.sha256) == still.read_bytes()


def test_a_time_without_zone_is_refused(lab: Lab, case: Case, actor: Actor, analyst: Analyst, still: Path) -> None:
    with pytest.raises(CatchlightError, match="no zone"):
        take(lab, actor, analyst, still, seized_at=datetime(2026, 11, 23))  # noqa: DTZ001 - what is refused


def test_an_unknown_case_is_refused_without_naming_the_known_ones(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, still: Path
) -> None:
    request = AddExhibits(actor, "2026-999", (still,))
    with pytest.raises(NotPermitted) as refused:
        add_exhibits(lab, request, JobControl(), analyst=analyst)
    assert refused.value.facts == {"case": "2026-999"}
    assert "2026-001" not in refused.value.message + refused.value.hint


def test_who_is_disabled_meanwhile_takes_nothing_more_in(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, still: Path, tmp_path: Path
) -> None:
    second = write_footage(tmp_path / "second.mp4", numbered_frames(2))

    def disable_at_the_second(progress: Progress) -> None:
        if progress.done == 1:
            with lab.reading() as db:
                set_disabled(db, actor.account, at=datetime.now(UTC))

    request = AddExhibits(actor, case.number, (still, second, still))
    with pytest.raises(NotPermitted, match="can no longer act"):
        add_exhibits(lab, request, JobControl(disable_at_the_second), analyst=analyst)
    with lab.reading() as db:
        assert [exhibit.path for exhibit in exhibits_of(db, case)] == [str(still)]


def test_what_was_taken_in_before_a_cancel_stays(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, still: Path, tmp_path: Path
) -> None:
    second = write_footage(tmp_path / "second.mp4", numbered_frames(2))

    def cancel_at_the_second(progress: Progress) -> None:
        if progress.done == 1:
            control.cancel()
            control.step(1)

    control = JobControl(cancel_at_the_second)
    with pytest.raises(JobCancelled):
        add_exhibits(lab, AddExhibits(actor, "2026-001", (still, second)), control, analyst=analyst)
    assert "already in the case" in take(lab, actor, analyst, still).refused[0].reason
    assert len(take(lab, actor, analyst, second).exhibits) == 1


def test_the_pages_of_a_still_are_counted(lab: Lab, case: Case, actor: Actor, analyst: Analyst, tmp_path: Path) -> None:
    from PIL import Image

    pages = [Image.new("RGB", (40, 30), (shade, 0, 0)) for shade in (10, 20, 30)]
    pages[0].save(tmp_path / "fax.tif", save_all=True, append_images=pages[1:])
    (exhibit,) = take(lab, actor, analyst, tmp_path / "fax.tif").exhibits
    assert (exhibit.kind, exhibit.frames_expected) == ("still", 3)


def test_the_rejects_file_names_every_file_that_was_refused(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, still: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.mp4").write_text("not a video")
    rejects = tmp_path / "rejects.csv"
    take(lab, actor, analyst, still, tmp_path / "notes.mp4", tmp_path / "gone.jpg", rejects=rejects)
    header, *rows = csv.reader(rejects.read_text(encoding="utf-8-sig").splitlines())
    assert header == ["exhibit", "file", "sha256", "state", "reason", "what to do"]
    by_name = {Path(row[1]).name: row for row in rows}
    assert set(by_name) == {"notes.mp4", "gone.jpg"}
    notes = by_name["notes.mp4"]
    assert (notes[0], notes[2], notes[3]) == ("", hashlib.sha256(b"not a video").hexdigest(), "refused")
    assert all(row[4] and row[5] for row in rows)


def test_a_cancelled_intake_hands_back_what_it_refused_so_far(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, still: Path, tmp_path: Path
) -> None:
    (tmp_path / "a notes.mp4").write_text("not a video")

    def cancel_at_the_second(progress: Progress) -> None:
        if progress.done == 1:
            control.cancel()
            control.step(1)

    control = JobControl(cancel_at_the_second)
    request = AddExhibits(actor, "2026-001", (tmp_path / "a notes.mp4", still), rejects=tmp_path / "r.csv")
    with pytest.raises(JobCancelled):
        add_exhibits(lab, request, control, analyst=analyst)
    assert "a notes.mp4" in (tmp_path / "r.csv").read_text(encoding="utf-8-sig")


def test_a_rejects_file_that_cannot_be_is_refused_before_anything_is_taken_in(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, still: Path, tmp_path: Path
) -> None:
    with pytest.raises(CatchlightError, match="rejects file"):
        take(lab, actor, analyst, still, rejects=tmp_path / "nowhere" / "r.csv")
    assert len(take(lab, actor, analyst, still).exhibits) == 1
