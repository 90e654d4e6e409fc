"""Search files that somebody changed together with their checksums are found all the same."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from tests.gallery_maker import OTHER_PACK, PACK, a_portrait, enrolled, random_vectors
from tests.people import FIRST, present
from tests.view_maker import built

from catchlight.evidence.log import acting
from catchlight.gallery import generation_files as files
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.files_against_tables import search_files_problems
from catchlight.gallery.forgetting_persons import forget_portraits
from catchlight.gallery.generation import generation_folder
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.folder import Lab, open_lab
from catchlight.workflows.create_lab import create_lab

VECTORS = random_vectors(9)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generation with an index, from which somebody was erased, of whom more was learnt, and with a delta."""
    folder = tmp_path_factory.mktemp("made") / "lab"
    lab = create_lab(folder, first=FIRST).lab
    for at in range(6):
        enrolled(lab, a_portrait(f"{at}.jpg", VECTORS[at], person=f"P{at // 2}", source=f"station {at}"))
    enrolled(lab, a_portrait("0.jpg", VECTORS[6], person="P0", source="station 0", pack=OTHER_PACK))
    built(lab)
    built(lab, pack=OTHER_PACK)
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        erase_templates(act, db, [3])
        forget_portraits(db, [3])
    enrolled(lab, a_portrait("8.jpg", VECTORS[8], person="P0", sex="male"))
    return folder


@pytest.fixture
def lab(made: Path, tmp_path: Path) -> Lab:
    """A copy of that lab."""
    shutil.copytree(made, tmp_path / "lab")
    return open_lab(tmp_path / "lab")


def told(lab: Lab) -> list[str]:
    with lab.reading() as db:
        return list(search_files_problems(lab, db, JobControl()))


def test_what_the_program_wrote_is_what_the_tables_hold(lab: Lab) -> None:
    assert told(lab) == []
    built(lab, with_index=True)
    assert told(lab) == []


def change(lab: Lab, name: str, edit: Callable[[Path], None]) -> None:
    """Change a file and its checksums, as somebody does who knows how they are kept."""
    folder = generation_folder(lab, PACK, 1)
    edit(folder / name)
    with lab.reading() as db:
        for (file, block), digest in files.checksums(folder).items():
            if file == name:
                db.conn.execute(
                    "UPDATE generation_blocks SET sha256 = ? WHERE pack_sha256 = ? AND file = ? AND block = ?",
                    (digest, PACK, file, block),
                )


def in_array(place: int, value: float) -> Callable[[Path], None]:
    def edit(path: Path) -> None:
        array = np.load(path)
        array.flat[place] = value
        np.save(path, array)

    return edit


def last_byte(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


@pytest.mark.parametrize(
    ("name", "edit", "what"),
    [
        (files.VECTORS, in_array(0, 0.5), files.VECTORS),
        (files.segment_file(0), last_byte, files.segment_file(0)),
        *((f"{name}.npy", in_array(0, 7), "") for name in ("portraits", "persons", "retain_until", "captured_on")),
        *((f"{name}.npy", in_array(-1, 1), "") for name in ("sex", "source", "legal_basis", "birth_year")),
        (files.PORTRAIT_ORDER, in_array(0, 1), files.PORTRAIT_ORDER),
    ],
)
def test_a_file_that_was_changed_with_its_checksum_is_told(
    lab: Lab, name: str, edit: Callable[[Path], None], what: str
) -> None:
    change(lab, name, edit)

    (problem,) = told(lab)
    assert "does not hold what its tables do" in problem
    assert what in problem


@pytest.mark.parametrize(("place", "value"), [(0, -1), (-1, 0)])
def test_a_text_that_is_another_is_told(lab: Lab, place: int, value: int) -> None:
    change(lab, "source.npy", in_array(place, value))

    assert "source.npy" in told(lab)[0]


def test_a_changed_file_alone_and_a_missing_one_are_told(lab: Lab) -> None:
    folder = generation_folder(lab, PACK, 1)
    last_byte(folder / files.segment_file(0))
    assert len(told(lab)) == 1
    shutil.rmtree(generation_folder(lab, OTHER_PACK, 1))
    assert len(told(lab)) == 2


@pytest.mark.parametrize("column", ["pack_sha256", "generation", "file", "block", "sha256"])
def test_a_checksum_that_was_edited_is_told(lab: Lab, column: str) -> None:
    with lab.reading() as db:
        for row in db.conn.execute(
            "SELECT file, block FROM generation_blocks WHERE pack_sha256 = ?", (PACK,)
        ).fetchall():
            db.conn.execute("SAVEPOINT edit")
            db.conn.execute(
                f"UPDATE generation_blocks SET {column} = 9 WHERE pack_sha256 = ? AND file = ? AND block = ?",  # noqa: S608
                (PACK, *row),
            )
            assert list(search_files_problems(lab, db, JobControl())), row
            db.conn.execute("ROLLBACK TO edit")
        db.conn.execute("ROLLBACK")


def test_an_index_that_is_another_is_told(lab: Lab) -> None:
    built(lab, with_index=True)
    folder = generation_folder(lab, PACK, 2)
    last_byte(folder / files.INDEX)
    digest = hashlib.sha256((folder / files.INDEX).read_bytes()).hexdigest()
    with lab.reading() as db:
        db.conn.execute("UPDATE generation_blocks SET sha256 = ? WHERE file = ?", (digest, files.INDEX))

    assert files.INDEX in told(lab)[0]


def test_a_table_that_is_another_is_told(lab: Lab) -> None:
    with lab.reading() as db:
        db.conn.execute("UPDATE templates SET embedding = zeroblob(64) WHERE portrait = 2")
    assert "cannot be compared" in told(lab)[0]
    with lab.reading() as db:
        db.conn.execute("UPDATE changed_persons SET revision = 1")
    assert "sex.npy" in told(lab)[1]


def test_it_can_be_cancelled(lab: Lab) -> None:
    control = JobControl()
    control.cancel()
    with lab.reading() as db, pytest.raises(JobCancelled):
        list(search_files_problems(lab, db, control))


def test_a_lab_without_search_files_has_none_to_tell_of(tmp_path: Path) -> None:
    assert told(create_lab(tmp_path / "new", first=FIRST).lab) == []
