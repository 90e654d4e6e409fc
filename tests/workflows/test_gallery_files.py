"""The search files follow the gallery: one that fits is opened, any other is replaced, and the log names each."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database
from tests.gallery_maker import PACK, a_portrait, enrolled, fill, random_vectors
from tests.people import present

from catchlight.errors import CatchlightError
from catchlight.evidence.log import acting, log_size, read_log
from catchlight.evidence.merkle import Frontier
from catchlight.gallery import index_state
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.exact import search_exact
from catchlight.gallery.filters import Filters
from catchlight.gallery.gallery_tree import read_tree, store_tree
from catchlight.gallery.generation import Generation, open_generation
from catchlight.gallery.generation_build import build_generation
from catchlight.gallery.generation_files import GenerationUnusable
from catchlight.gallery.view import GalleryView
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab
from catchlight.workflows import gallery_files
from catchlight.workflows.gallery_files import (
    NothingToDo,
    ready_generation,
    rebuild,
    require_entries,
    searching,
    up_to_date,
)

VECTORS = random_vectors(6)


def ready(lab: Lab, *, with_index: bool = False) -> Generation:
    with lab.reading() as db:
        return ready_generation(lab, db, present(lab), pack=PACK, control=JobControl(), with_index=with_index)


def indexed(lab: Lab) -> list[int]:
    """Numbers of the generations that the log names, in order."""
    with lab.reading() as db:
        documents = [entry.document for entry in read_log(db)]
    return [one["details"]["generation"] for one in documents if one["action"] == "gallery.indexed"]


def test_what_is_missing_is_built_and_what_fits_is_opened(lab: Lab) -> None:
    fill(lab, VECTORS)
    built, opened = ready(lab), ready(lab)
    assert (opened.number, opened.manifest_sha256) == (built.number, built.manifest_sha256)
    assert indexed(lab) == [built.number]


def test_a_gallery_that_grew_is_searched_without_new_files_until_they_are_due(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("annoy")
    monkeypatch.setattr(index_state, "SHARE_DUE", 0.3)
    fill(lab, VECTORS[:4])
    first = second = ready(lab, with_index=True)
    for at in (4, 5):
        enrolled(lab, a_portrait(f"late{at}.jpg", VECTORS[at], person="late"))
        assert ready(lab).number == first.number
        second = ready(lab, with_index=True)
        assert second.number == first.number + at - 4
    assert (len(first), len(second)) == (4, 6)
    assert indexed(lab) == [first.number, second.number]


def test_files_without_an_index_serve_until_one_is_asked_for(lab: Lab) -> None:
    pytest.importorskip("annoy")
    fill(lab, VECTORS)
    assert ready(lab).index is None
    with_index = ready(lab, with_index=True)
    assert with_index.index is not None
    assert ready(lab, with_index=True).number == with_index.number


def test_without_the_package_for_an_index_files_are_not_built_over_and_over(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gallery_files, "unavailable_because", lambda: "not installed")
    fill(lab, VECTORS)
    assert ready(lab, with_index=True).number == ready(lab, with_index=True).number
    assert len(indexed(lab)) == 1


def test_an_empty_gallery_has_files_too_and_they_are_built_once(lab: Lab) -> None:
    assert len(ready(lab, with_index=True)) == 0
    ready(lab, with_index=True)
    assert len(indexed(lab)) == 1


def test_a_process_that_was_slower_uses_its_own_files_and_leaves_no_trace(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(lab, VECTORS)

    def slowly(*arguments: Any, **options: Any) -> Generation:
        mine = build_generation(*arguments, **options)
        monkeypatch.setattr(gallery_files, "build_generation", build_generation)
        ready(lab)
        return mine

    monkeypatch.setattr(gallery_files, "build_generation", slowly)
    mine = ready(lab)
    assert len(mine) == 6
    assert indexed(lab) == [mine.number + 1]
    assert not (mine.folder / "manifest.json").exists()


def test_a_cancelled_build_is_not_logged(lab: Lab) -> None:
    fill(lab, VECTORS)
    control = JobControl()
    control.cancel()
    with lab.reading() as db, pytest.raises(JobCancelled):
        ready_generation(lab, db, present(lab), pack=PACK, control=control)
    assert indexed(lab) == []


def test_a_damaged_template_is_a_stated_failure_and_the_files_in_use_stay(lab: Lab) -> None:
    fill(lab, VECTORS)
    first = ready(lab)
    with lab.reading() as db:
        db.conn.execute("UPDATE templates SET embedding = zeroblob(64) WHERE portrait = 2")
    with pytest.raises(CatchlightError, match="portrait p2 is damaged"):
        ready(lab, with_index=True)
    assert (first.folder / "manifest.json").exists()
    assert ready(lab).number == first.number


def test_an_act_that_logs_nothing_is_rolled_back_as_nothing_to_do(lab: Lab) -> None:
    with lab.reading() as db:
        before = log_size(db)
        with pytest.raises(NothingToDo), acting(lab, db, present(lab)) as act:
            require_entries(act)
        assert log_size(db) == before


def test_an_act_with_an_entry_is_something_to_do(lab: Lab) -> None:
    with lab.reading() as db:
        before = log_size(db)
        with acting(lab, db, present(lab)) as act:
            act.log("gallery.indexed")
            require_entries(act)
        assert log_size(db) == before + 1


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-20] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-8])


def first_portraits(view: GalleryView) -> list[int]:
    selection = view.select(Filters(), today=0)
    return [one.portrait for one in search_exact(view, VECTORS[2], k=2, selection=selection).persons]


@pytest.mark.parametrize("name", ["segments/00000.faiss", "templates.npy", "sex.npy", "manifest.json"])
@pytest.mark.parametrize("harm", [flip, cut, Path.unlink])
def test_harmed_files_are_made_anew_and_the_search_goes_on(lab: Lab, name: str, harm: Callable[[Path], None]) -> None:
    fill(lab, VECTORS)
    first = ready(lab)
    with lab.reading() as db:
        whole = searching(lab, db, present(lab), pack=PACK, control=JobControl(), work=first_portraits)
        harm(first.folder / name)
        found = searching(lab, db, present(lab), pack=PACK, control=JobControl(), work=first_portraits)
        (repaired,) = (one.document for one in read_log(db) if one.document["action"] == "gallery.repaired")
    assert found == whole
    assert (repaired["details"]["file"], repaired["details"]["generation"]) == (name, first.number + 1)


def test_files_that_do_not_stay_whole_are_a_stated_failure(lab: Lab) -> None:
    fill(lab, VECTORS)

    def harm(view: GalleryView) -> None:
        flip(view.generation.folder / "templates.npy")
        first_portraits(view)

    with lab.reading() as db, pytest.raises(CatchlightError, match="cannot be relied on"):
        searching(lab, db, present(lab), pack=PACK, control=JobControl(), work=harm)


def test_an_erasure_that_comes_in_between_is_not_taken_for_harm(lab: Lab) -> None:
    fill(lab, VECTORS)
    found: list[int] = []

    def erase_first(view: GalleryView) -> list[int]:
        if not found:
            found.append(1)
            with lab.reading() as elsewhere, acting(lab, elsewhere, present(lab)) as act:
                erase_templates(act, elsewhere, [3])
        return first_portraits(view)

    with lab.reading() as db:
        listed = searching(lab, db, present(lab), pack=PACK, control=JobControl(), work=erase_first)
    assert 3 not in listed
    assert len(indexed(lab)) == 1


def open_problem(lab: Lab, db: Database) -> str:
    with pytest.raises(GenerationUnusable) as refused:
        open_generation(lab, db, pack=PACK)
    return str(refused.value)


def repairs(lab: Lab) -> list[str]:
    with lab.reading() as db:
        entries = [one.document for one in read_log(db)]
    return [one["details"]["found"] for one in entries if one["action"] == "gallery.repaired"]


def test_files_that_are_newer_than_a_restored_database_are_named_and_made_anew(lab: Lab) -> None:
    fill(lab, VECTORS)
    first = ready(lab)
    with lab.reading() as db:
        db.conn.execute("UPDATE gallery SET revision = 0, size = 0, frontier = x''")
        assert open_problem(lab, db) == "it is newer than the database"
        found = searching(lab, db, present(lab), pack=PACK, control=JobControl(), work=first_portraits)
    assert found[0] == 3
    assert repairs(lab) == ["it is newer than the database"]
    assert ready(lab).number == first.number + 1


def test_files_of_another_gallery_at_the_same_revision_are_named_and_made_anew(lab: Lab) -> None:
    """A database was restored, and then grew otherwise than before."""
    fill(lab, VECTORS)
    first = ready(lab)
    with lab.reading() as db, transaction(db):
        tree = read_tree(db)
        tree.additions = Frontier.of([b"x" * 32] * 6)
        store_tree(db, tree)
    with lab.reading() as db:
        searching(lab, db, present(lab), pack=PACK, control=JobControl(), work=first_portraits)
    assert repairs(lab) == ["it holds another gallery than the database"]
    assert ready(lab).number == first.number + 1


def test_a_database_that_is_newer_than_the_files_is_searched_whole(lab: Lab, tmp_path: Path) -> None:
    """The files of an earlier backup were put beside the database of today."""
    fill(lab, VECTORS[:4])
    earlier = ready(lab)
    kept = shutil.copytree(earlier.folder, tmp_path / "kept")
    for at in (4, 5):
        enrolled(lab, a_portrait(f"late{at}.jpg", VECTORS[at], person=f"late{at}"))
    with lab.reading() as db:
        later = rebuild(lab, db, present(lab), pack=PACK, control=JobControl(), with_index=False)
        shutil.rmtree(later.folder)
        shutil.copytree(kept, later.folder)

        def last(view: GalleryView) -> int:
            return search_exact(view, VECTORS[5], k=1, selection=view.select(Filters(), today=0)).persons[0].portrait

        assert searching(lab, db, present(lab), pack=PACK, control=JobControl(), work=last) == 6
    assert repairs(lab) == ["its manifest was altered"]


def test_without_any_of_the_files_everything_is_made_anew(lab: Lab) -> None:
    fill(lab, VECTORS)
    first = ready(lab)
    shutil.rmtree(lab.folder / "gallery")
    with lab.reading() as db:
        found = searching(lab, db, present(lab), pack=PACK, control=JobControl(), work=first_portraits)
    assert found[0] == 3
    assert ready(lab).number == first.number + 1


def test_of_two_that_find_new_files_due_one_makes_them(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_state, "SHARE_DUE", 0.1)
    fill(lab, VECTORS[:4])
    ready(lab, with_index=True)
    enrolled(lab, a_portrait("late.jpg", VECTORS[5], person="late"))
    begun = threading.Barrier(2)

    def keeps_up() -> int:
        begun.wait()
        with lab.reading() as db:
            return up_to_date(lab, db, present(lab), pack=PACK, control=JobControl()).number

    with ThreadPoolExecutor(2) as threads:
        found = [one.result() for one in [threads.submit(keeps_up) for _ in range(2)]]
    assert found == [2, 2]
    assert indexed(lab) == [1, 2]
