"""A coming pack's templates stand aside until all are there; then one act switches to it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.gallery_maker import TOMORROW
from tests.pack_maker import coming_pack

from catchlight.errors import CatchlightError, MediaRefused, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.evidence.store import lab_store
from catchlight.faces.analyst import Analyst
from catchlight.faces.findings import EngineFacts, StillFindings
from catchlight.faces.pack import load_pack
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.gallery.portraits import portrait_files
from catchlight.gallery.templates import count_templates
from catchlight.jobs import JobCancelled, JobControl, Progress
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows import enrolment_run
from catchlight.workflows.enrol import Enrol, enrol
from catchlight.workflows.model_pack import model_pack_of
from catchlight.workflows.reenrol import Reenrol, Reenrolment, reenrol
from catchlight.workflows.search import Search, search
from catchlight.workflows.verify_log import verify_log


@pytest.fixture
def coming(tmp_path: Path) -> Path:
    return coming_pack(tmp_path / "coming")


class OnComing:
    """The session's analyst as if it ran on the coming pack; it finds no face in images that hold a word."""

    def __init__(self, real: Analyst, pack: Path, *, blind_to: bytes | None = None) -> None:
        self.real, self.sha256, self.blind_to = real, load_pack(pack).sha256, blind_to
        self.looked_at = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def facts(self) -> EngineFacts:
        facts = self.real.facts()
        return EngineFacts("coming", self.sha256, facts.provider, facts.embedding_size, facts.runtime_version)

    def stills(self, images: Iterator[bytes], **_: Any) -> Iterator[StillFindings | MediaRefused]:
        for content in images:
            self.looked_at += 1
            if self.blind_to is not None and self.blind_to in content:
                yield MediaRefused("nothing to be seen", hint="none")
            else:
                yield self.real.still(content)


@pytest.fixture
def gallery(lab: Lab, actor: Actor, tmp_path: Path, single_faces: tuple[bytes, ...], analyst: Analyst) -> Path:
    """Six people, enrolled with the program's pack; the third file holds the word `third`."""
    folder = tmp_path / "booking"
    folder.mkdir()
    rows = ["person_id,image,captured_on,source,legal_basis,retain_until"]
    for at, content in enumerate(single_faces):
        (folder / f"{at}.jpg").write_bytes(content + (b"third" if at == 2 else b""))
        rows.append(f"P{at},{at}.jpg,2024-01-02,station,art. 1,{TOMORROW.isoformat()}")
    (folder / "MANIFEST.csv").write_text("\n".join(rows), "utf-8")
    enrol(lab, Enrol(actor=actor, manifest=folder), JobControl(), analyst=analyst)
    return folder


def run(lab: Lab, actor: Actor, pack: Path, on: OnComing, **asked: bool) -> Reenrolment:
    return reenrol(lab, Reenrol(actor=actor, pack=pack, **asked), JobControl(), analyst=on)  # type: ignore[arg-type]


def counts(lab: Lab, *packs: str) -> list[int]:
    with lab.reading() as db:
        return [count_templates(db, pack=pack) for pack in packs]


def actions(lab: Lab) -> list[str]:
    with lab.reading() as db:
        return [entry.document["action"] for entry in read_log(db)]


@pytest.mark.usefixtures("gallery")
def test_all_portraits_get_a_template_and_the_gallery_is_switched(
    lab: Lab, actor: Actor, coming: Path, analyst: Analyst
) -> None:
    on = OnComing(analyst, coming)
    files = sorted(path for path in portrait_files(lab).folder.rglob("*") if path.is_file())
    crops = sorted(path for path in lab_store(lab).folder.rglob("*") if path.is_file())
    result = run(lab, actor, coming, on)
    assert (result.enrolled, result.refused, result.switched, result.pack_name) == (6, (), True, "coming")
    assert counts(lab, on.sha256, analyst.facts().pack_sha256) == [6, 6]
    with lab.reading() as db:
        assert pack_in_use(db) == on.sha256
    assert load_pack(model_pack_of(lab)).sha256 == on.sha256
    assert actions(lab)[-4:-2] == ["gallery.reenrolment.started", "gallery.enrolled"]
    assert actions(lab)[-1] == "gallery.pack.switched"
    assert verify_log(lab, JobControl()).problems == ()
    assert files == sorted(path for path in portrait_files(lab).folder.rglob("*") if path.is_file())
    assert crops == sorted(path for path in lab_store(lab).folder.rglob("*") if path.is_file())
    again = run(lab, actor, coming, on)
    assert (again.enrolled, again.switched, on.looked_at) == (0, True, 6)


def test_after_the_switch_the_old_pack_enrols_nothing_more(
    lab: Lab, actor: Actor, gallery: Path, coming: Path, analyst: Analyst
) -> None:
    run(lab, actor, coming, OnComing(analyst, coming))
    with pytest.raises(CatchlightError, match="another model pack"):
        enrol(lab, Enrol(actor=actor, manifest=gallery), JobControl(), analyst=analyst)


@pytest.mark.usefixtures("gallery")
def test_a_portrait_without_a_face_keeps_the_old_pack_until_it_is_accepted(
    lab: Lab, actor: Actor, coming: Path, analyst: Analyst
) -> None:
    on = OnComing(analyst, coming, blind_to=b"third")
    first = run(lab, actor, coming, on)
    assert (first.enrolled, first.switched) == (5, False)
    assert [(one.person_id, one.reason) for one in first.refused] == [("P2", "unreadable: nothing to be seen")]
    with lab.reading() as db:
        assert pack_in_use(db) == analyst.facts().pack_sha256
    accepted = run(lab, actor, coming, on, without_refused=True)
    assert (accepted.enrolled, accepted.switched, on.looked_at) == (0, True, 6)
    assert verify_log(lab, JobControl()).problems == ()


@pytest.mark.usefixtures("gallery")
def test_it_goes_on_where_it_stopped_and_nothing_is_switched_before(
    lab: Lab, actor: Actor, coming: Path, analyst: Analyst, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop_after_three(progress: Progress) -> None:
        if progress.done == 3:
            control.cancel()

    monkeypatch.setattr(enrolment_run, "PORTRAITS_AN_ACT", 2)
    control, on = JobControl(stop_after_three), OnComing(analyst, coming)
    with pytest.raises(JobCancelled):
        reenrol(lab, Reenrol(actor=actor, pack=coming), control, analyst=on)  # type: ignore[arg-type]
    (kept,) = counts(lab, on.sha256)
    assert 3 <= kept < 6
    with lab.reading() as db:
        assert pack_in_use(db) == analyst.facts().pack_sha256
    assert actions(lab)[-1] == "gallery.reenrolment.cancelled"
    result = run(lab, actor, coming, on)
    assert (result.enrolled, result.switched) == (6 - kept, True)


def test_no_search_sees_both_packs_nor_half_of_one(
    lab: Lab, actor: Actor, case: Case, gallery: Path, coming: Path, analyst: Analyst, astronaut: bytes
) -> None:
    def stop_after_three(progress: Progress) -> None:
        if progress.done == 3:
            control.cancel()

    def sought(probe: str, on: Any) -> int:
        asked = Search(actor=actor, case=case.number, probe=probe, authority="prosecutor", purpose="find")
        return search(lab, asked, JobControl(), analyst=on).searched

    (gallery / "new.jpg").write_bytes(astronaut)
    control, on = JobControl(stop_after_three), OnComing(analyst, coming)
    with pytest.raises(JobCancelled):
        reenrol(lab, Reenrol(actor=actor, pack=coming), control, analyst=on)  # type: ignore[arg-type]
    assert sought(str(gallery / "0.jpg"), analyst) == 6
    with pytest.raises(CatchlightError, match="another model pack"):
        sought(str(gallery / "new.jpg"), on)
    run(lab, actor, coming, on)
    assert sought("f2", on) == 6
    with pytest.raises(CatchlightError, match="another model pack"):
        sought("f1", analyst)


def test_portraits_enrolled_meanwhile_are_made_up_for(
    lab: Lab, actor: Actor, gallery: Path, coming: Path, analyst: Analyst, astronaut: bytes
) -> None:
    (gallery / "late.jpg").write_bytes(astronaut)
    row = f"late,late.jpg,2024-01-02,station,art. 1,{TOMORROW.isoformat()}"
    (gallery / "late.csv").write_text(f"person_id,image,captured_on,source,legal_basis,retain_until\n{row}", "utf-8")

    def enrol_one_more(progress: Progress) -> None:
        if progress.done == 6:
            enrol(lab, Enrol(actor=actor, manifest=gallery / "late.csv"), JobControl(), analyst=analyst)

    on = OnComing(analyst, coming)
    control = JobControl(enrol_one_more)
    result = reenrol(lab, Reenrol(actor=actor, pack=coming), control, analyst=on)  # type: ignore[arg-type]
    assert (result.enrolled, result.switched) == (7, True)


@pytest.mark.usefixtures("gallery")
def test_only_custodians_and_only_the_pack_that_is_loaded(
    lab: Lab, actor: Actor, coming: Path, analyst: Analyst
) -> None:
    with pytest.raises(CatchlightError, match="not those of the coming pack"):
        reenrol(lab, Reenrol(actor=actor, pack=coming), JobControl(), analyst=analyst)
    with lab.reading() as db:
        db.conn.execute("UPDATE accounts SET roles = ?", (json.dumps([Role.EXAMINER]),))
    with pytest.raises(NotPermitted):
        run(lab, actor, coming, OnComing(analyst, coming))


_REENROL = """
import sys, pathlib
from catchlight.faces.analyst import Analyst
from catchlight.jobs import JobControl
from catchlight.workflows import enrolment_run
from catchlight.workflows.create_lab import open_lab
from catchlight.workflows.reenrol import Reenrol, reenrol
from tests.people import present
if __name__ == "__main__":
    enrolment_run.PORTRAITS_AN_ACT = 1
    lab, pack = open_lab(pathlib.Path(sys.argv[1])), pathlib.Path(sys.argv[2])
    with Analyst(pack) as analyst:
        reenrol(lab, Reenrol(actor=present(lab), pack=pack), JobControl(), analyst=analyst)
"""


def test_a_killed_run_is_finished_by_the_next_one(
    lab: Lab, actor: Actor, gallery: Path, coming: Path, analyst: Analyst, tmp_path: Path
) -> None:
    rows = ["person_id,image,captured_on,source,legal_basis,retain_until"]
    for at in range(24):
        (gallery / f"more {at}.jpg").write_bytes((gallery / f"{at % 6}.jpg").read_bytes() + bytes([at]))
        rows.append(f"P{at % 6},more {at}.jpg,2024-01-02,station,art. 1,{TOMORROW.isoformat()}")
    (gallery / "more.csv").write_text("\n".join(rows), "utf-8")
    enrol(lab, Enrol(actor=actor, manifest=gallery / "more.csv"), JobControl(), analyst=analyst)
    on = OnComing(analyst, coming)
    (tmp_path / "run.py").write_text(_REENROL, "utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in sys.path if part)}
    running = subprocess.Popen(
        [sys.executable, str(tmp_path / "run.py"), str(lab.folder), str(coming)], env=environment
    )
    try:
        deadline = time.monotonic() + 90
        while counts(lab, on.sha256) < [3]:
            assert running.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.01)
    finally:
        running.kill()
        running.wait()
    (kept,) = counts(lab, on.sha256)
    assert 3 <= kept < 30
    result = run(lab, actor, coming, on)
    assert (result.enrolled, result.switched, on.looked_at) == (30 - kept, True, 30 - kept)
    assert verify_log(lab, JobControl()).problems == ()
