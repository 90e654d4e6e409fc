"""The result of a sweep: one row for each face searched for, and the list behind each row.

No row can be concluded on; `catchlight.workflows.search_exactly` makes an exact search of one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.recorder_clock import RecorderClock, clocks_of, wall_time_of
from catchlight.faces.records import face_named
from catchlight.gallery.candidates import Candidate
from catchlight.gallery.exact import Ranked
from catchlight.gallery.searches import Listed, SearchFigures, StoredSearch, searches_from_sweep
from catchlight.gallery.sweeps import SweptProbe, swept_probe, swept_probes
from catchlight.workflows.search_result import Probe, SearchResult, candidates_of, probe_of

NO_CONCLUSION = "Sweep: cannot be concluded on; search exactly."


@dataclass(frozen=True)
class SweepRow:
    """One face of a sweep.

    Attributes:
        number: Its place in the sweep, from 1.
        name: Id of the track, `t3`, or of the face of a still, `f12`.
        probe: The face.
        listed: How many candidates its list has.
        best: The first of them, or None for an empty list, which is a full result.
        exact: Ids of the exact searches that were made of it, oldest first.
    """

    number: int
    name: str
    probe: Probe
    listed: int
    best: Candidate | None
    exact: tuple[str, ...] = ()


@dataclass(frozen=True)
class SweepResult:
    """What a sweep gave; candidates are leads, never identifications, and cannot be concluded on from here.

    Attributes:
        id: Id of the sweep, `s7`.
        rows: One for each face, in order of exhibit and appearance.
        k: The longest a list may be.
        threshold: The lowest comparison score listed, or None.
        gallery_size: Portraits in the gallery with a template of the probes' model pack.
        searched: Of these, how many were searched.
        gallery_revision: The gallery's revision.
        gallery_root: The gallery's Merkle root, hex.
        pack_sha256: The model pack of all templates.
        seconds: Time the comparison took.
        expired_left_out: Portraits left out because their retention has ended.
        other_pack_left_out: Portraits left out because they have no template of this model pack.
        filtered_left_out: Portraits left out by the filters.
        filters: The filters, as `Filters.document` gives them; empty for the whole gallery.
        statement: How it was made and what it lost: `method` ("codes", or "exact" for a small gallery or selection),
            `sample` (faces of it that were searched exactly too), `sample_listed`, `sample_lost`, `measured_loss`
            (share, or None where it could not be measured), `probes_without_template`, `probes_of_other_pack`. Empty
            where the gallery was.
    """

    id: str
    rows: tuple[SweepRow, ...]
    k: int
    threshold: float | None
    gallery_size: int
    searched: int
    gallery_revision: int | None
    gallery_root: str | None
    pack_sha256: str
    seconds: float
    expired_left_out: int
    other_pack_left_out: int
    filtered_left_out: int
    filters: Mapping[str, Any] = field(default_factory=dict)
    statement: Mapping[str, Any] = field(default_factory=dict)


def sweep_result(db: Database, case: Case, stored: StoredSearch) -> SweepResult:
    """The result of a stored sweep.

    Raises:
        CatchlightError: if it is none, never finished, or was erased.
    """
    figures, clocks = require_swept(stored), clocks_of(db, case)
    exact: dict[str, list[str]] = {}
    for one in searches_from_sweep(db, stored.row):
        exact.setdefault(one.started.probe, []).append(one.id)
    rows = (
        SweepRow(
            number=one.number,
            name=one.probe,
            probe=_probe(db, case, one, clocks),
            listed=len(one.listed),
            best=next(iter(_candidates(db, one.listed[:1])), None),
            exact=tuple(exact.get(one.probe, ())),
        )
        for one in swept_probes(db, stored.row)
    )
    return SweepResult(
        id=stored.id,
        rows=tuple(rows),
        k=stored.started.k,
        threshold=stored.started.threshold,
        gallery_size=figures.gallery_size,
        searched=figures.searched,
        gallery_revision=figures.gallery_revision,
        gallery_root=figures.gallery_root,
        pack_sha256=stored.started.pack_sha256,
        seconds=figures.seconds,
        expired_left_out=figures.expired_left_out,
        other_pack_left_out=figures.other_pack_left_out,
        filtered_left_out=figures.filtered_left_out,
        filters=figures.filters,
        statement=figures.sweep or {},
    )


def row_result(db: Database, case: Case, stored: StoredSearch, name: str) -> SearchResult:
    """The list of one face of a stored sweep, in mode "sweep".

    Raises:
        CatchlightError: if it is no sweep, never finished, was erased, or has no such face.
    """
    figures, one = require_swept(stored), swept_named(db, stored, name)
    return SearchResult(
        id=stored.id,
        scope="gallery",
        mode="sweep",
        gallery_size=figures.gallery_size,
        searched=figures.searched,
        threshold=stored.started.threshold,
        k=stored.started.k,
        probe=_probe(db, case, one, clocks_of(db, case)),
        candidates=_candidates(db, one.listed),
        faces=(),
        seconds=figures.seconds,
        gallery_revision=figures.gallery_revision,
        gallery_root=figures.gallery_root,
        pack_sha256=stored.started.pack_sha256,
        expired_left_out=figures.expired_left_out,
        other_pack_left_out=figures.other_pack_left_out,
        filtered_left_out=figures.filtered_left_out,
        filters=figures.filters,
    )


def swept_named(db: Database, stored: StoredSearch, name: str) -> SweptProbe:
    """The face `t3` of a sweep.

    Raises:
        CatchlightError: if it has no such face.
    """
    found = swept_probe(db, stored.row, name)
    if found is None:
        raise CatchlightError(
            f"The sweep {stored.id} did not search for {name}.",
            hint="Its faces are listed by: catchlight sweep CASE --open SWEEP.",
            search=stored.id,
            probe=name,
        )
    return found


def require_swept(stored: StoredSearch) -> SearchFigures:
    """What a finished sweep was run against.

    Raises:
        CatchlightError: if it is none, never finished, or was erased.
    """
    if not stored.is_sweep:
        raise CatchlightError(
            f"{stored.id} is a search of one face, and no sweep.", hint="Open it as a search.", search=stored.id
        )
    if stored.erased_at is not None:
        raise CatchlightError(
            f"The result of the sweep {stored.id} was erased at {stored.erased_at}.",
            hint="The evidence log says by whom and why; the certificate of the erasure says what went.",
            search=stored.id,
        )
    if stored.figures is None:
        raise CatchlightError(
            f"The sweep {stored.id} never finished, so it has no result.", hint="Sweep again.", search=stored.id
        )
    return stored.figures


def _probe(db: Database, case: Case, one: SweptProbe, clocks: Mapping[int, RecorderClock]) -> Probe:
    face = face_named(db, case, f"f{one.probe_face}")
    return probe_of(
        face,
        track=one.probe if one.probe[0] == "t" else None,
        crop=face.crop_sha256,
        wall_time=wall_time_of(clocks.get(face.exhibit_row), face.microseconds),
    )


def _candidates(db: Database, listed: tuple[Listed, ...]) -> tuple[Candidate, ...]:
    return candidates_of(db, [Ranked(0, one.portrait, one.score) for one in listed if one.portrait is not None])
