"""Stored files are what their names say, or are named."""

from tests.keeping_maker import full_case

from catchlight.evidence.entry import Actor
from catchlight.evidence.store import lab_store
from catchlight.gallery.portraits import portrait_files
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.stored_files import named_in_store, named_portraits
from catchlight.workflows.verify_log import VerifyLog, verify_log


def problems(lab: Lab) -> list[str]:
    return [found.problem for found in verify_log(lab, JobControl(), VerifyLog(files=True)).problems]


def test_files_that_are_whole_are_no_problem(lab: Lab, actor: Actor) -> None:
    full_case(lab, actor)

    assert problems(lab) == []


def test_a_changed_file_and_a_missing_one_are_named(lab: Lab, actor: Actor) -> None:
    full_case(lab, actor)
    with lab.reading() as db:
        crop, portrait = next(named_in_store(db)), next(iter(named_portraits(db)))
    changed = lab_store(lab).path(crop)
    changed.chmod(0o600)
    changed.write_bytes(changed.read_bytes() + b"x")
    portrait_files(lab).path(portrait).unlink()

    assert problems(lab) == [f"a stored file was changed: {crop}", f"a stored file is missing: {portrait}"]
    assert verify_log(lab, JobControl()).ok, "without being asked for, files are not read"
