"""Find what a sweep searches for: the tracks of a case's exhibits and the faces of its stills that can be compared."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.exhibits import Exhibit, exhibits_of
from catchlight.faces.records import StoredFace, faces_of_exhibit, tracks_of_exhibit
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.gallery.sweeps import SweptProbe
from catchlight.gallery.templates import unit_vector
from catchlight.workflows.sweep_request import MOST_PROBES


@dataclass(frozen=True)
class SweepProbe:
    """One face of the sweep.

    Attributes:
        name: Id of the track, or of the face of a still.
        face: The face; of a track, its best one.
        template: `float32` little-endian, as stored.
        vector: The same, `(d,) float32` of unit length.
    """

    name: str
    face: StoredFace
    template: bytes
    vector: NDArray[np.float32] = field(repr=False)

    @property
    def template_sha256(self) -> str:
        """Hash of the template, as the log holds it."""
        return hashlib.sha256(self.template).hexdigest()

    def as_stored(self, number: int) -> SweptProbe:
        """Its row in the sweep."""
        return SweptProbe(number, self.name, self.face.row, self.template_sha256)


@dataclass(frozen=True)
class SweepProbes:
    """What a sweep searches for.

    Attributes:
        exhibits: The exhibits looked through.
        probes: The faces, by exhibit, then in order of appearance.
        pack: The model pack of them all.
        no_template: Tracks and faces left out because they have no template that can be compared.
        other_pack: Tracks and faces left out because they were made with another model pack than the gallery's.
    """

    exhibits: tuple[Exhibit, ...]
    probes: tuple[SweepProbe, ...]
    pack: str
    no_template: int
    other_pack: int

    @property
    def words(self) -> str:
        """What stands for the probe of a search: how many there are."""
        return f"{len(self.probes):,} face{'' if len(self.probes) == 1 else 's'}"

    def vectors(self) -> NDArray[np.float32]:
        """`(m, d) float32`, rows of unit length."""
        return np.stack([one.vector for one in self.probes])


def find_probes(db: Database, case: Case, asked: Sequence[str]) -> SweepProbes:
    """All faces of the case's exhibits, or of those that were asked for.

    Raises:
        CatchlightError: if there is no such exhibit, nothing that can be compared, or too much of it.
    """
    exhibits = _exhibits(db, case, asked)
    found = [one for exhibit in exhibits for one in _of_exhibit(db, exhibit)]
    probes = [one for one in found if one is not None]
    pack = pack_in_use(db) or (probes[0].face.pack_sha256 if probes else "")
    usable = tuple(one for one in probes if one.face.pack_sha256 == pack)
    left_out = len(found) - len(probes), len(probes) - len(usable)
    if not usable:
        raise CatchlightError(
            f"There is no face in {'these exhibits' if asked else 'the case'} that can be compared with the gallery"
            f" ({len(found)} found). Nothing was searched.",
            hint="Extract the exhibits' faces first, with the model pack of the gallery: catchlight extract CASE.",
            found=len(found),
        )
    if len(usable) > MOST_PROBES:
        raise CatchlightError(
            f"There are {len(usable):,} tracks and faces, and a sweep takes {MOST_PROBES:,}. Nothing was searched.",
            hint="Sweep the exhibits in several parts: name some of them.",
            probes=len(usable),
        )
    return SweepProbes(exhibits, usable, pack, *left_out)


def _exhibits(db: Database, case: Case, asked: Sequence[str]) -> tuple[Exhibit, ...]:
    known = {exhibit.id: exhibit for exhibit in exhibits_of(db, case)}
    for name in asked:
        if name not in known:
            raise CatchlightError(
                f"There is no exhibit {name} in the case {case.number}. Nothing was searched.",
                hint=f"It has {', '.join(list(known)[:20]) or 'none'}.",
                exhibit=name,
            )
    return tuple(exhibit for name, exhibit in known.items() if not asked or name in asked)


def _of_exhibit(db: Database, exhibit: Exhibit) -> list[SweepProbe | None]:
    if exhibit.kind == "still":
        return [_probe(face.id, face, face.face.embedding) for face in faces_of_exhibit(db, exhibit.row)]
    tracks = tracks_of_exhibit(db, exhibit.row)
    return [_probe(track.id, track.best, track.template or track.best.face.embedding) for track in tracks]


def _probe(name: str, face: StoredFace, template: bytes | None) -> SweepProbe | None:
    """A probe, or None where there is no template, or none that has a direction."""
    if template is None:
        return None
    try:
        return SweepProbe(name, face, template, unit_vector(template))
    except CatchlightError:
        return None
