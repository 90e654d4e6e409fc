"""The result of a search, live or read back: the probe, the candidates, and what was searched to find them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.recorder_clock import RecorderClock, clocks_of, wall_time_of
from catchlight.faces.face import Quality, Reason, Verdict
from catchlight.faces.records import StoredFace, face_named
from catchlight.gallery.browse import count_portraits_of, portraits_by_row
from catchlight.gallery.candidates import Candidate, FaceCandidate
from catchlight.gallery.exact import Ranked
from catchlight.gallery.searches import Listed, StoredSearch, search_named
from catchlight.gallery.snapshots import ImportedSnapshot, imported_snapshots

Scope = Literal["gallery", "exhibits"]
Mode = Literal["exact", "preview", "sweep"]

_REASONS = {
    Reason.SMALL: "small",
    Reason.VERY_SMALL: "very small",
    Reason.BLURRED: "blurred",
    Reason.DARK: "dark",
    Reason.BRIGHT: "overexposed",
    Reason.LOW_CONTRAST: "low in contrast",
    Reason.UNEVEN_LIGHT: "unevenly lit",
    Reason.TURNED: "turned away",
    Reason.TILTED: "tilted",
    Reason.UPSIDE_DOWN: "upside down",
    Reason.CUT_OFF: "cut off",
    Reason.COMPRESSED: "strongly compressed",
}


@dataclass(frozen=True)
class Probe:
    """The face that was searched for.

    Attributes:
        face: Id of the face, `f12`; of a track, its best face.
        track: Id of the track, `t3`, whose fused template was used, or None where the face's own was.
        exhibit: Id of the exhibit, `e1`.
        microseconds: Media time of the face, or None for a still.
        crop_sha256: Display crop (PNG) in the lab's store, or None where none is kept.
        quality: The face's quality; `warning` says what it means for the result.
        wall_time: True time of the face by the recorder's clock that is in force, or None where none was noted.
    """

    face: str
    track: str | None
    exhibit: str
    microseconds: int | None
    crop_sha256: str | None
    quality: Quality
    wall_time: datetime | None = None

    @property
    def warning(self) -> str | None:
        """What limits this probe, for the examiner, or None if nothing does."""
        if self.quality.verdict is Verdict.USABLE:
            return None
        why = ", ".join(_REASONS.get(reason, str(reason)) for reason in self.quality.reasons) or "poor"
        if self.quality.verdict is Verdict.LIMITED:
            return f"The probe is limited ({why}): the person sought may rank low or be missing from the list."
        return f"The probe is not suitable for comparison ({why}): ranks and scores from it say little."


@dataclass(frozen=True)
class SearchResult:
    """What a search gave; candidates are leads, never identifications, and an empty list is a full result.

    Attributes:
        id: Id of the search, `s7`.
        scope: What was searched.
        mode: "exact" (every template compared; stored), "preview" (approximate, shown while exact runs), or "sweep" (of
            one of many probes; stored; may lack persons that an exact search lists, so it cannot be concluded on).
        gallery_size: Portraits in the gallery with a template of the probe's model pack; faces in scope "exhibits".
        searched: Of these, how many were compared.
        threshold: The threshold in force, or None.
        k: The longest the list may be.
        probe: The face searched for.
        candidates: Persons, best first; empty in scope "exhibits".
        faces: Faces of the case, best first; empty in scope "gallery".
        seconds: Time the comparison took.
        gallery_revision: The gallery's revision; None in scope "exhibits".
        gallery_root: The gallery's Merkle root, hex; None in scope "exhibits".
        pack_sha256: The model pack of both templates.
        expired_left_out: Portraits left out because their retention has ended.
        other_pack_left_out: Portraits or faces left out because they have no template of this model pack.
        preview: Why no preview was shown, or None.
        filtered_left_out: Portraits left out by the filters.
        filters: The filters, as `Filters.document` gives them; empty for the whole gallery.
        certificate: Why the exact list is certain, as `Certificate.document` gives it; None for a preview, in scope
            "exhibits", and of an empty gallery.
        snapshot: The imported snapshot that was searched, with its last day; None for the lab's own gallery.
    """

    id: str
    scope: Scope
    mode: Mode
    gallery_size: int
    searched: int
    threshold: float | None
    k: int
    probe: Probe
    candidates: tuple[Candidate, ...]
    faces: tuple[FaceCandidate, ...]
    seconds: float
    gallery_revision: int | None
    gallery_root: str | None
    pack_sha256: str
    expired_left_out: int
    other_pack_left_out: int
    preview: str | None = None
    filtered_left_out: int = 0
    filters: Mapping[str, Any] = field(default_factory=dict)
    certificate: Mapping[str, Any] | None = None
    snapshot: ImportedSnapshot | None = None


def probe_of(face: StoredFace, *, track: str | None, crop: str | None, wall_time: datetime | None = None) -> Probe:
    """The probe as shown: a face, its crop, its true time, and the track whose fused template stands for it."""
    return Probe(face.id, track, face.exhibit, face.microseconds, crop, face.face.quality, wall_time)


def candidates_of(db: Database, ranked: Sequence[Ranked]) -> tuple[Candidate, ...]:
    """Ranked persons with what is enrolled of them."""
    portraits = portraits_by_row(db, (one.portrait for one in ranked))
    return tuple(
        Candidate(
            rank=rank,
            person_id=portrait.person_id,
            score=one.score,
            portrait=portrait.id,
            crop_sha256=portrait.crop_sha256,
            sha256=portrait.sha256,
            captured_on=portrait.captured_on,
            source=portrait.source,
            legal_basis=portrait.legal_basis,
            retain_until=portrait.retain_until,
            sex=portrait.sex,
            birth_year=portrait.birth_year,
            note=portrait.note,
            portraits=count_portraits_of(db, portrait.person_id),
            compared=tuple((f"p{row}", score) for row, score in one.portraits),
        )
        for rank, (one, portrait) in enumerate(((one, portraits[one.portrait]) for one in ranked), start=1)
    )


def stored_result(db: Database, case: Case, name: str) -> SearchResult:
    """The exact result of the search `s7` of the case, as it was stored.

    Raises:
        CatchlightError: if the case has no such search, it never finished, or its result was erased.
    """
    return result_of(db, case, search_named(db, case, name))


def result_of(db: Database, case: Case, stored: StoredSearch) -> SearchResult:
    """The exact result of a stored search.

    Raises:
        CatchlightError: if it never finished, or its result was erased.
    """
    asked, figures = stored.started, stored.figures
    if stored.erased_at is not None:
        raise CatchlightError(
            f"The result of the search {stored.id} was erased at {stored.erased_at}.",
            hint="The evidence log says by whom and why; the certificate of the erasure says what went.",
            search=stored.id,
        )
    if figures is None:
        raise CatchlightError(
            f"The search {stored.id} never finished, so it has no result.", hint="Search again.", search=stored.id
        )
    if stored.is_sweep:
        raise CatchlightError(
            f"{stored.id} is a sweep of many faces, and no list of its own.",
            hint="Open it as a sweep: catchlight sweep CASE --open SWEEP [--probe TRACK].",
            search=stored.id,
        )
    clocks = clocks_of(db, case)
    ranked = [Ranked(0, one.portrait, one.score, one.portraits) for one in stored.listed if one.portrait is not None]
    faces = [
        _face_candidate(one, face_named(db, case, f"f{one.face}"), clocks)
        for one in stored.listed
        if one.face is not None
    ]
    probe = face_named(db, case, f"f{asked.probe_face}")
    return SearchResult(
        id=stored.id,
        scope="exhibits" if asked.scope == "exhibits" else "gallery",
        mode="exact",
        gallery_size=figures.gallery_size,
        searched=figures.searched,
        threshold=asked.threshold,
        k=asked.k,
        probe=probe_of(
            probe,
            track=asked.probe if asked.probe[0] == "t" else None,
            crop=asked.probe_crop,
            wall_time=wall_time_of(clocks.get(probe.exhibit_row), probe.microseconds),
        ),
        candidates=candidates_of(db, ranked)
        or tuple(one.detached for one in stored.listed if one.detached is not None),
        faces=tuple(faces),
        seconds=figures.seconds,
        gallery_revision=figures.gallery_revision,
        gallery_root=figures.gallery_root,
        pack_sha256=asked.pack_sha256,
        expired_left_out=figures.expired_left_out,
        other_pack_left_out=figures.other_pack_left_out,
        filtered_left_out=figures.filtered_left_out,
        filters=figures.filters,
        certificate=figures.certificate,
        snapshot=next((one for one in imported_snapshots(db) if one.id == figures.snapshot), None),
    )


def _face_candidate(listed: Listed, face: StoredFace, clocks: Mapping[int, RecorderClock]) -> FaceCandidate:
    wall_time = wall_time_of(clocks.get(face.exhibit_row), face.microseconds)
    return FaceCandidate(listed.rank, listed.score, face, wall_time)
