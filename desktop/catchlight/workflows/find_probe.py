"""Find the face that is searched for: one of the case by its id, or one in an image, which becomes an exhibit first."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from catchlight.errors import CatchlightError, ChoiceNeeded
from catchlight.evidence.cases import Case
from catchlight.evidence.exhibits import Exhibit, exhibits_of, find_exhibit, original_of
from catchlight.evidence.recorder_clock import RecorderClock, clock_of, wall_time_of
from catchlight.evidence.store import lab_store, sha256_of
from catchlight.faces.analyst import Analyst
from catchlight.faces.records import StoredFace, face_named, faces_of_exhibit, is_face_or_track, track_named
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.media.ledger import State, frame_address
from catchlight.media.request import FrameAddress
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.extract_faces import ExtractFaces, extract_faces
from catchlight.workflows.search_request import Search


@dataclass(frozen=True)
class FoundProbe:
    """The face that is searched for.

    Attributes:
        face: The face; of a track, its best one.
        track_row: Row of the track whose fused template is used, or None.
        template: `float32` little-endian.
        crop: Hash of a lossless crop of the face in the lab's store.
        exhibit: The exhibit that shows it.
        clock: The exhibit's recorder clock, or None where none was noted.
    """

    face: StoredFace
    track_row: int | None
    template: bytes
    crop: str
    exhibit: Exhibit
    clock: RecorderClock | None = None

    @property
    def wall_time(self) -> datetime | None:
        """True time of the face, or None for a still and where no recorder's clock was noted."""
        return wall_time_of(self.clock, self.face.microseconds)

    @property
    def track(self) -> str | None:
        """Id of the track, or None."""
        return None if self.track_row is None else f"t{self.track_row}"

    @property
    def name(self) -> str:
        """Id of the track or the face."""
        return self.track or self.face.id

    def shows(self, face: StoredFace) -> bool:
        """True for the probe face itself, and for every face of a track that is the probe."""
        return face.row == self.face.row or (self.track_row is not None and face.track_row == self.track_row)


def find_probe(
    lab: Lab, db: Database, case: Case, request: Search, *, control: JobControl, analyst: Analyst
) -> FoundProbe:
    """The probe that `request` names.

    Raises:
        ChoiceNeeded: if an image shows several faces and none was chosen; `facts["faces"]` lists them.
        CatchlightError: if there is no such face, track or image, or the image shows no face.
    """
    if is_face_or_track(request.probe):
        return _known(lab, db, case, request.probe, analyst=analyst)
    exhibit = _taken_in(lab, db, case, request, control=control, analyst=analyst)
    extraction = extract_faces(
        lab, ExtractFaces(actor=request.actor, case=case.number, exhibits=(exhibit.id,)), control, analyst=analyst
    )
    ledger = extraction.exhibits[0].ledger
    faces = faces_of_exhibit(db, exhibit.row)
    if not faces and ledger is not None and ledger.state is State.FAILED and ledger.failure is not None:
        raise CatchlightError(
            f"The image {exhibit.name} could not be examined: {ledger.failure.rstrip('.')}. Nothing was searched.",
            hint="Choose another image.",
            exhibit=exhibit.id,
        )
    face = _chosen(faces, exhibit, request)
    return _with_template(lab, db, face, exhibit, analyst=analyst)


def _known(lab: Lab, db: Database, case: Case, name: str, *, analyst: Analyst) -> FoundProbe:
    by_row = {exhibit.row: exhibit for exhibit in exhibits_of(db, case)}
    if not name.startswith("t"):
        face = face_named(db, case, name)
        return _with_template(lab, db, face, by_row[face.exhibit_row], analyst=analyst)
    track = track_named(db, case, name)
    exhibit = by_row[track.exhibit_row]
    best = _with_template(lab, db, track.best, exhibit, analyst=analyst)
    return replace(best, track_row=track.row, template=track.template or best.template)


def _with_template(lab: Lab, db: Database, stored: StoredFace, exhibit: Exhibit, *, analyst: Analyst) -> FoundProbe:
    """The face as a probe; one of footage that has no embedding or no crop is looked at again in its frame."""
    clock = clock_of(db, exhibit.row)
    if stored.face.embedding is not None and stored.crop_sha256 is not None:
        return FoundProbe(stored, None, stored.face.embedding, stored.crop_sha256, exhibit, clock)
    if stored.frame is None or stored.microseconds is None:
        raise RuntimeError(f"the face {stored.id} of a still has no embedding or no crop")
    path = original_of(exhibit, store=lab_store(lab))
    address = frame_address(db, exhibit.row, stored.frame)
    if address is None:
        address = FrameAddress(stored.frame, stored.microseconds, None)
    again = analyst.look_again(path, address=address, face=stored.face)
    template = stored.face.embedding or again.embedding
    return FoundProbe(stored, None, template, lab_store(lab).put(again.crop), exhibit, clock)


def _taken_in(lab: Lab, db: Database, case: Case, request: Search, *, control: JobControl, analyst: Analyst) -> Exhibit:
    """The image as an exhibit of the case; one that is there already is used again."""
    path = Path(request.probe).absolute()
    try:
        sha256 = sha256_of(path)
    except OSError as error:
        raise CatchlightError(
            f"The probe {request.probe} is neither a face (f12) or track (t3) of the case nor an image that can be"
            f" read ({error.strerror}). Nothing was searched.",
            hint="List the case's faces with: catchlight faces CASE.",
            probe=request.probe,
        ) from error
    exhibit = find_exhibit(db, case, sha256=sha256)
    if exhibit is None:
        added = AddExhibits(actor=request.actor, case=case.number, paths=(path,))
        intake = add_exhibits(lab, added, control, analyst=analyst)
        if intake.refused:
            refusal = intake.refused[0]
            raise CatchlightError(
                f"The probe {path.name} was not taken in: {refusal.reason.rstrip('.')}. Nothing was searched.",
                hint=refusal.hint,
                probe=request.probe,
            )
        exhibit = intake.exhibits[0]
    if exhibit.kind != "still":
        raise CatchlightError(
            f"The probe {path.name} is footage, taken in as exhibit {exhibit.id}. Nothing was searched.",
            hint="Extract its faces, then search for one of its faces or tracks.",
            exhibit=exhibit.id,
        )
    return exhibit


def _chosen(faces: list[StoredFace], exhibit: Exhibit, request: Search) -> StoredFace:
    if not faces:
        raise CatchlightError(
            f"No face was found in {exhibit.name} (exhibit {exhibit.id}). Nothing was searched.",
            hint="Choose another image; the exhibit stays in the case.",
            exhibit=exhibit.id,
        )
    if request.face is not None:
        if not 1 <= request.face <= len(faces):
            raise CatchlightError(
                f"{exhibit.name} has no face {request.face}. Nothing was searched.",
                hint=f"Its faces are numbered from left to right, from 1 to {len(faces)}.",
                faces=_listed(faces),
            )
        return faces[request.face - 1]
    if len(faces) > 1 and not request.largest_face:
        raise ChoiceNeeded(
            f"{exhibit.name} shows {len(faces)} faces. Nothing was searched.",
            hint=f"Say which one: --face 1 to {len(faces)}, counted from left to right, or its id"
            f" ({', '.join(one.id for one in faces[:20])}).",
            faces=_listed(faces),
            exhibit=exhibit.id,
        )
    return max(faces, key=lambda one: one.face.box.area)


def _listed(faces: list[StoredFace]) -> list[dict[str, object]]:
    """What a choice among faces needs: number, id, page of a still with several (from 1), and box in pixels."""
    boxes = [one.face.box for one in faces]
    return [
        {
            "number": number,
            "id": one.id,
            "page": None if one.page is None else one.page + 1,
            "box": [box.x, box.y, box.width, box.height],
        }
        for number, (one, box) in enumerate(zip(faces, boxes, strict=True), start=1)
    ]
