"""Every row of a manifest ends enrolled, unchanged or refused, whatever happens in between."""

import csv
import io
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.gallery_maker import TOMORROW, fill, random_vectors
from tests.people import FIRST
from tests.type10_maker import a_face, a_person, a_transaction

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.evidence.store import lab_store
from catchlight.faces.analyst import Analyst
from catchlight.faces.pack import DEFAULT_PACK
from catchlight.gallery.browse import portraits_of
from catchlight.gallery.portraits import gallery_state, portrait_files, recomputed_root
from catchlight.gallery.provenance import Chosen
from catchlight.gallery.rejects import RefusedRow
from catchlight.jobs import JobCancelled, JobControl, Progress
from catchlight.lab.folder import Lab
from catchlight.workflows.create_lab import create_lab
from catchlight.workflows.enrol import Enrol, Enrolment, enrol
from catchlight.workflows.verify_log import verify_log

HEADER = "person_id,image,captured_on,source,legal_basis,retain_until,face_box"
RETAIN = TOMORROW.isoformat()


def manifest(folder: Path, *rows: str, header: str = HEADER) -> Path:
    """A manifest; a row "P1,a.jpg" is completed with provenance, a longer one is taken as it is."""
    full = [row if row.count(",") > 2 else f"{row},2024-01-02,station,art. 1,{RETAIN}," for row in rows]
    path = folder / "MANIFEST.csv"
    path.write_text("\n".join([header, *full]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, single_faces: tuple[bytes, ...], group_photo: bytes, faceless: bytes) -> Path:
    """Six people `0.jpg` to `5.jpg`, `group.jpg`, `cup.jpg`, `broken.jpg`."""
    inside = tmp_path / "booking photos Zoë 山"
    inside.mkdir()
    for at, content in enumerate(single_faces):
        (inside / f"{at}.jpg").write_bytes(content)
    (inside / "group.jpg").write_bytes(group_photo)
    (inside / "cup.jpg").write_bytes(faceless)
    (inside / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"no image" * 9)
    return inside


def actions(lab: Lab) -> list[str]:
    with lab.reading() as db:
        return [entry.document["action"] for entry in read_log(db)]


def require_sound(lab: Lab) -> None:
    assert verify_log(lab, JobControl()).problems == ()
    with lab.reading() as db:
        assert gallery_state(db).root == recomputed_root(db)


def run(lab: Lab, actor: Actor, path: Path, analyst: Analyst, *, largest_face: bool = False) -> Enrolment:
    return enrol(lab, Enrol(actor=actor, manifest=path, largest_face=largest_face), JobControl(), analyst=analyst)


def test_every_row_ends_enrolled_or_refused_with_its_reason(
    lab: Lab, actor: Actor, folder: Path, analyst: Analyst
) -> None:
    path = manifest(
        folder,
        "P0,0.jpg",
        "P1,cup.jpg",
        "P2,group.jpg",
        f"P3,3.jpg,2024-01-02,station,,{RETAIN},",
        "P4,4.jpg,2024-01-02,station,art. 1,2024-02-02,",
        "P5,broken.jpg",
        "P6,0.jpg",
        "P7,nobody.jpg",
        "P8,../0.jpg",
        "P9,5.jpg",
    )
    result = run(lab, actor, path, analyst)
    assert (result.enrolled, result.unchanged, result.gallery_size) == (2, 0, 2)
    reasons = {row.row: (row.kind, row.reason) for row in result.refused}
    assert {row: kind for row, (kind, _) in reasons.items()} == {
        3: "no-face",
        4: "several-faces",
        5: "missing-provenance",
        6: "expired",
        7: "unreadable",
        8: "duplicate",
        9: "image",
        10: "image",
    }
    assert "legal_basis" in reasons[5][1]
    assert "row 2" in reasons[8][1]
    table = list(csv.DictReader(result.rejects.read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["row"], row["person_id"], row["reason"]) for row in table] == [
        (str(number), f"P{number - 2}", reason) for number, (_, reason) in reasons.items()
    ]
    assert actions(lab)[1:] == [
        "gallery.enrolment.started",
        "gallery.enrolled",
        "gallery.enrolment.finished",
        "gallery.indexed",
    ]
    require_sound(lab)


def test_the_originals_and_the_crops_are_kept(lab: Lab, actor: Actor, folder: Path, analyst: Analyst) -> None:
    run(lab, actor, manifest(folder, "P0,0.jpg"), analyst)
    with lab.reading() as db:
        (portrait,) = portraits_of(db, "P0")
    assert portrait_files(lab).read(portrait.sha256) == (folder / "0.jpg").read_bytes()
    assert lab_store(lab).read(portrait.crop_sha256).startswith(b"\x89PNG")
    assert not list((lab.folder / "store" / "pending").iterdir())


def test_a_second_run_enrols_nothing_twice_and_writes_no_search_files(
    lab: Lab, actor: Actor, folder: Path, analyst: Analyst
) -> None:
    path = manifest(folder, *(f"P{at},{at}.jpg" for at in range(6)), "P6,cup.jpg")
    first = run(lab, actor, path, analyst)
    second = run(lab, actor, path, analyst)
    assert (first.enrolled, second.enrolled, second.unchanged) == (6, 0, 6)
    assert second.revision == first.revision
    assert second.refused == first.refused
    assert actions(lab).count("gallery.enrolled") == actions(lab).count("gallery.indexed") == 1


def test_a_window_leaves_the_search_files_to_its_background(
    lab: Lab, actor: Actor, folder: Path, analyst: Analyst
) -> None:
    request = Enrol(actor=actor, manifest=manifest(folder, "P0,0.jpg"), indexes=False)
    assert enrol(lab, request, JobControl(), analyst=analyst).enrolled == 1
    assert "gallery.indexed" not in actions(lab)


def test_a_face_box_chooses_the_face_and_largest_face_is_recorded(
    lab: Lab, actor: Actor, folder: Path, analyst: Analyst, group_photo: bytes
) -> None:
    (folder / "again.jpg").write_bytes(group_photo + b"\x00")  # another file with the same picture
    boxed = f'P1,group.jpg,2024-01-02,station,art. 1,{RETAIN},"470,270,100,140"'
    run(lab, actor, manifest(folder, boxed, "P2,again.jpg"), analyst, largest_face=True)
    with lab.reading() as db:
        (by_box,), (largest,) = portraits_of(db, "P1"), portraits_of(db, "P2")
        started, enrolled = [
            entry.document["details"]
            for entry in read_log(db)
            if entry.document["action"] in {"gallery.enrolment.started", "gallery.enrolled"}
        ]
    assert by_box.chosen is Chosen.FACE_BOX
    assert 430 < by_box.box.x < 500
    assert largest.chosen is Chosen.LARGEST_FACE
    assert started["largest_face"] is True
    assert [one["chosen"] for one in enrolled["portraits"]] == ["face-box", "largest-face"]


def test_a_face_that_is_too_small_is_refused(lab: Lab, actor: Actor, folder: Path, analyst: Analyst) -> None:
    with Image.open(folder / "0.jpg") as picture:
        scale = 20 / 106  # the face is about 106 pixels wide
        small = picture.resize((round(picture.width * scale), round(picture.height * scale)))
    canvas = Image.new("RGB", (300, 300), (90, 90, 90))
    canvas.paste(small, (100, 100))
    canvas.save(folder / "small.png")
    (refused,) = run(lab, actor, manifest(folder, "P0,small.png"), analyst).refused
    assert refused.kind == "too-small"
    assert "at least 24 are needed" in refused.reason


def test_a_photo_on_its_side_is_enrolled_upright(lab: Lab, actor: Actor, folder: Path, analyst: Analyst) -> None:
    with Image.open(folder / "0.jpg") as picture:
        upright = picture.size
        exif = Image.Exif()
        exif[0x0112] = 6
        picture.rotate(90, expand=True).save(folder / "side.jpg", exif=exif, quality=95)
    run(lab, actor, manifest(folder, "P0,side.jpg"), analyst)
    with lab.reading() as db:
        (portrait,) = portraits_of(db, "P0")
    assert (portrait.width, portrait.height) == upright


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_missing_column_enrols_nothing(lab: Lab, actor: Actor, folder: Path, analyst: Analyst, line_end: str) -> None:
    path = manifest(folder, "P0,0.jpg")
    path.write_bytes(path.read_text(encoding="utf-8").replace("source", "origin").replace("\n", line_end).encode())
    before = actions(lab)
    with pytest.raises(CatchlightError, match="no column source"):
        run(lab, actor, path, analyst)
    assert actions(lab) == before


def test_the_rejects_file_goes_where_it_is_asked_to(lab: Lab, actor: Actor, folder: Path, analyst: Analyst) -> None:
    path, rejects = manifest(folder, "P0,cup.jpg"), folder / "rejects.csv"
    request = Enrol(actor=actor, manifest=path, rejects=rejects)
    assert enrol(lab, request, JobControl(), analyst=analyst).rejects == rejects
    assert "no face was found" in rejects.read_text(encoding="utf-8-sig")
    with pytest.raises(CatchlightError, match="never changed"):
        enrol(lab, Enrol(actor=actor, manifest=path, rejects=path), JobControl(), analyst=analyst)


def test_a_rejects_file_can_be_put_right_and_enrolled(lab: Lab, actor: Actor, folder: Path, analyst: Analyst) -> None:
    result = run(lab, actor, manifest(folder, f"P0,0.jpg,2024-01-02,station,,{RETAIN},"), analyst)
    again = folder / "again.csv"
    again.write_text(result.rejects.read_text(encoding="utf-8-sig").replace("station,,", "station,art. 1,"), "utf-8")
    assert run(lab, actor, again, analyst).enrolled == 1


def test_cancelling_keeps_what_was_examined_and_the_next_run_goes_on(
    lab: Lab, actor: Actor, folder: Path, analyst: Analyst
) -> None:
    path = manifest(folder, *(f"P{at},{at}.jpg" for at in range(6)))

    def stop_after_two(progress: Progress) -> None:
        if progress.done == 2:
            control.cancel()

    control = JobControl(stop_after_two)
    with pytest.raises(JobCancelled):
        enrol(lab, Enrol(actor=actor, manifest=path), control, analyst=analyst)
    assert "gallery.enrolment.cancelled" in actions(lab)
    with lab.reading() as db:
        kept = gallery_state(db).portraits
    assert 2 <= kept < 6
    result = run(lab, actor, path, analyst)
    assert (result.enrolled, result.unchanged) == (6 - kept, kept)
    require_sound(lab)


_ENROL = """
import sys, pathlib
from catchlight.faces.analyst import Analyst
from catchlight.faces.pack import DEFAULT_PACK
from catchlight.jobs import JobControl
from catchlight.workflows import enrolment_run
from catchlight.workflows.create_lab import open_lab
from catchlight.workflows.enrol import Enrol, enrol
from tests.people import present
if __name__ == "__main__":
    enrolment_run.PORTRAITS_AN_ACT = 3
    with Analyst(DEFAULT_PACK) as analyst:
        lab = open_lab(pathlib.Path(sys.argv[1]))
        control = JobControl(lambda progress: print(progress.done, flush=True))
        request = Enrol(actor=present(lab), manifest=pathlib.Path(sys.argv[2]))
        print(enrol(lab, request, control, analyst=analyst))
"""


def start(lab: Lab, path: Path, script: Path) -> subprocess.Popen[str]:
    script.write_text(_ENROL, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in sys.path if part)}
    return subprocess.Popen(
        [sys.executable, str(script), str(lab.folder), str(path)], env=environment, stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def many(folder: Path) -> Path:
    """A manifest of 60 portraits of six people: no two files are equal."""
    rows = []
    for at in range(60):
        shutil.copyfile(folder / f"{at % 6}.jpg", folder / f"many {at}.jpg")
        with (folder / f"many {at}.jpg").open("ab") as file:
            file.write(at.to_bytes(2, "big"))
        rows.append(f"P{at % 6},many {at}.jpg")
    return manifest(folder, *rows)


def test_a_killed_enrolment_is_finished_by_the_next_run(
    lab: Lab, actor: Actor, many: Path, analyst: Analyst, tmp_path: Path
) -> None:
    for committed in (3, 20):
        running = start(lab, many, tmp_path / "run.py")
        try:
            wait_for_portraits(lab, committed, running)
        finally:
            running.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
            running.communicate()
    require_sound(lab)
    with lab.reading() as db:
        kept = gallery_state(db).portraits
    assert 20 <= kept < 60
    result = run(lab, actor, many, analyst)
    assert (result.enrolled, result.unchanged, result.gallery_size, result.refused) == (60 - kept, kept, 60, ())
    require_sound(lab)


def wait_for_portraits(lab: Lab, count: int, running: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and running.poll() is None:
        with lab.reading() as db:
            if gallery_state(db).portraits >= count:
                return
        time.sleep(0.02)
    pytest.fail("the enrolment did not get that far")


def test_two_processes_enrol_at_once_and_nothing_is_enrolled_twice(
    lab: Lab, actor: Actor, many: Path, tmp_path: Path
) -> None:
    running = [start(lab, many, tmp_path / f"run{at}.py") for at in range(2)]
    outputs = [process.communicate(timeout=100)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert all("refused=()" in output and "gallery_size=60" in output for output in outputs)
    with lab.reading() as db:
        state = gallery_state(db)
    assert (state.portraits, state.templates, state.persons) == (60, 60, 6)
    require_sound(lab)


def test_a_manifest_without_rows_is_enrolled_as_nothing(tmp_path: Path, folder: Path, analyst: Analyst) -> None:
    lab, actor = create_lab(tmp_path / "empty", first=FIRST)
    result = run(lab, actor, manifest(folder), analyst)
    assert (result.enrolled, result.refused, result.gallery_size) == (0, (), 0)


def test_templates_are_of_unit_length(lab: Lab, actor: Actor, folder: Path, analyst: Analyst) -> None:
    run(lab, actor, manifest(folder, "P0,0.jpg"), analyst)
    with lab.reading() as db:
        (blob,) = db.conn.execute("SELECT embedding FROM templates").fetchone()
    assert np.linalg.norm(np.frombuffer(blob, "<f4")) == pytest.approx(1.0, abs=1e-5)


def test_a_worker_that_is_ended_from_outside_costs_no_row(lab: Lab, actor: Actor, many: Path) -> None:
    def end_the_worker(progress: Progress) -> None:
        if progress.done == 20 and analyst.pid is not None and not ended:
            ended.append(analyst.pid)
            os.kill(analyst.pid, getattr(signal, "SIGKILL", signal.SIGTERM))

    ended: list[int] = []
    with Analyst(DEFAULT_PACK) as analyst:
        result = enrol(lab, Enrol(actor=actor, manifest=many), JobControl(end_the_worker), analyst=analyst)
    assert ended
    assert (result.enrolled, result.refused) == (60, ())
    require_sound(lab)


def as_record(content: bytes, **changed: object) -> dict[int, object]:
    with Image.open(io.BytesIO(content)) as picture:
        return a_face(content, width=picture.width, height=picture.height, **changed)


@pytest.fixture
def records(tmp_path: Path, single_faces: tuple[bytes, ...], faceless: bytes) -> Path:
    """A folder of transactions: two portraits in one, an uncompressed one, and what is refused."""
    inside = tmp_path / "records"
    (inside / "more").mkdir(parents=True)
    first, third = as_record(single_faces[0]), as_record(single_faces[2])
    (inside / "a.an2").write_bytes(
        a_transaction([first, as_record(single_faces[1], f20="L")], person=a_person(f14="A"))
    )
    with Image.open(io.BytesIO(single_faces[2])) as picture:
        third |= {11: "NONE", 999: picture.convert("RGB").tobytes()}
    (inside / "more" / "b.NIST").write_bytes(a_transaction([third], person=a_person(f14="B")))
    wrong = [as_record(faceless), as_record(single_faces[3], f7=77), as_record(single_faces[3], f3="SCAR")]
    (inside / "c.eft").write_bytes(a_transaction(wrong, person=a_person(f14="C")))
    (inside / "d.an2").write_bytes(a_transaction([first])[:-1])
    (inside / "e.an2").write_bytes(a_transaction([as_record(single_faces[4])], person={18: "DOE"}))
    (inside / "readme.txt").write_text("no record")
    return inside


def test_a_folder_of_records_is_enrolled_and_each_record_ends_somewhere(
    lab: Lab, actor: Actor, records: Path, analyst: Analyst
) -> None:
    request = Enrol(actor=actor, manifest=records, legal_basis="art. 1", retain_until=TOMORROW)
    told: list[RefusedRow] = []
    result = enrol(lab, request, JobControl(), analyst=analyst, on_refused=told.append)
    assert (result.enrolled, result.gallery_size, result.refused_in_all) == (3, 3, 5)
    assert [(row.image, row.kind) for row in result.refused] == [
        ("c.eft#1", "no-face"),
        ("c.eft#2", "malformed"),
        ("c.eft#3", "not-a-face"),
        ("d.an2", "malformed"),
        ("e.an2#1", "missing-provenance"),
    ]
    assert sorted(told, key=lambda row: row.row) == list(result.refused)
    assert "the record says" in result.refused[1].reason
    with lab.reading() as db:
        frontal, profile = sorted(portraits_of(db, "A"), key=lambda one: one.file_name)
        (raw,) = portraits_of(db, "B")
    assert (frontal.file_name, profile.file_name, raw.file_name) == ("a.an2#1", "a.an2#2", "b.NIST#1")
    assert (profile.note, raw.source, raw.legal_basis) == ("pose: left profile", "NL0001", "art. 1")
    assert raw.captured_on == "2024-01-02"
    assert portrait_files(lab).read(raw.sha256).startswith(b"II*")
    again = enrol(lab, request, JobControl(), analyst=analyst)
    assert (again.enrolled, again.unchanged, again.refused) == (0, 3, result.refused)
    require_sound(lab)


def test_the_rejects_of_records_can_be_mended_and_given_back(
    lab: Lab, actor: Actor, records: Path, analyst: Analyst
) -> None:
    first = enrol(
        lab,
        Enrol(actor=actor, manifest=records, legal_basis="art. 1", retain_until=TOMORROW),
        JobControl(),
        analyst=analyst,
    )
    rows = list(csv.DictReader(first.rejects.read_text(encoding="utf-8-sig").splitlines()))
    (nobody,) = [row for row in rows if row["image"] == "e.an2#1"]
    assert (nobody["source"], nobody["legal_basis"], nobody["person_id"]) == ("NL0001", "art. 1", "")
    nobody["person_id"] = "E"
    with first.rejects.open("w", encoding="utf-8-sig", newline="") as mended:
        writer = csv.DictWriter(mended, rows[0].keys())
        writer.writeheader()
        writer.writerow(nobody)
    again = Enrol(actor=actor, manifest=first.rejects, images=first.images)
    assert enrol(lab, again, JobControl(), analyst=analyst).enrolled == 1
    with lab.reading() as db:
        assert portraits_of(db, "E")[0].file_name == "e.an2#1"


def test_two_rows_that_say_the_same_of_one_file_are_one_portrait(
    lab: Lab, actor: Actor, folder: Path, analyst: Analyst
) -> None:
    shutil.copyfile(folder / "0.jpg", folder / "copy.jpg")
    result = run(lab, actor, manifest(folder, "P0,0.jpg", "P0,copy.jpg", "P1,1.jpg", "P0,0.jpg"), analyst)
    assert (result.enrolled, result.unchanged, result.refused, result.gallery_size) == (2, 2, (), 2)


def test_a_gallery_of_another_pack_is_not_added_to(lab: Lab, actor: Actor, folder: Path, analyst: Analyst) -> None:
    fill(lab, random_vectors(1))
    with pytest.raises(CatchlightError, match="another model pack"):
        run(lab, actor, manifest(folder, "P0,0.jpg"), analyst)
    assert "gallery.enrolment.started" not in actions(lab)
