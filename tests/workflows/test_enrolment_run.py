"""One run over a manifest: small acts, every row at an end, and an image that kills the decoder costs itself only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.gallery_maker import TOMORROW
from tests.people import present

from catchlight.errors import AnalystStopped, CatchlightError, MediaRefused
from catchlight.evidence.log import read_log
from catchlight.evidence.store import Store, lab_store
from catchlight.faces.analyst import Analyst
from catchlight.faces.findings import StillFindings
from catchlight.gallery.intake import open_intake
from catchlight.gallery.portraits import gallery_state, portrait_files
from catchlight.gallery.rejects import Rejects
from catchlight.gallery.type10 import FieldMap
from catchlight.jobs import JobCancelled, JobControl, Progress, Report, ignore
from catchlight.lab.folder import Lab
from catchlight.workflows import enrolment_run
from catchlight.workflows.enrolment_run import EnrolmentRun


@pytest.fixture
def folder(tmp_path: Path, single_faces: tuple[bytes, ...]) -> Path:
    """Six people `0.jpg` to `5.jpg`, and a manifest of them."""
    inside = tmp_path / "booking photos Zoë 山"
    inside.mkdir()
    rows = ["person_id,image,captured_on,source,legal_basis,retain_until"]
    for at, content in enumerate(single_faces):
        (inside / f"{at}.jpg").write_bytes(content)
        rows.append(f"P{at},{at}.jpg,2024-01-02,station,art. 1,{TOMORROW.isoformat()}")
    (inside / "MANIFEST.csv").write_text("\n".join(rows), encoding="utf-8")
    return inside


class Outcome:
    """What a run came to, told by the run itself and by the lab."""

    def __init__(self, lab: Lab, folder: Path, analyst: object, *, report: Report = ignore) -> None:
        self.control = JobControl(report)
        self._lab = lab
        with lab.reading() as db, Rejects() as rejects:
            pack = "a" * 64
            intake = open_intake([folder], given={}, fields=FieldMap(), images=None)
            run = EnrolmentRun(lab, db, present(lab), intake, False, pack, self.control, rejects)
            try:
                run.work(analyst)  # type: ignore[arg-type]
            finally:
                self.refused = [(one.row, one.kind, one.reason) for one in rejects.rows()]
                self.enrolled, self.unchanged = run.enrolled, run.unchanged

    @property
    def acts(self) -> list[int]:
        """How many portraits each act enrolled."""
        with self._lab.reading() as db:
            entries = [entry.document for entry in read_log(db)]
        return [len(one["subjects"]) for one in entries if one["action"] == "gallery.enrolled"]


class StoppingAnalyst:
    """An analyst whose child dies on images that hold a word; everything else goes to the real one."""

    def __init__(self, real: Analyst, word: bytes) -> None:
        self.real, self.word = real, word

    def stills(self, images: Iterator[bytes]) -> Iterator[StillFindings | MediaRefused]:
        for position, content in enumerate(images):
            if self.word in content:
                next(images, None)  # others were on their way already
                raise AnalystStopped("the child died", hint="try again", position=position)
            yield self.real.still(content)


def poison(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes((folder / name).read_bytes() + b"poison")


def test_work_is_committed_in_small_acts(
    lab: Lab, folder: Path, analyst: Analyst, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enrolment_run, "PORTRAITS_AN_ACT", 4)
    assert Outcome(lab, folder, analyst).acts == [4, 2]


def test_slow_work_is_committed_as_it_goes(
    lab: Lab, folder: Path, analyst: Analyst, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enrolment_run, "SECONDS_AN_ACT", 0.0)
    assert Outcome(lab, folder, analyst).acts == [1] * 6


def test_every_row_is_reported_once(lab: Lab, folder: Path, analyst: Analyst) -> None:
    reports: list[Progress] = []
    (folder / "2.jpg").write_bytes(b"no image")
    (folder / "3.jpg").unlink()
    outcome = Outcome(lab, folder, analyst, report=reports.append)
    assert [(one.done, one.total) for one in reports] == [(at, 6) for at in range(1, 7)]
    assert [(row, kind) for row, kind, _ in outcome.refused] == [(4, "unreadable"), (5, "image")]
    assert outcome.enrolled == 4


def test_what_was_enrolled_before_is_not_examined_again(lab: Lab, folder: Path, analyst: Analyst) -> None:
    assert Outcome(lab, folder, analyst).enrolled == 6
    again = Outcome(lab, folder, StoppingAnalyst(analyst, b""))
    assert (again.enrolled, again.unchanged, again.refused) == (0, 6, [])


def test_the_files_of_what_was_enrolled_are_kept_and_settled(lab: Lab, folder: Path, analyst: Analyst) -> None:
    Outcome(lab, folder, analyst)
    with lab.reading() as db:
        files = db.conn.execute("SELECT sha256, crop_sha256 FROM portraits ORDER BY id").fetchall()
    assert portrait_files(lab).read(files[0][0]) == (folder / "0.jpg").read_bytes()
    assert lab_store(lab).read(files[0][1]).startswith(b"\x89PNG")
    assert not list((lab.folder / "store" / "pending").iterdir())


def test_a_cancel_ends_the_run_at_the_next_row(lab: Lab, folder: Path, analyst: Analyst) -> None:
    def stop_after_two(progress: Progress) -> None:
        if progress.done == 2:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        Outcome(lab, folder, analyst, report=stop_after_two)
    with lab.reading() as db:
        assert gallery_state(db).portraits == 0  # the caller commits what was examined


def test_an_image_that_kills_the_decoder_is_refused_and_the_others_go_on(
    lab: Lab, folder: Path, analyst: Analyst
) -> None:
    poison(folder, "2.jpg", "4.jpg")
    outcome = Outcome(lab, folder, StoppingAnalyst(analyst, b"poison"))
    assert outcome.enrolled == 4
    assert [(row, kind) for row, kind, _ in outcome.refused] == [(4, "unreadable"), (6, "unreadable")]
    assert "stopped twice while examining it" in outcome.refused[0][2]


def test_a_decoder_that_never_works_ends_the_run_instead_of_refusing_everything(
    lab: Lab, folder: Path, analyst: Analyst
) -> None:
    with pytest.raises(AnalystStopped):
        Outcome(lab, folder, StoppingAnalyst(analyst, b""))


def test_a_row_that_another_process_enrolled_meanwhile_is_unchanged(lab: Lab, folder: Path, analyst: Analyst) -> None:
    def enrol_the_same(progress: Progress) -> None:
        if progress.done == 6:
            Outcome(lab, folder, analyst)

    late = Outcome(lab, folder, StoppingAnalyst(analyst, b"poison"), report=enrol_the_same)
    assert (late.enrolled, late.unchanged, late.refused) == (0, 6, [])
    assert late.acts == [6]


def test_a_file_that_cannot_be_kept_ends_the_run_and_the_others_are_enrolled(
    lab: Lab, folder: Path, analyst: Analyst, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Store.put

    def full(store: Store, content: bytes) -> str:
        if b"third" in content:
            raise CatchlightError("A file could not be kept in the lab", hint="Free some disk space")
        return put(store, content)

    (folder / "2.jpg").write_bytes((folder / "2.jpg").read_bytes() + b"third")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "put", full)
        with pytest.raises(CatchlightError, match="could not be kept"):
            Outcome(lab, folder, analyst)
    with lab.reading() as db:
        assert gallery_state(db).portraits == 5
    again = Outcome(lab, folder, analyst)
    assert (again.enrolled, again.unchanged) == (1, 5)
