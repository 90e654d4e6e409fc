"""Sweeps as stored: the probes of one sweep, and the candidates of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlite_utils import Database

from catchlight.evidence.log import Act
from catchlight.gallery.searches import Listed


@dataclass(frozen=True)
class SweptProbe:
    """One probe of a sweep.

    Attributes:
        number: Its place in the sweep, from 1.
        probe: Id of the track, `t3`, or of the face of a still, `f12`.
        probe_face: Row of the face; of a track, its best one.
        template_sha256: Hash of the template that was compared.
        listed: Its candidates, best first.
    """

    number: int
    probe: str
    probe_face: int
    template_sha256: str
    listed: tuple[Listed, ...] = ()


def store_probes(act: Act, search: int, probes: Sequence[SweptProbe]) -> None:
    """Store what a sweep searches for. The caller logs it in the same act."""
    act.db.conn.executemany(
        "INSERT INTO sweep_probes (search_id, number, probe, probe_face, template_sha256) VALUES (?, ?, ?, ?, ?)",
        ((search, one.number, one.probe, one.probe_face, one.template_sha256) for one in probes),
    )


def store_swept(act: Act, search: int, probes: Sequence[SweptProbe]) -> None:
    """Store what a sweep found. The caller logs it in the same act."""
    act.db.conn.executemany(
        "INSERT INTO sweep_candidates (search_id, number, rank, portrait, score) VALUES (?, ?, ?, ?, ?)",
        ((search, one.number, listed.rank, listed.portrait, listed.score) for one in probes for listed in one.listed),
    )


def swept_probes(db: Database, search: int) -> tuple[SweptProbe, ...]:
    """The probes of a sweep with their candidates, in its order; empty where it is none, or was erased."""
    listed: dict[int, list[Listed]] = {}
    for number, rank, portrait, score in db.conn.execute(
        "SELECT number, rank, portrait, score FROM sweep_candidates WHERE search_id = ? ORDER BY number, rank",
        (search,),
    ):
        listed.setdefault(number, []).append(Listed(rank, score, portrait, None))
    rows = db.conn.execute(
        "SELECT number, probe, probe_face, template_sha256 FROM sweep_probes WHERE search_id = ? ORDER BY number",
        (search,),
    )
    found = (SweptProbe(*row) for row in rows)
    return tuple(replace(one, listed=tuple(listed.get(one.number, ()))) for one in found)


def swept_probe(db: Database, search: int, probe: str) -> SweptProbe | None:
    """The probe `t3` of a sweep, or None."""
    row = db.conn.execute(
        "SELECT number, probe, probe_face, template_sha256 FROM sweep_probes WHERE search_id = ? AND probe = ?",
        (search, probe),
    ).fetchone()
    if row is None:
        return None
    rows = db.conn.execute(
        "SELECT rank, score, portrait FROM sweep_candidates WHERE search_id = ? AND number = ? ORDER BY rank",
        (search, row[0]),
    )
    return replace(
        SweptProbe(*row), listed=tuple(Listed(rank, score, portrait, None) for rank, score, portrait in rows)
    )


def count_probes(db: Database, search: int) -> int:
    """How many probes a sweep has."""
    (count,) = db.conn.execute("SELECT count(*) FROM sweep_probes WHERE search_id = ?", (search,)).fetchone()
    return int(count)
