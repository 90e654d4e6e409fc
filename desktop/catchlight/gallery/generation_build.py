"""Building generations: complete and on the disk before the pointer row names them; a failed build leaves the old one.

The indexes for previews and sweeps are made with it, and what the preview loses is measured before it is used
(`catchlight.gallery.tuner`).
"""

import contextlib
import os
import shutil
import time
from pathlib import Path
from typing import Any

import msgspec
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.log import Act
from catchlight.gallery import generation_files as files
from catchlight.gallery.annoy_index import NODES_VISITED, SEED
from catchlight.gallery.blanking import blank_portraits
from catchlight.gallery.builds import building
from catchlight.gallery.filters import Filters
from catchlight.gallery.gallery_tree import read_tree
from catchlight.gallery.generation import (
    Generation,
    erased_since,
    generation_folder,
    map_generation,
    pack_folder,
    snapshot,
)
from catchlight.gallery.generation_files import GenerationHarmed, GenerationUnusable
from catchlight.gallery.preview_setting import PreviewSetting, PreviewWish, setting_in
from catchlight.gallery.sweep_index import write_sweep
from catchlight.gallery.templates import today_in_days
from catchlight.gallery.tuner import tune_preview
from catchlight.gallery.view import view_alone
from catchlight.jobs import JobControl
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab

UNUSED_SECONDS = 3600.0
"""Age at which a folder that no pointer names is deleted; until then another process may be opening or writing it."""


def build_generation(
    lab: Lab,
    db: Database,
    *,
    pack: str,
    with_index: bool,
    wish: PreviewWish | None = None,
    control: JobControl | None = None,
) -> Generation:
    """Write a new generation from the database; it counts only once `use_generation` was committed.

    Args:
        lab: The lab.
        db: The database, outside a transaction.
        pack: Hash of the model pack.
        with_index: Build the preview index too; without the package for it there is none.
        wish: What the preview may lose; None for what the generation in use was built for.
        control: Progress and cancel.

    Raises:
        CatchlightError: if a stored template is damaged, or the disk is full; the generation in use stays.
        JobCancelled: if the job was asked to stop.
    """
    control = control or JobControl()
    try:
        number, folder = _new_folder(pack_folder(lab, pack), above=_highest_number(db, pack))
        with building(folder):
            try:
                built, facts = _written(folder, number, db, pack=pack, control=control)
                if with_index:
                    wish = wish or _wish_kept(lab, db, pack=pack)
                    facts = {**facts, **_indexed(lab, db, built, pack=pack, wish=wish, control=control)}
                return _completed(built, facts)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
    except OSError as error:
        raise CatchlightError(
            f"The gallery's search files could not be written: {error.strerror or error}. Nothing in the gallery was"
            " lost.",
            hint="Free some disk space and start again.",
            folder=str(lab.folder / "gallery"),
        ) from error


def use_generation(act: Act, built: Generation, *, pack: str) -> None:
    """Point the gallery to a generation, with its log entry; nothing if a newer one is in use already.

    What was erased while it was being built is overwritten in it first.

    Raises:
        GenerationHarmed: if its folder is gone.
    """
    current = act.db.conn.execute(
        "SELECT generation, revision FROM generations WHERE pack_sha256 = ?", (pack,)
    ).fetchone()
    is_sound = current is not None and current[1] <= read_tree(act.db).revision  # a restored database may be older
    if is_sound and (current[1] > built.revision or current[0] > built.number):
        return
    if not (built.folder / "manifest.json").is_file():
        raise GenerationHarmed("its folder is gone", file="manifest.json")
    if current is not None:  # those who have it open go on in it; it is as old as a minute ago, not as its files
        with contextlib.suppress(OSError):
            os.utime(generation_folder(act.lab, pack, current[0]))
    erased = erased_since(act.db, built.revision, pack=pack)
    sums = dict(built.sums)
    if len(erased):
        sums.update((name, changed or "") for name, changed in blank_portraits(built.folder, erased).items())
        # An erasure that met it before it was used took its indexes away already.
        sums = {name: changed for name, changed in sums.items() if changed and (built.folder / name[0]).exists()}
    act.db.conn.execute(
        "INSERT INTO generations (pack_sha256, generation, revision, leaves, manifest_sha256) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (pack_sha256) DO UPDATE SET generation = excluded.generation, revision = excluded.revision,"
        " leaves = excluded.leaves, manifest_sha256 = excluded.manifest_sha256",
        (pack, built.number, built.revision, built.leaves, built.manifest_sha256),
    )
    act.db.conn.executemany(
        "INSERT OR REPLACE INTO generation_blocks (pack_sha256, generation, file, block, sha256)"
        " VALUES (?, ?, ?, ?, ?)",
        ((pack, built.number, name, block, found) for (name, block), found in sums.items()),
    )
    act.log(
        "gallery.indexed",
        details={
            "generation": built.number,
            "revision": built.revision,
            "leaves": built.leaves,
            "gallery_root": built.root,
            "pack_sha256": pack,
            "templates": len(built),
            "manifest_sha256": built.manifest_sha256,
            "preview_index": built.index is not None,
            **_preview_details(built.preview),
            "sweep_index": built.sweep is not None,
        },
    )


def _preview_details(preview: PreviewSetting | None) -> dict[str, Any]:
    if preview is None:
        return {}
    bands = [[band.low, band.high, band.found, band.lost] for band in preview.bands]
    facts = {"seed": preview.seed, "trees": preview.trees, "search_k": preview.nodes, "wanted_loss": preview.wanted}
    return {"preview": {**facts, "loss": round(preview.loss, 6), "bands": bands}}


def discard_unused(lab: Lab, db: Database, *, pack: str, unused_seconds: float = UNUSED_SECONDS) -> None:
    """Delete the folders that no pointer names and that nobody can still be opening or writing."""
    pointer = db.conn.execute("SELECT generation FROM generations WHERE pack_sha256 = ?", (pack,)).fetchone()
    for folder in pack_folder(lab, pack).glob("[0-9]*"):
        is_used = pointer is not None and folder.name == f"{pointer[0]:06d}"
        with contextlib.suppress(OSError):  # Windows keeps a mapped file; the next run deletes it
            if not is_used and folder.stat().st_mtime < time.time() - unused_seconds:
                shutil.rmtree(folder)
                with transaction(db):
                    db.conn.execute(
                        "DELETE FROM generation_blocks WHERE pack_sha256 = ? AND generation = ?",
                        (pack, int(folder.name)),
                    )


def _written(
    folder: Path, number: int, db: Database, *, pack: str, control: JobControl
) -> tuple[Generation, dict[str, Any]]:
    """Write the columns, vectors and segments; gives them mapped, and the facts of the manifest."""
    with snapshot(db):
        tree = read_tree(db)
        texts, dimension, roundings = files.write_arrays(folder, db, pack=pack, control=control)
    facts = {
        "format": files.FORMAT,
        "generation": number,
        "revision": tree.revision,
        "leaves": tree.additions.size,
        "gallery_root": tree.root(),
        "pack_sha256": pack,
        "templates": len(files.map_array(folder / files.VECTORS)),
        "dimension": dimension,
        "segment_rows": files.SEGMENT_ROWS,
        "roundings": roundings,
        "page_rows": files.rows_a_page(dimension),
        "texts": msgspec.to_builtins(texts),
        "seed": SEED,
        "trees": 0,
        "search_k": NODES_VISITED,
        "sweep": False,
        "preview": None,
    }
    return map_generation(folder, facts, manifest_sha256="", sums=files.page_sums(folder)), facts


def _indexed(
    lab: Lab, db: Database, built: Generation, *, pack: str, wish: PreviewWish, control: JobControl
) -> dict[str, Any]:
    """Write the indexes; gives what the manifest says of them."""
    facts: dict[str, Any] = {"sweep": write_sweep(built.mapped, built.folder / files.SWEEP)}
    with snapshot(db):
        view = view_alone(lab, db, built, pack=pack)
        selection = view.select(Filters(), today=today_in_days())
    setting = tune_preview(view, built.folder / files.INDEX, selection=selection, wish=wish, control=control)
    if setting is not None:
        facts.update(trees=setting.trees, search_k=setting.nodes, preview=setting.document())
    return facts


def _completed(built: Generation, facts: dict[str, Any]) -> Generation:
    """Checksum everything and write the manifest."""
    folder, sums = built.folder, files.checksums(built.folder, pages=built.sums)
    manifest = {**facts, "files": files.joined_sums(sums)}
    manifest_sha256 = files.write_manifest(folder, manifest)
    return map_generation(folder, manifest, manifest_sha256=manifest_sha256, sums=sums)


def _wish_kept(lab: Lab, db: Database, *, pack: str) -> PreviewWish:
    """What the preview of the generation in use was built for, its trees included."""
    setting: PreviewSetting | None = None
    pointer = db.conn.execute(
        "SELECT generation, manifest_sha256 FROM generations WHERE pack_sha256 = ?", (pack,)
    ).fetchone()
    if pointer is not None:
        with contextlib.suppress(GenerationUnusable):
            manifest = files.read_manifest(pack_folder(lab, pack) / f"{pointer[0]:06d}", sha256=pointer[1])
            setting = setting_in(manifest)
    return PreviewWish() if setting is None else PreviewWish(setting.wanted, (setting.trees,))


def _highest_number(db: Database, pack: str) -> int:
    """The highest number that the database names; the folders may have been taken away."""
    (number,) = db.conn.execute("SELECT max(generation) FROM generations WHERE pack_sha256 = ?", (pack,)).fetchone()
    return int(number or 0)


def _new_folder(parent: Path, *, above: int) -> tuple[int, Path]:
    """A folder with the next free number; two processes never get the same one."""
    parent.mkdir(parents=True, exist_ok=True)
    there = (int(folder.name) for folder in parent.glob("[0-9]*") if folder.name.isdigit())
    number = max(above, *there, 0)
    while True:
        number += 1
        folder = parent / f"{number:06d}"
        with contextlib.suppress(FileExistsError):
            folder.mkdir()
            return number, folder
