"""What the log's entries of an extraction hold: how an exhibit was looked at, how much of it, and what was found."""

from collections.abc import Mapping

from sqlite_utils import Database

from catchlight.evidence.cases import Case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Subject, Value
from catchlight.evidence.exhibits import Exhibit
from catchlight.evidence.log import Act
from catchlight.faces.keeping import FINDINGS_FORMAT, findings_digest, tracks_digest
from catchlight.faces.records import count_faces
from catchlight.faces.stored_plan import plan_details, plan_of
from catchlight.media.ledger import ledger_digest, ledger_of


def log_extraction(act: Act, case: Case, action: str, exhibit: Exhibit, details: Mapping[str, Value]) -> None:
    """Write one entry about an exhibit."""
    act.log(
        action,
        case=case.identifier,
        subjects=(Subject("exhibit", exhibit.sha256),),
        details={"exhibit": exhibit.id, **details},
    )


def ended_details(db: Database, exhibit: Exhibit, *, broken: str | None) -> dict[str, Value]:
    """How an extraction ended: its ledger in figures, and the hash that fixes what was found."""
    kept = ledger_of(db, exhibit.row)
    if kept is None:
        raise RuntimeError("an extraction was finished that was never started")
    found = count_faces(db, exhibit.row)
    return {
        "state": kept.state.value,
        "ended_early_because": broken,
        "decoded_until": kept.decoded_until,
        "mode": kept.mode,
        "plan": plan_details(plan_of(kept)),
        "model_pack": kept.pack_sha256,
        "provider": kept.provider,
        "smallest_face": kept.smallest_face,
        "frames_expected": kept.frames_expected,
        "frames_decoded": kept.frames_decoded,
        "frames_gated": kept.frames_gated,
        "frames_failed": kept.frames_failed,
        "frames_duplicate": kept.frames_duplicate,
        "faces": found.faces,
        "tracks": found.tracks,
        "faces_not_suitable": found.not_suitable,
        "faces_embedded": found.embedded,
        **found_so_far(db, exhibit),
    }


def found_so_far(db: Database, exhibit: Exhibit) -> dict[str, Value]:
    """The hashes that fix all that an extraction has stored; of the ledger, which names people, as a commitment."""
    return {
        "findings_sha256": findings_digest(db, exhibit.row),
        "findings_format": FINDINGS_FORMAT,
        "tracks_sha256": tracks_digest(db, exhibit.row),
        "ledger_sha256": Personal(ledger_digest(db, exhibit.row)),
    }
