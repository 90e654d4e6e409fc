"""What the log says of an extraction: how much was examined, how, and what was found."""

import pytest
from tests.findings_maker import FACTS, exhibit_of, two_tracks
from tests.people import present

from catchlight.evidence.cases import Case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.log import acting, read_log
from catchlight.faces.keeping import findings_digest, tracks_digest
from catchlight.faces.stored_plan import plan_text
from catchlight.lab.folder import Lab
from catchlight.media import ledger
from catchlight.media.ledger import FramesDone, LedgerFrame, State
from catchlight.workflows.extraction_entries import ended_details, log_extraction


def test_the_end_is_told_in_figures(lab: Lab, case: Case) -> None:
    from tests.findings_maker import PLAN

    exhibit = two_tracks(lab, case)
    with lab.reading() as db:
        ledger.note_media(db, exhibit.row, frames=100, smallest_face=10.0, facts=FACTS, plan=plan_text(PLAN))
        frames = [LedgerFrame(number, number, number, gated=number > 5) for number in range(9)]
        ledger.add_frames(db, exhibit.row, FramesDone(frames, (9,), 10, 1.0, duplicates=2))
        ledger.set_state(db, exhibit.row, State.PARTIAL)
        details = ended_details(db, exhibit, broken="The decoder was ended at frame 10.")

        assert details.pop("ledger_sha256") == Personal(ledger.ledger_digest(db, exhibit.row))
        assert details == {
            "state": "partial",
            "ended_early_because": "The decoder was ended at frame 10.",
            "decoded_until": 10,
            "mode": "fast",
            "plan": {
                "passes": [{"scale": 1.0, "border": 0.0}, {"scale": 0.5, "border": 0.25}],
                "gate": {"whole_every_seconds": 10.0},
            },
            "model_pack": "cd" * 32,
            "provider": "cpu",
            "smallest_face": 10.0,
            "frames_expected": 100,
            "frames_decoded": 9,
            "frames_gated": 3,
            "frames_failed": 1,
            "frames_duplicate": 2,
            "faces": 10,
            "tracks": 2,
            "faces_not_suitable": 0,
            "faces_embedded": 3,
            "findings_sha256": findings_digest(db, exhibit.row),
            "findings_format": 2,
            "tracks_sha256": tracks_digest(db, exhibit.row),
        }


def test_what_was_never_started_does_not_end(lab: Lab, case: Case) -> None:
    exhibit = exhibit_of(lab, case)
    with lab.reading() as db, pytest.raises(RuntimeError, match="never started"):
        ended_details(db, exhibit, broken=None)


def test_an_entry_names_the_exhibit_and_its_hash(lab: Lab, case: Case) -> None:
    exhibit = exhibit_of(lab, case)
    with lab.reading() as db:
        with acting(lab, db, present(lab)) as act:
            log_extraction(act, case, "extraction.continued", exhibit, {"from_frame": 7})
        document = list(read_log(db))[-1].document
    assert (document["case"], document["details"]) == (case.identifier, {"exhibit": exhibit.id, "from_frame": 7})
    assert document["subjects"] == [{"kind": "exhibit", "sha256": exhibit.sha256}]
