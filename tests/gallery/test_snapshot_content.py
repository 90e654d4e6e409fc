"""What a snapshot says of its portraits is bound by hashes in a file."""

from pathlib import Path

import pytest
from sqlite_utils import Database
from tests.gallery_maker import fill, random_vectors
from tests.people import present

from catchlight.evidence.log import acting
from catchlight.evidence.store import sha256_of
from catchlight.gallery import generation_files, snapshot_content
from catchlight.gallery.snapshot_content import (
    FILE,
    ContentAltered,
    describe,
    files_digest,
    require_all_described,
    require_described,
)
from catchlight.gallery.tags import tag_portraits
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab


@pytest.fixture
def described(lab: Lab, tmp_path: Path) -> Path:
    """The folder of a gallery of five portraits, of which the third is gone."""
    fill(lab, random_vectors(6), per_person=2)
    with lab.reading() as db:
        with acting(lab, db, present(lab).acting_as(Role.CUSTODIAN)) as act:
            tag_portraits(act, "gang", [1, 4])
        db.conn.execute("DELETE FROM templates WHERE portrait = 3")
        db.conn.execute("DELETE FROM portraits WHERE id = 3")
        describe(db, tmp_path)
    return tmp_path


def complaint(db: Database, folder: Path, *portraits: int, tags: bool = False) -> str:
    """What the whole comparison finds, and that of some portraits finds too where that is asked."""
    with pytest.raises(ContentAltered) as found:
        require_all_described(db, folder)
    if portraits:
        with pytest.raises(ContentAltered):
            require_described(db, folder, portraits, with_tags=tags)
    return str(found.value)


def test_what_was_described_is_found_so(lab: Lab, described: Path) -> None:
    content = (described / FILE).read_bytes()
    assert len(content) == 32 * (6 + 1)
    assert content[64:96] == bytes(32) != content[96:128]
    with lab.reading() as db:
        require_all_described(db, described)
        require_described(db, described, [1, 4, 6], with_tags=True)
        with pytest.raises(ContentAltered, match="is gone"):
            require_described(db, described, [1, 3], with_tags=False)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE persons SET person_id = 'INNOCENT' WHERE id = (SELECT person FROM portraits WHERE id = 4)",
        "UPDATE persons SET birth_year = 1950 WHERE id = (SELECT person FROM portraits WHERE id = 4)",
        "UPDATE portraits SET retain_until = '2099-12-31' WHERE id = 4",
        "UPDATE portraits SET note = x'00ff' WHERE id = 4",
        "UPDATE portraits SET person = 1 WHERE id = 4",
        "UPDATE portraits SET id = 3 WHERE id = 4",
        "UPDATE portraits SET id = 99 WHERE id = 4",
        "UPDATE portraits SET id = -4 WHERE id = 4",
        "DELETE FROM portraits WHERE id = 4",
    ],
)
def test_a_change_of_a_person_or_portrait_is_seen(lab: Lab, described: Path, statement: str) -> None:
    with lab.reading() as db:
        db.conn.execute("PRAGMA foreign_keys = OFF")
        db.conn.execute(statement)
        assert complaint(db, described, 4)


def test_a_change_of_tags_is_seen(lab: Lab, described: Path) -> None:
    with lab.reading() as db:
        db.conn.execute("DELETE FROM portrait_tags WHERE portrait = 4")
        require_described(db, described, [4], with_tags=False)
        assert "tags" in complaint(db, described, 4, tags=True)


def test_the_file_is_hashed_once_as_long_as_it_is_the_same(
    lab: Lab, described: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []

    def counted(path: Path) -> str:
        read.append(path)
        return sha256_of(path)

    monkeypatch.setattr(generation_files, "sha256_of", counted)
    file = described / FILE
    with lab.reading() as db:
        first = files_digest(db, described)
        assert files_digest(db, described) == first
        assert read == [file]

        content = bytearray(file.read_bytes())
        content[0] ^= 1
        file.write_bytes(content)
        assert files_digest(db, described) != first
        content[0] ^= 1
        file.with_suffix(".other").write_bytes(content)
        file.with_suffix(".other").replace(file)
        assert files_digest(db, described) == first
        assert read == [file] * 3


def test_the_digest_is_of_the_file_and_of_the_search_files(lab: Lab, described: Path) -> None:
    with lab.reading() as db:
        before = files_digest(db, described)
        db.conn.execute("INSERT INTO generation_blocks VALUES ('ab', 1, 'templates.npy', 0, 'cd')")
        blocks = files_digest(db, described)
        db.conn.execute("INSERT INTO generations VALUES ('ab', 1, 1, 1, 'cd')")
        pointer = files_digest(db, described)
        (described / snapshot_content.FILE).write_bytes(b"other")
        assert len({before, blocks, pointer, files_digest(db, described)}) == 4
        (described / FILE).unlink()
        with pytest.raises(ContentAltered, match="are gone"):
            files_digest(db, described)
