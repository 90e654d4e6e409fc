"""The model pack of a lab: the one that came with the program, or the one that its gallery was switched to."""

import contextlib
import os
import shutil
import time
import uuid
from pathlib import Path

from catchlight.errors import CatchlightError
from catchlight.faces.pack import DEFAULT_PACK, MANIFEST_NAME, ModelPack, load_pack
from catchlight.lab.folder import Lab

_LEFT_SECONDS = 24 * 3600


def model_pack_of(lab: Lab) -> Path:
    """The folder of the pack that the lab's gallery is searched with.

    Raises:
        CatchlightError: if the lab's copy of it is gone.
    """
    with lab.reading() as db:
        (stated,) = db.conn.execute("SELECT pack_sha256 FROM gallery WHERE id = 1").fetchone()
    if stated is None:
        return DEFAULT_PACK
    kept = _kept(lab, stated)
    if kept.is_dir():
        return kept
    if load_pack(DEFAULT_PACK).sha256 == stated:
        return DEFAULT_PACK
    raise CatchlightError(
        f"The model pack that the gallery is searched with ({stated[:12]}) is missing from the lab.",
        hint=f"Restore {kept.relative_to(lab.folder)} from a backup of the lab.",
        pack=stated,
    )


def keep_pack(lab: Lab, pack: ModelPack) -> Path:
    """Keep a verified pack in the lab, whole or not at all; one that is there already stays.

    Raises:
        PackRefused: if it was altered meanwhile.
        CatchlightError: if it cannot be written.
    """
    kept = _kept(lab, pack.sha256)
    if kept.is_dir():
        return load_pack(kept).folder
    fresh = kept.with_name(f"{kept.name}.{uuid.uuid4().hex}.tmp")
    try:
        _sweep(kept.parent)
        fresh.mkdir(parents=True)
        for name in (MANIFEST_NAME, *(file.name for file in pack.manifest.files)):
            shutil.copyfile(pack.folder / name, fresh / name)
        load_pack(fresh)
        for file in fresh.iterdir():
            with file.open("rb+") as written:
                os.fsync(written.fileno())
        with contextlib.suppress(FileExistsError):  # another process was faster
            fresh.rename(kept)
    except OSError as error:
        raise CatchlightError(
            f"The model pack could not be kept in the lab: {error.strerror}. Nothing was changed.",
            hint="Free some disk space and start again.",
            folder=str(kept),
        ) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return kept


def _kept(lab: Lab, sha256: str) -> Path:
    return lab.folder / "models" / sha256[:16]


def _sweep(packs: Path) -> None:
    """Delete what a process that was killed left of a pack."""
    for left in packs.glob("*.tmp"):
        if left.stat().st_mtime < time.time() - _LEFT_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
