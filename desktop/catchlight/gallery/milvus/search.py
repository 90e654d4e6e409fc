"""Search at the gallery server: certified where it compares with every template, a preview where it does not.

The server names rows and says how they score; nothing it says is taken over. What it names is scored and ranked again
from the lab's own templates, and what it was not told yet is left out there and compared here. A list is certain if

- the server's rows are counted and are as many as the lab's database has for the same filters, so none is missing;
- every score it gave differs from ours by no more than its arithmetic can make it (below), so it compared with the
  templates that we know;
- every row that it did not name scores less there than the last person listed here, by more than that bound; it is
  asked for more rows until that is so.

The bound: a sum of d products in float32, in whatever order, of vectors of unit length errs by at most
d 2^-24 / (1 - d 2^-24) ||q|| ||x|| (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., eq. 3.5). That the
server names the rows that score highest rests on its index FLAT; an index of another kind gives previews only.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.gallery.exact import Ranking, precise_scores, search_exact
from catchlight.gallery.filters import Filters
from catchlight.gallery.gallery_tree import GalleryTree, read_tree
from catchlight.gallery.generation import snapshot
from catchlight.gallery.milvus.client import CONSISTENCY, MOST_NEAREST, Connection, Nearest
from catchlight.gallery.milvus.collection import collection_of, ensure_collection
from catchlight.gallery.milvus.counts import Counts, counts_of
from catchlight.gallery.milvus.expressions import Range, expression_of
from catchlight.gallery.milvus.narrowed import narrowed_view, persons_of, rows_of_portraits
from catchlight.gallery.milvus.outbox import Pending, pending_of
from catchlight.gallery.milvus.records import Codes
from catchlight.gallery.milvus.settings import server_of
from catchlight.gallery.view import GalleryView
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab

METHOD = "FLAT scan of every template by the gallery server, float64 re-scoring in the lab"
MOST_PENDING = 20_000
"""Changes that a search leaves out at the server and looks at in the database; with more, the server is told first."""
_TRIES = 4
_WIDER = 4
_LEAST_ASKED = 256
_SINGLE = 2.0**-24
_LONGEST_UNIT = 1.0 + 1e-6


@dataclass(frozen=True)
class ServerQuestion:
    """What is searched for.

    Attributes:
        pack: Hash of the model pack.
        probe: `(d,) float32`, unit length.
        k: Longest list wanted.
        filters: Which templates.
        today: The day, days since 1970-01-01 (UTC).
        threshold: Lowest score listed, or None.
    """

    pack: str
    probe: NDArray[np.float32]
    k: int
    filters: Filters
    today: int
    threshold: float | None = None


@dataclass(frozen=True)
class ServerRanking:
    """What a search at the server found.

    Attributes:
        ranking: The persons; with its certificate, or None in it for a preview.
        size: Templates of the model pack that are not erased, expired ones included.
        revision: The gallery's revision.
        root: The gallery's Merkle root at that revision, hex.
        behind: Portraits of which the server was not told the newest; compared or masked here.
    """

    ranking: Ranking
    size: int
    revision: int
    root: str
    behind: int


class _Differs(Exception):
    """The server does not hold what the lab does; it may just be told something, so it is looked at once more."""


def server_bound(probe: NDArray[np.float32]) -> float:
    """How far a score that the server gives for this probe `(d,)` can be from the true one."""
    d = len(probe)
    length = float(np.linalg.norm(probe.astype(np.float64)))
    return d * _SINGLE / (1 - d * _SINGLE) * length * _LONGEST_UNIT


def search_at_server(
    lab: Lab, db: Database, connection: Connection, question: ServerQuestion, *, control: JobControl | None = None
) -> ServerRanking:
    """Search so that the list can be certified.

    Args:
        lab: The lab.
        db: Its database, outside a transaction.
        connection: The server, whose index is FLAT.
        question: What is searched for.
        control: Progress and cancel.

    Raises:
        CatchlightError: if the server does not answer, or what it holds or says does not fit the lab's own templates;
            there is no list then.
        JobCancelled: if the job was asked to stop.
        ValueError: if the server's index is no exact one.
    """
    if not connection.settings.index.is_exact:
        raise ValueError(f"an exact search with the index {connection.settings.index}")
    return _answered(lab, db, connection, question, control or JobControl(), is_preview=False)


def preview_at_server(lab: Lab, db: Database, connection: Connection, question: ServerQuestion) -> ServerRanking:
    """Search with whatever index there is; scores are exact, that nobody is missing is not certain.

    Raises:
        CatchlightError: as `search_at_server`.
    """
    return _answered(lab, db, connection, question, JobControl(), is_preview=True)


def _answered(
    lab: Lab, db: Database, connection: Connection, question: ServerQuestion, control: JobControl, *, is_preview: bool
) -> ServerRanking:
    difference: _Differs | None = None
    for _ in range(_TRIES):
        with snapshot(db):
            search = _Search(lab, db, connection, question, control)
            try:
                found = search.preview() if is_preview else search.certified()
            except _Differs as differs:
                difference, found = differs, None
        now = server_of(db)
        if now is not None and now.begun > search.pending.seen:
            continue  # another process told the server something meanwhile: what it said is of another time
        if found is not None:
            return found
        break
    raise CatchlightError(
        f"The gallery server {connection.settings.address} does not hold what the lab does"
        f"{'' if difference is None else f': {difference}'}. There is no result.",
        hint="Have a custodian compare and mend it: catchlight gallery server migrate --to server.",
        address=connection.settings.address,
    )


@dataclass(frozen=True)
class _Part:
    """Rows of some portraits that the server named; `floor` is above no score of one that it did not name."""

    portraits: Range
    count: int
    nearest: Nearest
    floor: float


class _Search:
    """One search inside one read transaction."""

    def __init__(
        self, lab: Lab, db: Database, connection: Connection, question: ServerQuestion, control: JobControl
    ) -> None:
        self.lab, self.db, self.connection, self.asked, self.control = lab, db, connection, question, control
        self.tree: GalleryTree = read_tree(db)
        self.pending: Pending = pending_of(db, pack=question.pack)
        if len(self.pending.portraits) > MOST_PENDING:
            raise CatchlightError(
                f"The gallery server was not told yet of {len(self.pending.portraits):,} changed portraits: too many to"
                " search. There is no result.",
                hint="Have a custodian tell it: catchlight gallery server sync.",
                behind=len(self.pending.portraits),
            )
        self.bound = server_bound(question.probe)
        self.collection = collection_of(lab, question.pack)
        self.codes = Codes(connection.settings.code_key)
        self.counts: Counts = counts_of(
            db,
            lab=lab.identifier,
            pack=question.pack,
            filters=question.filters,
            today=question.today,
            revision=self.tree.revision,
            seen=self.pending.seen,
        )

    def certified(self) -> ServerRanking:
        """A list with its certificate.

        Raises:
            _Differs: if what the server says cannot be relied on.
        """
        parts, widened = [self._ask((0, None), max(_LEAST_ASKED, 4 * self.asked.k))], 0
        while True:
            self.control.step(0, None, "compared at the gallery server")
            ranking, cut, rescored = self._ranked(parts)
            last = ranking.persons[-1].score if len(ranking.persons) == self.asked.k else None
            wanted = max(-np.inf if one is None else one for one in (last, self.asked.threshold))
            short = [part for part in parts if part.floor > -np.inf and part.floor >= wanted - self.bound]
            if not short:
                break
            widened += 1
            parts = [wider for part in parts for wider in (self._wider(part) if part in short else [part])]
        certificate = ranking.certificate
        if certificate is None:
            raise AssertionError("an exact search without a certificate")
        certificate = replace(
            certificate,
            bound=self.bound,
            last=last,
            cut=None if cut == -np.inf else cut,
            rescored=rescored,
            widened=widened,
            searched=self.counts.fitting,
            delta=self._fitting_here,
            tombstones=len(self.pending.portraits) - len(self._owners_here),
            expired=self.counts.expired,
            filtered=self.counts.filtered,
            method=METHOD,
            server=self._facts(),
        )
        if not certificate.holds:
            raise AssertionError(f"an exact search without a certificate: {certificate}")  # a bug, never a result
        return self._made(replace(ranking, certificate=certificate))

    def preview(self) -> ServerRanking:
        """A list without one."""
        wanted = min(MOST_NEAREST, max(_LEAST_ASKED, 4 * self.asked.k))
        ranking, _, _ = self._ranked([self._ask((0, None), wanted, is_certain=False)])
        return self._made(replace(ranking, certificate=None))

    def _made(self, ranking: Ranking) -> ServerRanking:
        counts = self.counts
        told = replace(ranking, searched=counts.fitting, expired=counts.expired, filtered=counts.filtered)
        return ServerRanking(told, counts.total, self.tree.revision, self.tree.root(), len(self.pending.portraits))

    def _facts(self) -> dict[str, Any]:
        return {
            "version": self.connection.version(),
            "index": self.connection.settings.index.value,
            "consistency": CONSISTENCY,
            "rows": self._rows_there,
            "behind": len(self.pending.portraits),
        }

    def _ask(self, portraits: Range, count: int, *, is_certain: bool = True) -> _Part:
        """The rows nearest to the probe among those of some portraits."""
        count = min(count, MOST_NEAREST)
        expression = self._expression(portraits)
        is_whole = portraits == (0, None)
        rows = self._rows_there if is_whole else self.connection.count(self.collection, expression)
        none = Nearest(np.empty(0, np.int64), np.empty(0, np.float32))
        nearest = (
            self.connection.nearest(self.collection, self.asked.probe, expression=expression, count=count)
            if rows
            else none
        )
        if is_certain and len(nearest.portraits) != min(count, rows):
            raise _Differs(f"it named {len(nearest.portraits)} of {min(count, rows)} rows asked for")
        floor = float(nearest.scores.min()) if len(nearest.portraits) < rows and len(nearest.portraits) else -np.inf
        return _Part(portraits, count, nearest, floor)

    def _wider(self, part: _Part) -> list[_Part]:
        """The same portraits with more rows, or in two halves where it may not name more at once."""
        if part.count < MOST_NEAREST:
            return [self._ask(part.portraits, part.count * _WIDER)]
        first, stop = part.portraits
        end = self._last_portrait() + 1 if stop is None else stop
        middle = (first + end) // 2
        return [self._ask((first, middle), MOST_NEAREST), self._ask((middle, stop), MOST_NEAREST)]

    def _ranked(self, parts: list[_Part]) -> tuple[Ranking, float, int]:
        """The ranking of whom the parts name and of what is pending, the highest score left out, rows scored again."""
        portraits = np.concatenate([part.nearest.portraits for part in parts])
        scores = np.concatenate([part.nearest.scores for part in parts])
        owners = persons_of(self.db, portraits, pack=self.asked.pack)
        known = np.array([portrait in owners for portrait in portraits.tolist()], dtype=bool)
        if not known.all():
            raise _Differs(f"it has the portrait p{portraits[~known][0]}, which the lab has not")
        if len(np.unique(portraits)) != len(portraits):
            raise _Differs("it named a portrait twice")
        view = self._view({*owners.values(), *self._owners_here.values()})
        self._check_scores(view, portraits, scores)
        selection = view.select(self.asked.filters, today=self.asked.today)
        ranking = search_exact(
            view, self.asked.probe, k=self.asked.k, selection=selection, threshold=self.asked.threshold
        )
        return ranking, max(part.floor for part in parts), len(portraits)

    def _check_scores(self, view: GalleryView, portraits: NDArray[np.int64], scores: NDArray[np.float32]) -> None:
        """Refuse scores that the server's arithmetic cannot have given for our templates."""
        rows = rows_of_portraits(view, portraits)
        ours = precise_scores(view, self.asked.probe, rows)
        order, mine = np.argsort(portraits), np.argsort(view.portraits(rows))
        wrong = ~(
            np.abs(scores[order].astype(np.float64).clip(-1, 1) - ours[mine]) <= self.bound
        )  # what is no number too
        if wrong.any():
            portrait = int(portraits[order][wrong][0])
            raise _Differs(f"its score of portrait p{portrait} is not that of the lab's template")

    def _view(self, persons: set[int]) -> GalleryView:
        return narrowed_view(
            self.lab,
            self.db,
            self.tree,
            persons,
            pack=self.asked.pack,
            dimension=len(self.asked.probe),
            filters=self.asked.filters,
        )

    def _expression(self, portraits: Range) -> str:
        return expression_of(
            self.asked.filters,
            self.codes,
            today=self.asked.today,
            without=self.pending.portraits,
            portraits=portraits,
        )

    def _last_portrait(self) -> int:
        (last,) = self.db.conn.execute(
            "SELECT max(portrait) FROM templates WHERE pack_sha256 = ?", (self.asked.pack,)
        ).fetchone()
        return int(last or 0)

    @cached_property
    def _owners_here(self) -> dict[int, int]:
        """The persons of the pending portraits that have a template."""
        return persons_of(self.db, self.pending.portraits, pack=self.asked.pack)

    @cached_property
    def _fitting_here(self) -> int:
        """Pending portraits that the search concerns: compared in the lab."""
        view = self._view(set(self._owners_here.values()))
        rows = rows_of_portraits(view, np.array(self.pending.portraits, dtype=np.int64))
        return int(np.count_nonzero(view.select(self.asked.filters, today=self.asked.today).holds(rows)))

    @cached_property
    def _rows_there(self) -> int:
        """Rows that the search concerns at the server, counted there and held against the lab's own count."""
        expected = self.counts.fitting - self._fitting_here
        found = 0
        if self.connection.has(self.collection):
            ensure_collection(self.connection, self.collection, dimension=len(self.asked.probe))
            found = self.connection.count(self.collection, self._expression((0, None)))
        if found != expected:
            raise _Differs(f"it has {found:,} templates for this search, the lab has {expected:,}")
        return found
