"""The demonstration: a small lab on material of its own, the whole way from enrolment to a verified log.

Portraits and footage come from the same few photographs, so the scores are higher than any real case would show; the
truth is stated beside each search because here, and only here, it is known.
"""

import json
import multiprocessing
from dataclasses import dataclass
from pathlib import Path

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import case_numbered
from catchlight.evidence.entry import Actor
from catchlight.faces.analyst import Analyst
from catchlight.faces.face import Box
from catchlight.faces.records import StoredTrack, tracks_of
from catchlight.gallery.candidates import Candidate
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.create_lab import FirstAccount, create_lab
from catchlight.workflows.enrol import Enrol, enrol
from catchlight.workflows.extract_faces import ExtractFaces, Extraction, extract_faces
from catchlight.workflows.open_case import OpenCase, open_case
from catchlight.workflows.search import Search, search
from catchlight.workflows.sign_out import sign_out
from catchlight.workflows.verify_log import verify_log

CASE = "DEMO-2026-001"
EXAMINER, PASSPHRASE = "Demo examiner", "demonstration only"
"""The demonstration's one account; its passphrase is public, because nothing in it needs protection."""
_MATERIAL = "material"
_CANDIDATES_SHOWN = 3


@dataclass(frozen=True)
class DemonstrationSearch:
    """One search of the demonstration.

    Attributes:
        id: The search.
        probe: The track searched for.
        exhibit: The file it was found in.
        truth: Who it is, known because the material was made.
        candidates: The best candidates.
    """

    id: str
    probe: str
    exhibit: str
    truth: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True)
class Demonstration:
    """What the demonstration did.

    Attributes:
        lab: The lab folder it made.
        account: Whose lab it is.
        passphrase: What signs in to that account.
        case: The case's number.
        enrolled: Portraits in the gallery.
        refused: Rows refused (one holds no face, on purpose).
        frames_expected: Frames that the footage announces, all exhibits together.
        frames_decoded: Frames examined.
        frames_failed: Frames that could not be decoded.
        faces: Faces found.
        tracks: Tracks they were joined to.
        searches: One search for each track.
        log_entries: Entries in the log.
        problems: Problems that the log's verification found.
    """

    lab: Path
    account: str
    passphrase: str
    case: str
    enrolled: int
    refused: int
    frames_expected: int
    frames_decoded: int
    frames_failed: int
    faces: int
    tracks: int
    searches: tuple[DemonstrationSearch, ...]
    log_entries: int
    problems: int


def demonstrate(folder: Path, control: JobControl, *, analyst: Analyst) -> Demonstration:
    """Build the demonstration below `folder`: `demonstration-lab` and `material`.

    Raises:
        CatchlightError: if `folder` holds something already or cannot be written to.
        JobCancelled: if the job was asked to stop; what was made so far stays.
    """
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CatchlightError(
            f"The folder {folder} is not empty. Nothing was changed.",
            hint="Choose a new folder for the demonstration.",
            folder=str(folder),
        )
    lab, actor = create_lab(folder / "demonstration-lab", first=FirstAccount(EXAMINER, PASSPHRASE))
    material = folder / _MATERIAL
    _make_material(material, control)
    booking = Enrol(actor=actor, manifest=material / "booking" / "manifest.csv")
    enrolment = enrol(lab, booking, control, analyst=analyst)
    open_case(lab, OpenCase(actor, CASE, "Demonstration: entry without permission"))
    add_exhibits(lab, AddExhibits(actor, CASE, (material / "footage",)), control, analyst=analyst)
    extraction = extract_faces(lab, ExtractFaces(actor, CASE), control, analyst=analyst)
    searches = _search_tracks(lab, actor, extraction, material / "truth.json", control, analyst=analyst)
    sign_out(lab, actor, reason="closed")
    verification = verify_log(lab, control)
    ledgers = [known.ledger for known in extraction.exhibits if known.ledger is not None]
    return Demonstration(
        lab=lab.folder,
        account=EXAMINER,
        passphrase=PASSPHRASE,
        case=CASE,
        enrolled=enrolment.gallery_size,
        refused=len(enrolment.refused),
        frames_expected=sum(ledger.frames_expected or 0 for ledger in ledgers),
        frames_decoded=sum(ledger.frames_decoded for ledger in ledgers),
        frames_failed=sum(ledger.frames_failed for ledger in ledgers),
        faces=sum(known.faces for known in extraction.exhibits),
        tracks=sum(known.tracks for known in extraction.exhibits),
        searches=searches,
        log_entries=verification.entries,
        problems=len(verification.problems),
    )


def _make_material(folder: Path, control: JobControl) -> None:
    """Have the material made by a process of its own, since it loads the decoders and models."""
    maker = multiprocessing.get_context("spawn").Process(target=_material_process, args=(str(folder),), daemon=True)
    maker.start()
    try:
        while maker.is_alive():
            control.step(0, None, "making portraits and footage")
            maker.join(0.1)
    finally:
        maker.kill()
        maker.join()
    if maker.exitcode != 0:
        raise CatchlightError(
            "The demonstration's material could not be made.",
            hint="Check that there is room on the disk, then try again in a new folder.",
            exit_code=maker.exitcode,
        )


def _material_process(folder: str) -> None:
    from catchlight.workflows.demonstration_material import make_material  # noqa: PLC0415 - heavy, for the child only

    make_material(folder)


def _search_tracks(
    lab: Lab, actor: Actor, extraction: Extraction, truth_file: Path, control: JobControl, *, analyst: Analyst
) -> tuple[DemonstrationSearch, ...]:
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    names = {known.exhibit.row: known.exhibit.name for known in extraction.exhibits}
    with lab.reading() as db:
        tracks = tracks_of(db, case_numbered(db, CASE))
    found = []
    for done, track in enumerate(tracks):
        control.step(done, len(tracks), f"searching for {track.id}")
        request = Search(
            actor=actor,
            case=CASE,
            probe=track.id,
            authority="Demonstration: no real authority",
            purpose="Showing how a search is made",
        )
        result = search(lab, request, control, analyst=analyst)
        name = names[track.exhibit_row]
        found.append(
            DemonstrationSearch(
                result.id, track.id, name, _truth(track, truth[name]), result.candidates[:_CANDIDATES_SHOWN]
            )
        )
    return tuple(found)


def _truth(track: StoredTrack, seen: list[tuple[int, str, tuple[float, float, float, float]]]) -> str:
    """Who was where the track's best face is."""
    there = {person: Box(*box) for frame, person, box in seen if frame == track.best.frame}
    best = max(there, key=lambda person: there[person].overlap(track.best.face.box), default=None)
    if best is None or there[best].overlap(track.best.face.box) <= 0:
        return "nobody: a false detection"
    return best
