from __future__ import annotations

import json
import os

import numpy as np
import pytest
from tests.gallery_maker import PACK, a_portrait, enrolled, fill, random_vectors, segment_forms
from tests.people import present
from tests.view_maker import built as built_plain

from catchlight.errors import CatchlightError
from catchlight.evidence.log import acting, read_log
from catchlight.evidence.verification import verify_log
from catchlight.gallery import generation_build, generation_files
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.generation import Generation, open_generation
from catchlight.gallery.generation_build import build_generation, discard_unused, use_generation
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.folder import Lab

VECTORS = random_vectors(20)


def built(lab: Lab) -> Generation:
    return built_plain(lab, with_index=True)


def opened(lab: Lab) -> Generation:
    with lab.reading() as db:
        return open_generation(lab, db, pack=PACK)


def test_its_manifest_says_what_it_was_built_from_and_the_log_names_it(lab: Lab) -> None:
    fill(lab, VECTORS)
    fresh = built(lab)
    manifest = json.loads((fresh.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["pack_sha256"] == PACK
    assert (manifest["templates"], manifest["dimension"], manifest["revision"]) == (20, 16, 1)
    assert manifest["trees"] > 0
    names = {path.relative_to(fresh.folder).as_posix() for path in fresh.folder.rglob("*") if path.is_file()}
    assert set(manifest["files"]) == names - {"manifest.json", "templates.npy"}
    with lab.reading() as db:
        (entry,) = read_log(db, limit=1, newest_first=True)
        assert verify_log(db, lab=lab.identifier).ok
    assert entry.document["action"] == "gallery.indexed"
    assert entry.document["details"]["manifest_sha256"] == fresh.manifest_sha256


def test_a_generation_of_an_older_revision_never_takes_over(lab: Lab) -> None:
    fill(lab, VECTORS)
    with lab.reading() as db:
        late = build_generation(lab, db, pack=PACK, with_index=False)
    enrolled(lab, a_portrait("new.jpg", VECTORS[0], person="new"))
    newer = built(lab)
    unchanged = pytest.raises(RuntimeError, match="without a log entry")
    with lab.reading() as db, unchanged, acting(lab, db, present(lab)) as act:
        use_generation(act, late, pack=PACK)
    assert opened(lab).number == newer.number


def test_what_was_erased_while_it_was_built_is_not_in_it(lab: Lab) -> None:
    fill(lab, VECTORS)
    with lab.reading() as db:
        late = build_generation(lab, db, pack=PACK, with_index=True)
        with acting(lab, db, present(lab)) as act:
            erase_templates(act, db, [4])
        with acting(lab, db, present(lab)) as act:
            use_generation(act, late, pack=PACK)
    found = opened(lab)
    assert found.index is None
    assert not np.any(found.vectors(3, 4))
    segment = (found.folder / "segments" / "00000.faiss").read_bytes()
    assert {any(form in segment for form in segment_forms(found.folder, VECTORS[at])) for at in (2, 4)} == {True}
    assert not any(form in segment for form in segment_forms(found.folder, VECTORS[3]))


def test_old_folders_are_deleted_once_nobody_can_be_using_them(lab: Lab) -> None:
    fill(lab, VECTORS)
    first = built(lab)
    second = built(lab)
    assert second.number == first.number + 1
    with lab.reading() as db:
        discard_unused(lab, db, pack=PACK)
        assert first.folder.exists()
        discard_unused(lab, db, pack=PACK, unused_seconds=-1)
    assert not first.folder.exists()
    assert opened(lab).number == second.number


def test_a_build_that_is_cancelled_leaves_nothing_and_the_old_one_stays(lab: Lab) -> None:
    fill(lab, VECTORS)
    first = built(lab)
    control = JobControl()
    control.cancel()
    with lab.reading() as db, pytest.raises(JobCancelled):
        build_generation(lab, db, pack=PACK, with_index=True, control=control)
    assert [path.name for path in first.folder.parent.iterdir()] == [first.folder.name]
    assert opened(lab).number == first.number


@pytest.mark.parametrize("moment", ["_write_header", "write_segment", "write_manifest", "write_sweep", "fsync"])
def test_a_full_disk_is_a_stated_failure_and_the_old_one_stays(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    fill(lab, VECTORS)
    first = built(lab)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    owner = {"write_sweep": generation_build, "fsync": os}.get(moment, generation_files)
    monkeypatch.setattr(owner, moment, full)
    with lab.reading() as db, pytest.raises(CatchlightError, match="No space left"):
        build_generation(lab, db, pack=PACK, with_index=True)
    assert opened(lab).number == first.number
    assert len(list(first.folder.parent.iterdir())) == 1


def test_a_generation_that_served_for_long_is_there_for_those_who_have_it_open(lab: Lab) -> None:
    fill(lab, VECTORS)
    served = built(lab).folder
    os.utime(served, (0, 0))
    built(lab)
    with lab.reading() as db:
        discard_unused(lab, db, pack=PACK)
    assert served.exists()


def test_a_segment_that_is_gone_is_harm(lab: Lab) -> None:
    fill(lab, VECTORS)
    found = built(lab)
    (found.folder / "segments" / "00000.faiss").unlink()
    with pytest.raises(generation_files.GenerationHarmed, match="segment"):
        _ = found.segments
