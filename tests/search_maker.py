"""Searches without a model: an exhibit with one face of any embedding, and searches as a workflow stores them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from tests.findings_maker import a_ledger
from tests.gallery_maker import PACK, a_face
from tests.people import present

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import timestamp
from catchlight.evidence.exhibits import ExaminedFile, Exhibit, add_exhibit
from catchlight.evidence.log import acting
from catchlight.evidence.store import lab_store
from catchlight.faces.findings import PageFindings, StillFindings
from catchlight.faces.keeping import add_still_faces
from catchlight.faces.plan import Mode, plan_still
from catchlight.faces.records import faces_of_exhibit
from catchlight.faces.stored_plan import plan_text
from catchlight.gallery.searches import Listed, SearchFigures, StartedSearch, finish_search, start_search
from catchlight.lab.folder import Lab
from catchlight.media import ledger
from catchlight.media.ledger import State
from catchlight.workflows.extraction_entries import ended_details, log_extraction
from catchlight.workflows.find_probe import FoundProbe


def stored_face(lab: Lab, case: Case, vector: NDArray[np.float32], *, pack: str = PACK) -> FoundProbe:
    """A still with one face of that embedding, taken into the case; the face as a probe."""
    crop = lab_store(lab).put(vector.tobytes())
    with lab.reading() as db:
        exhibit = _still(lab, case, content=crop)
        page = PageFindings(0, 100, 120, (a_face(vector),), (b"png",))
        findings = StillFindings("JPEG", plan_still(Mode.EVERY_FRAME, 100, 120), (page,))
        with acting(lab, db, present(lab)) as act:
            begun = a_ledger(exhibit.row, pack_sha256=pack, mode="every-frame", frames_expected=1, frames_decoded=1)
            ledger.start(db, begun, at=timestamp(act.now))
            ledger.note_media(db, exhibit.row, frames=1, smallest_face=None, facts=None, plan=plan_text(findings.plan))
            add_still_faces(db, exhibit.row, findings, crops=[crop], pack=pack)
            ledger.set_state(db, exhibit.row, State.COMPLETE, at=timestamp(act.now))
            log_extraction(act, case, "extraction.finished", exhibit, ended_details(db, exhibit, broken=None))
        (face,) = faces_of_exhibit(db, exhibit.row)
    return FoundProbe(face, None, face.face.own_embedding, crop, exhibit)


def _still(lab: Lab, case: Case, *, content: str) -> Exhibit:
    file = ExaminedFile(
        path=f"/{content[:8]}.jpg", sha256=content, size=9, kind="still", width=100, height=120, frames_expected=1
    )
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        return add_exhibit(act, case, file)


def asked(probe: FoundProbe, **changed: Any) -> StartedSearch:
    """What is stored when a search for that probe begins."""
    given: dict[str, Any] = {
        "scope": "gallery",
        "probe": probe.name,
        "probe_face": probe.face.row,
        "probe_crop": probe.crop,
        "authority": "prosecutor",
        "purpose": "find the suspect",
        "authorisation": "not-needed",
        "k": 50,
        "threshold": None,
        "pack_sha256": PACK,
        **changed,
    }
    return StartedSearch(**given)


def begun(lab: Lab, case: Case, started: StartedSearch) -> int:
    """Store that a search begins; returns its row."""
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        act.log("search.started", case=case.identifier)
        return start_search(act, case, started)


def ended(lab: Lab, row: int, figures: SearchFigures, *listed: Listed) -> None:
    """Store the result of a search."""
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        act.log("search.finished")
        finish_search(act, row, figures, listed)
