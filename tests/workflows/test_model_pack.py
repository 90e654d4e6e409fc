"""A lab's pack is the program's own until its gallery was switched; packs are kept whole."""

import os
import shutil
from pathlib import Path

import pytest

from catchlight.errors import CatchlightError, PackRefused
from catchlight.faces.pack import DEFAULT_PACK, load_pack
from catchlight.lab.folder import Lab
from catchlight.workflows.model_pack import keep_pack, model_pack_of


def state(lab: Lab, pack: str) -> None:
    with lab.reading() as db:
        db.conn.execute("UPDATE gallery SET pack_sha256 = ?", (pack,))


def test_a_gallery_that_was_never_switched_has_the_pack_of_the_program(lab: Lab) -> None:
    assert model_pack_of(lab) == DEFAULT_PACK


def test_a_kept_pack_is_found_and_kept_once(lab: Lab) -> None:
    pack = load_pack(DEFAULT_PACK)
    state(lab, pack.sha256)
    assert model_pack_of(lab) == DEFAULT_PACK
    kept = keep_pack(lab, pack)
    assert keep_pack(lab, pack) == kept == model_pack_of(lab)
    assert load_pack(kept).sha256 == pack.sha256
    assert [path.name for path in (lab.folder / "models").iterdir()] == [pack.sha256[:16]]


def test_a_pack_that_is_gone_or_altered_is_said(lab: Lab, tmp_path: Path) -> None:
    state(lab, "f" * 64)
    with pytest.raises(CatchlightError, match="is missing from the lab"):
        model_pack_of(lab)
    shutil.copytree(DEFAULT_PACK, tmp_path / "pack")
    pack = load_pack(tmp_path / "pack")
    (tmp_path / "pack" / "LICENSE-yunet.txt").write_text("other")
    with pytest.raises(PackRefused):
        keep_pack(lab, pack)
    assert not list((lab.folder / "models").iterdir())


def test_what_a_killed_process_left_of_a_pack_is_deleted(lab: Lab) -> None:
    old, new = lab.folder / "models" / "a.1.tmp", lab.folder / "models" / "a.2.tmp"
    for left in (old, new):
        left.mkdir()
    os.utime(old, (0, 0))
    keep_pack(lab, load_pack(DEFAULT_PACK))
    assert (old.exists(), new.exists()) == (False, True)
