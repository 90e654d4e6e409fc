"""A case with something in every table and file, each with bytes of its own, and a look for them in the lab folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.extraction_maker import FilledLab
from tests.gallery_maker import a_portrait, random_vectors
from tests.people import enlisted, present
from tests.search_maker import asked, stored_face

from catchlight.evidence.cases import Case, open_case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Subject, Value
from catchlight.evidence.exhibits import ExaminedFile, add_exhibit
from catchlight.evidence.log import acting
from catchlight.evidence.recorder_clock import RecorderClock, note_recorder_clock
from catchlight.evidence.store import lab_store
from catchlight.faces.keeping import tracks_digest
from catchlight.faces.records import faces_of_track, tracks_of
from catchlight.faces.track_edits import edits_digest, store_split
from catchlight.gallery.authorisations import Authorisation, AuthorisationState, note_authorisation
from catchlight.gallery.portraits import enrol_portraits, portrait_files
from catchlight.gallery.searches import Listed, SearchFigures, finish_search, start_search
from catchlight.lab.accounts import Role
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab
from catchlight.lab.policy import Policy
from catchlight.media.facts import DecodeWarning
from catchlight.workflows.search_entries import authorisation_details

FIGURES = SearchFigures(1, "ab" * 32, 1, 1, 0, 0, 0.25)


@dataclass(frozen=True)
class FullCase:
    """A case, and the bytes that an erasure has to take away.

    Attributes:
        case: The case.
        search: Id of its search.
        of_search: What goes with the result of the search.
        of_case: What goes with the case; of the search's only what says whom it listed goes with it, because the
            person stays in the gallery.
        files: Stored files that only this case names.
    """

    case: Case
    search: str
    of_search: tuple[bytes, ...]
    of_case: tuple[bytes, ...]
    files: tuple[str, ...]


def full_case(lab: Lab, actor: Actor, *, mark: str = "Xylograph", seed: int = 1) -> FullCase:
    """A case of everything; all its texts hold `mark`, which no other one should."""
    with lab.reading() as db, acting(lab, db, actor) as act:
        case = open_case(act, number=f"{mark}-number", offence=f"{mark}-offence")
    filled = FilledLab(lab, case, actor, crops=tuple(f"{mark} crop {at} ".encode() * 9 for at in range(3)))
    footage = filled.footage(f"{mark}.mkv", tracks=2, warnings=(DecodeWarning(1, 1, f"{mark}-warning"),))
    filled.still(f"{mark}.tif")
    original = f"{mark} original ".encode() * 5000
    kept = lab_store(lab).put(original)
    file = ExaminedFile(
        path=f"/seized/{mark}-original.jpg",
        sha256=kept,
        size=len(original),
        kind="still",
        width=8,
        height=8,
        frames_expected=1,
        reference=f"{mark}-reference",
        seized_by=f"{mark}-officer",
        kept=True,
    )
    with lab.reading() as db, acting(lab, db, actor) as act:
        add_exhibit(act, case, file)
        shown = datetime.fromisoformat("2026-01-02T03:04:05")
        note_recorder_clock(act, footage.row, RecorderClock(0, shown, "UTC", 0.0, f"{mark}-measurer", "", ""))
        clock: dict[str, Value] = {
            "at_microseconds": 0,
            "shown": shown.isoformat(),
            "zone": "UTC",
            "error_seconds": 0.0,
        }
        act.log("exhibit.clock.noted", case=case.identifier, details={"exhibit": footage.id, **clock})
        track = tracks_of(db, case)[0]
        store_split(act, track, faces_of_track(db, track.row)[4:])
        edited: dict[str, Value] = {
            "exhibit": footage.id,
            "tracks_sha256": tracks_digest(db, footage.row),
            "edits_sha256": Personal(edits_digest(db, footage.row)),
        }
        act.log("track.split", case=case.identifier, details=edited)
    lab_store(lab).settle([kept])
    vector = random_vectors(1, seed=seed)[0]
    search, person = _search(lab, case, actor, vector=vector, mark=mark)
    crops = (f"{mark} crop 0 ".encode() * 9,)
    face = vector.astype("<f4").tobytes()
    return FullCase(case, search, (person,), (mark.encode(), *crops, face, original[:64]), (kept,))


def _search(lab: Lab, case: Case, actor: Actor, *, vector: NDArray[np.float32], mark: str) -> tuple[str, bytes]:
    """A search with one candidate, logged as a search is; its id, and the bytes of the listed person's id."""
    person = f"Q-{mark}"
    if not _has_person(lab, person):
        name = f"{mark[::-1]}.jpg"
        for store, content in ((portrait_files(lab), name.encode()), (lab_store(lab), b"crop" + name.encode())):
            store.settle([store.put(content)])
        portrait = a_portrait(name, random_vectors(1, seed=99)[0], person=person[::-1])
        with lab.reading() as db, acting(lab, db, actor.acting_as(Role.CUSTODIAN)) as act:
            enrol_portraits(act, [portrait])
    probe = stored_face(lab, case, vector)
    with lab.reading() as db, acting(lab, db, actor) as act:
        row = start_search(act, case, asked(probe, authority=f"{mark}-authority", purpose=f"{mark}-why"))
        authorisation = Authorisation(AuthorisationState.NOT_NEEDED)
        note_authorisation(act, row, authorisation)
        details: dict[str, Value] = {
            "search": f"s{row}",
            **authorisation_details(authorisation, Policy()),
            "authority": Personal(f"{mark}-authority"),
            "purpose": Personal(f"{mark}-why"),
        }
        subjects = (Subject("face", probe.crop),)
        act.log("search.started", case=case.identifier, subjects=subjects, details=details)
    with lab.reading() as db, acting(lab, db, actor) as act:
        portrait, sha256 = db.conn.execute("SELECT id, sha256 FROM portraits ORDER BY id DESC LIMIT 1").fetchone()
        finish_search(act, row, FIGURES, [Listed(1, 0.5, portrait, None)])
        one: dict[str, Value] = {
            "rank": 1,
            "person_id": Personal(person),
            "portrait_sha256": sha256,
            "score": 0.5,
        }
        listed: dict[str, Value] = {"search": f"s{row}", "candidates": [one], "faces": []}
        act.log("search.finished", case=case.identifier, details=listed)
    lab_store(lab).settle([probe.crop])
    return f"s{row}", person.encode()


def _has_person(lab: Lab, person: str) -> bool:
    with lab.reading() as db:
        return db.conn.execute("SELECT 1 FROM persons WHERE person_id = ?", (person[::-1],)).fetchone() is not None


def found_in(folder: Path, *needles: bytes) -> set[bytes]:
    """Which of these bytes stand in any file of a folder, names of files included."""
    found = set()
    for path in folder.rglob("*"):
        content = path.name.encode() + (path.read_bytes() if path.is_file() else b"")
        found |= {needle for needle in needles if needle in content}
    return found


def enlist(lab: Lab, name: str, *roles: Role) -> Actor:
    """One more account of the lab, signed in, without an entry."""
    with lab.reading() as db, transaction(db):
        return enlisted(db, name, roles)


def supervisor(lab: Lab) -> Actor:
    """The first account, who is a supervisor too."""
    return present(lab)


@contextmanager
def mounted(place: Path, *, kilobytes: int) -> Iterator[Path]:
    """A disk of that size at a new folder; where this machine cannot have one, the test is skipped."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a small disk can be mounted by root on Linux only")
    place.mkdir()
    size = f"size={kilobytes}k"
    if subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(place)], check=False).returncode:
        pytest.skip("this machine does not let root mount a tmpfs")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
