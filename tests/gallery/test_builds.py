"""Builds that were interrupted, and such as are under way: what they hold of erased people."""

import multiprocessing
from pathlib import Path

import pytest
from filelock import Timeout
from tests.gallery_maker import PACK, fill, random_vectors
from tests.view_maker import built

from catchlight.evidence.entry import Actor
from catchlight.gallery.builds import building, discard_interrupted
from catchlight.gallery.generation import generation_folder
from catchlight.gallery.generation_build import build_generation
from catchlight.gallery.portraits import portrait_files
from catchlight.gallery.snapshots import snapshots_folder
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.erase_person import ErasePerson, erase_person

VECTORS = random_vectors(50)


def holding(lab: Lab, data: bytes) -> list[str]:
    return [path.name for path in lab.folder.rglob("*") if path.is_file() and data in path.read_bytes()]


def interrupted(lab: Lab, number: int = 7) -> Path:
    """What a build leaves that was killed while it wrote."""
    folder = generation_folder(lab, PACK, number)
    folder.mkdir(parents=True)
    (folder / "templates.npy").write_bytes(VECTORS.tobytes())
    return folder


def test_what_an_interrupted_build_left_is_deleted(lab: Lab) -> None:
    folder = interrupted(lab)
    assert discard_interrupted(lab)
    assert not folder.exists()


def test_portraits_and_imported_snapshots_are_left_alone_whatever_their_folders_are_called(lab: Lab) -> None:
    gallery = snapshots_folder(lab) / "6a3ccc76-70ac-4d79-8609-15d9164bf7d8"
    gallery.mkdir(parents=True)
    originals = [portrait_files(lab).put(f"photo {number}".encode()) for number in range(20)]
    assert any(sha256[:2].isdecimal() for sha256 in originals)

    assert discard_interrupted(lab)

    assert gallery.exists()
    assert all(portrait_files(lab).path(sha256).exists() for sha256 in originals)


def test_a_build_under_way_is_left_alone(lab: Lab) -> None:
    folder = interrupted(lab)
    with building(folder):
        assert not discard_interrupted(lab)
        assert folder.exists()
    assert discard_interrupted(lab)
    assert not list(folder.parent.glob("building-*"))


def _hold(folder: Path, ready: "multiprocessing.synchronize.Event") -> None:
    with building(folder):
        ready.set()
        multiprocessing.Event().wait()


def test_a_killed_builder_holds_no_claim(lab: Lab) -> None:
    folder, context = interrupted(lab), multiprocessing.get_context("spawn")
    ready = context.Event()
    builder = context.Process(target=_hold, args=(folder, ready))
    builder.start()
    assert ready.wait(30)
    with pytest.raises(Timeout), building(folder):
        pass
    builder.kill()
    builder.join()
    assert discard_interrupted(lab)


def test_a_complete_generation_is_no_build(lab: Lab) -> None:
    fill(lab, VECTORS)
    fresh = built(lab, with_index=False)
    assert discard_interrupted(lab)
    assert fresh.folder.exists()


@pytest.mark.parametrize("is_complete", [True, False])
def test_an_erasure_reaches_a_generation_that_no_pointer_names(lab: Lab, actor: Actor, is_complete: bool) -> None:
    fill(lab, VECTORS)
    built(lab, with_index=False)
    if is_complete:
        with lab.reading() as db:
            build_generation(lab, db, pack=PACK, with_index=False, control=JobControl())
    else:
        interrupted(lab)
    assert holding(lab, VECTORS[3].tobytes())

    erased = erase_person(lab, ErasePerson(actor, "P3", "court order"))

    assert erased.is_off_disk
    assert holding(lab, VECTORS[3].tobytes()) == []


def test_an_erasure_is_not_finished_while_a_build_may_hold_what_it_erased(lab: Lab, actor: Actor) -> None:
    fill(lab, VECTORS)
    with building(interrupted(lab)):
        erased = erase_person(lab, ErasePerson(actor, "P3", "court order"))
        assert not erased.is_off_disk
