"""Views of synthetic galleries: filled, indexed and opened in one line, and the plain loop to compare searches with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tests.gallery_maker import PACK, TOMORROW
from tests.people import present

from catchlight.evidence.log import acting
from catchlight.gallery.filters import Filters
from catchlight.gallery.gallery_tree import gallery_leaf, read_tree, store_tree
from catchlight.gallery.generation import Generation
from catchlight.gallery.generation_build import build_generation, use_generation
from catchlight.gallery.selection import Selection
from catchlight.gallery.templates import in_days, today_in_days
from catchlight.gallery.view import GalleryView, open_view
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab

NO_FILTERS = Filters()
LONG_AFTER = in_days(TOMORROW) + 1


def built(lab: Lab, *, with_index: bool = False, pack: str = PACK) -> Generation:
    """A new generation, in use."""
    with lab.reading() as db:
        fresh = build_generation(lab, db, pack=pack, with_index=with_index)
        with acting(lab, db, present(lab)) as act:
            use_generation(act, fresh, pack=pack)
    return fresh


def stock(lab: Lab, vectors: NDArray[np.float32], persons: Sequence[int], *, pack: str = PACK) -> None:
    """Many portraits, written to the tables alone, without a log entry."""
    with lab.reading() as db, transaction(db):
        tree = read_tree(db)
        size = tree.additions.size
        db.conn.executemany(
            "INSERT OR IGNORE INTO persons (id, person_id) VALUES (?, ?)", ((one, f"N{one}") for one in set(persons))
        )
        db.conn.executemany(
            "INSERT INTO portraits (id, person, sha256, file_name, width, height, captured_on, source, legal_basis,"
            " retain_until, x, y, face_width, face_height, landmarks, chosen, quality, verdict, crop_sha256,"
            " enrolled_at, enrolled_by) VALUES (?, ?, ?, '', 1, 1, '2024-01-02', 'station', 'art. 1', ?, 0, 0, 1, 1,"
            " '[]', 'only-face', '{}', 'usable', '', '', '')",
            ((size + at + 1, one, f"{size + at:064x}", TOMORROW.isoformat()) for at, one in enumerate(persons)),
        )
        db.conn.executemany(
            "INSERT INTO templates (portrait, pack_sha256, leaf, embedding) VALUES (?, ?, ?, ?)",
            ((size + at + 1, pack, size + at, vector.tobytes()) for at, vector in enumerate(vectors)),
        )
        for at, vector in enumerate(vectors):
            tree.additions.add(
                gallery_leaf(portrait_sha256=f"{size + at:064x}", template=vector.tobytes(), pack_sha256=pack)
            )
        tree.revision += 1
        store_tree(db, tree)


@contextmanager
def viewed(lab: Lab, *, pack: str = PACK) -> Iterator[GalleryView]:
    """The gallery as a search sees it now."""
    with lab.reading() as db, open_view(lab, db, pack=pack) as view:
        yield view


def selected(view: GalleryView, *, today: int | None = None, **filters: Any) -> Selection:
    """What is searched today, with these filters."""
    return view.select(Filters(**filters), today=today_in_days() if today is None else today)


def by_hand(view: GalleryView, selection: Selection, probe: NDArray[np.float32], k: int) -> list[tuple[int, int]]:
    """Persons and best portraits, by a plain loop in float64 over every selected row."""
    best: dict[int, tuple[float, int]] = {}
    rows = np.arange(len(view.generation) + len(view.delta))
    rows = rows[selection.holds(rows)]
    scores = (view.vectors(rows).astype(np.float64) * probe.astype(np.float64)).sum(axis=1).clip(-1.0, 1.0)
    known = zip(scores.tolist(), view.persons(rows).tolist(), view.portraits(rows).tolist(), strict=True)
    for score, person, portrait in known:
        if person not in best or (score, -portrait) > (best[person][0], -best[person][1]):
            best[person] = (score, portrait)
    order = sorted(best, key=lambda person: (-best[person][0], person))
    return [(person, best[person][1]) for person in order[:k]]
