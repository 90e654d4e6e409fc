"""Erasing templates: what is erased is found no more, its bytes are gone, and a failure leaves everything as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.gallery_maker import OTHER_PACK, PACK, a_portrait, enrolled, fill, random_vectors, segment_forms
from tests.people import present
from tests.view_maker import built, by_hand, selected, viewed

from catchlight.errors import CatchlightError
from catchlight.evidence.log import acting, log_size, read_log
from catchlight.gallery import blanking, generation_files
from catchlight.gallery.erased import ErasedTemplates, erase_templates
from catchlight.gallery.exact import search_exact
from catchlight.gallery.generation import open_generation
from catchlight.gallery.generation_files import GenerationUnusable
from catchlight.lab.folder import Lab

VECTORS = random_vectors(40)


@pytest.fixture(autouse=True)
def _small_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generation_files, "SEGMENT_ROWS", 16)
    monkeypatch.setattr(generation_files, "PAGE_BYTES", 256)


def erase(lab: Lab, *portraits: int) -> ErasedTemplates:
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        return erase_templates(act, db, portraits)


def anywhere(folder: Path, vector: NDArray[np.float32]) -> list[str]:
    """The search files that hold the vector, in either precision."""
    forms = (vector.astype("<f4").tobytes(), *segment_forms(folder, vector))
    return [path.name for path in folder.rglob("*") if path.is_file() and any(f in path.read_bytes() for f in forms)]


def test_an_erased_portrait_is_found_no_more_at_once(lab: Lab) -> None:
    fill(lab, VECTORS)
    built(lab)
    enrolled(lab, a_portrait("late.jpg", VECTORS[20], person="late"))
    with viewed(lab) as before:
        assert len(before.delta) == 1
    erased = erase(lab, 21, 41, 7)
    with viewed(lab) as view:
        found = search_exact(view, VECTORS[20], k=50, selection=selected(view))
        assert [(one.person, one.portrait) for one in found.persons] == by_hand(view, selected(view), VECTORS[20], 50)
        assert (view.size, view.root, view.revision) == (38, erased.root, erased.revision)
    assert found.certificate is not None
    assert (found.certificate.tombstones, found.certificate.delta, found.searched) == (2, 0, 38)
    assert not {7, 21, 41} & {one.portrait for one in found.persons}


def test_its_bytes_are_gone_from_the_files_of_every_generation(lab: Lab) -> None:
    pytest.importorskip("annoy")
    fill(lab, VECTORS)
    first, second = built(lab, with_index=True), built(lab, with_index=True)
    with viewed(lab) as view:
        vector = view.vectors(np.array([20]))[0]
    assert {"templates.npy", "00001.faiss", "index.ann"} <= set(anywhere(first.folder, vector))
    erase(lab, 21)
    for one in (first, second):
        assert anywhere(one.folder, vector) == []
    with viewed(lab) as view:
        assert view.generation.index is None
        assert np.allclose(view.vectors(np.arange(20)), VECTORS[:20], atol=1e-6)


def test_the_log_says_what_was_erased_without_naming_anybody(lab: Lab) -> None:
    fill(lab, VECTORS[:3])
    erased = erase(lab, 2)
    with lab.reading() as db:
        (entry,) = read_log(db, limit=1, newest_first=True)
    details = entry.document["details"]
    assert entry.document["action"] == "gallery.erased"
    assert (details["gallery_root"], details["templates"], details["gallery_templates"]) == (erased.root, 1, 2)
    assert [one["leaf"] for one in details["erased"]] == [1]


def test_templates_of_every_pack_are_erased_and_what_has_none_is_passed_over(lab: Lab) -> None:
    fill(lab, VECTORS[:3])
    enrolled(lab, a_portrait("1.jpg", VECTORS[5], person="P1", pack=OTHER_PACK))
    assert erase(lab, 2, 99).templates == 2
    with lab.reading() as db:
        assert db.conn.execute("SELECT count(*) FROM templates").fetchone() == (2,)
        before = log_size(db)
        with pytest.raises(RuntimeError, match="without a log entry"):
            erase(lab, 2, 99)
        assert log_size(db) == before


def test_a_portrait_that_is_enrolled_again_is_found_again(lab: Lab) -> None:
    fill(lab, VECTORS[:5])
    built(lab)
    erase(lab, 3)
    fill(lab, VECTORS[:5])
    with viewed(lab) as view:
        found = search_exact(view, VECTORS[2], k=1, selection=selected(view))
        assert (view.size, len(view.erased), len(view.delta)) == (5, 1, 1)
    assert found.persons[0].portrait == 3


def test_a_file_that_cannot_be_written_leaves_everything_as_it_was(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(lab, VECTORS)
    built(lab)

    def refused(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(blanking, "blank_rows", refused)
    with pytest.raises(CatchlightError, match="Nothing was erased"):
        erase(lab, 7)
    with lab.reading() as db:
        assert db.conn.execute("SELECT count(*) FROM templates").fetchone() == (40,)
        with pytest.raises(GenerationUnusable):  # half of it was overwritten, so it is made anew from the database
            open_generation(lab, db, pack=PACK).vectors(0, 40)


def test_files_in_which_it_cannot_be_told_where_they_stand_are_deleted(lab: Lab) -> None:
    fill(lab, VECTORS)
    harmed, whole = built(lab), built(lab)
    (harmed.folder / "portraits.npy").write_bytes(b"nothing")
    erase(lab, 7)
    assert not harmed.folder.exists()
    assert whole.folder.exists()
    shutil.rmtree(whole.folder)
    assert erase(lab, 8).templates == 1


def test_where_the_rows_prove_themselves_no_file_is_read_for_it(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(lab, VECTORS)
    first, second = built(lab), built(lab)
    monkeypatch.setattr(generation_files, "check_files", lambda *_: pytest.fail("all was read"))
    erase(lab, 7, 8)
    for one in (first, second):
        found = np.load(one.folder / "templates.npy")
        assert np.flatnonzero(~found.any(axis=1)).tolist() == [6, 7]


def test_a_row_that_holds_another_template_is_no_proof_so_the_files_are_looked_through(lab: Lab) -> None:
    """As an erasure leaves it that was cut off after the files and before its commit."""
    fill(lab, VECTORS)
    found = built(lab)
    blanking.blank_portraits(found.folder, np.array([7]))
    erase(lab, 7, 9)
    vectors = np.load(found.folder / "templates.npy")
    assert np.flatnonzero(~vectors.any(axis=1)).tolist() == [6, 8]


def test_what_came_after_a_generation_is_not_looked_for_in_it(lab: Lab) -> None:
    fill(lab, VECTORS[:5])
    found = built(lab)
    before = (found.folder / "templates.npy").read_bytes()
    enrolled(lab, a_portrait("late.jpg", VECTORS[6], person="late"))
    erase(lab, 6)
    assert (found.folder / "templates.npy").read_bytes() == before


def test_after_an_erasure_the_generation_is_opened_with_its_new_checksums(lab: Lab) -> None:
    fill(lab, VECTORS)
    built(lab)
    with viewed(lab) as view:
        assert view.size == 40
    erase(lab, 7)
    with viewed(lab) as view:
        assert search_exact(view, VECTORS[20], k=1, selection=selected(view)).persons[0].portrait == 21


@pytest.mark.parametrize("name", ["templates.npy", "segments/00001.faiss"])
def test_a_row_that_was_altered_beside_it_is_not_taken_for_intact(lab: Lab, name: str) -> None:
    fill(lab, VECTORS)
    path = built(lab).folder / name
    content = bytearray(path.read_bytes())
    width = 64 if name == "templates.npy" else 16
    place = len(content) - width * (40 - 17 if width == 64 else 32 - 17)  # the row of portrait 18
    content[place : place + width] = bytes(width)
    path.write_bytes(content)
    erase(lab, 19)
    with pytest.raises(GenerationUnusable, match="altered"), viewed(lab) as view:
        view.vectors(np.array([17]))
