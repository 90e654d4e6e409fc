"""`catchlight exhibit show`: the ledger of one exhibit, its warnings, and every one of its frames."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from sqlite_utils import Database

from catchlight.cli.context import Context, in_a_line, pass_context, plain
from catchlight.cli.faces import clock
from catchlight.cli.ledger import examined_text, ledger_document, media_document, plan_text, time_words
from catchlight.evidence.exhibits import Exhibit, exhibit_named
from catchlight.evidence.recorder_clock import RecorderClock, wall_text
from catchlight.evidence.tables import check_place, write_table
from catchlight.media.ledger import failed_frames, frames_of
from catchlight.workflows.case_access import reading_case
from catchlight.workflows.extract_faces import ExhibitExtraction, extraction_of

MOST_FAILED = 1000
"""Failed frames that are told one by one; all of them stand in the file of frames."""
_MOST_NAMED = 10
_COLUMNS = ("frame", "seconds", "wall time", "fingerprint", "state")


@click.command()
@click.argument("case")
@click.argument("exhibit_id", metavar="EXHIBIT")
@click.option("--frames", type=click.Path(path_type=Path), help="CSV file for every frame: number, time, fingerprint.")
@pass_context
def show(context: Context, case: str, exhibit_id: str, frames: Path | None) -> None:
    """Show what was examined of EXHIBIT, frame by frame if asked."""
    if frames is not None:
        check_place(frames, name="file of frames")
    lab, actor = context.signed_in()
    with lab.reading() as db, reading_case(lab, db, actor, case) as found:
        exhibit = exhibit_named(db, found, exhibit_id)
        known = extraction_of(db, exhibit)
        failed = failed_frames(db, exhibit.row, most=MOST_FAILED)
        if frames is not None:
            write_table(frames, _COLUMNS, _frame_rows(db, exhibit, known.clock), name="file of frames")
    context.show(_document(known, failed, frames), lambda: _text(known, failed, frames))


def clock_document(recorder: RecorderClock | None) -> dict[str, Any] | None:
    """A recorder's clock as `--json` shows it."""
    if recorder is None:
        return None
    return {
        "at_seconds": recorder.at_microseconds / 1e6,
        "shown": recorder.shown.isoformat(),
        "zone": recorder.zone,
        "error_seconds": recorder.error_seconds,
        "measured_by": recorder.measured_by,
        "noted_at": recorder.noted_at,
        "noted_by": recorder.noted_by,
        "wall_time_at_start": wall_text(recorder, 0),
    }


def clock_text(recorder: RecorderClock) -> str:
    """A recorder's clock in one line."""
    error = recorder.error_seconds
    pace = "right" if error == 0 else f"{abs(error):g} s {'fast' if error > 0 else 'slow'}"
    return (
        f"showed {recorder.shown} ({recorder.zone}) at {clock(recorder.at_microseconds)}, {pace} as measured by"
        f" {recorder.measured_by}; the footage begins at {wall_text(recorder, 0)}"
    )


def _document(
    known: ExhibitExtraction, failed: Sequence[tuple[int, int | None]], frames: Path | None
) -> dict[str, Any]:
    ledger, exhibit = known.ledger, known.exhibit
    return {
        **ledger_document(known),
        "path": plain(exhibit.path),
        "sha256": exhibit.sha256,
        "kind": exhibit.kind,
        "bytes": exhibit.size,
        "media": media_document(ledger.facts if ledger else None),
        "model_pack": ledger and ledger.pack_sha256,
        "started_by": ledger and ledger.started_by,
        "finished_at": ledger and ledger.finished_at,
        "recorder_clock": clock_document(known.clock),
        "failed": [
            {
                "frame": number,
                "after_seconds": None if before is None else before / 1e6,
                "after_wall_time": wall_text(known.clock, before),
            }
            for number, before in failed
        ],
        "frames_file": None if frames is None else plain(frames),
    }


def _text(known: ExhibitExtraction, failed: Sequence[tuple[int, int | None]], frames: Path | None) -> str:
    exhibit, ledger = known.exhibit, known.ledger
    summary, *rest = examined_text(known)
    lines = [
        summary,
        f"    {exhibit.kind}, {exhibit.width} x {exhibit.height}, {exhibit.size} bytes, SHA-256 {exhibit.sha256}",
        f"    {in_a_line(exhibit.path)}",
    ]
    if ledger is not None and ledger.facts is not None:
        media = media_document(ledger.facts) or {}
        lines.append("    " + ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in media.items()))
    if known.plan is not None:
        lines.append(f"    looked at: {plan_text(known.plan)}")
    lines += rest
    lines += [f"    failed: {_failed_words(known, *one)}" for one in failed[:_MOST_NAMED]]
    if len(failed) > _MOST_NAMED:
        lines.append("    more failed; --frames FILE.csv lists them")
    if exhibit.kind == "footage":
        lines.append(f"    recorder's clock: {'not noted' if known.clock is None else clock_text(known.clock)}")
    if frames is not None:
        lines.append(f"    every frame: {plain(frames)}")
    return "\n".join(lines)


def _failed_words(known: ExhibitExtraction, number: int, before: int | None) -> str:
    if known.exhibit.kind == "still":
        return f"page {number + 1}"
    return f"frame {number}" if before is None else f"frame {number} (after {time_words(known, before)})"


def _frame_rows(
    db: Database, exhibit: Exhibit, recorder: RecorderClock | None
) -> Iterator[tuple[str | int | None, ...]]:
    for frame in frames_of(db, exhibit.row):
        seconds = None if frame.microseconds is None else f"{frame.microseconds / 1e6:.6f}"
        fingerprint = None if frame.fingerprint is None else f"{frame.fingerprint:016x}"
        state = "failed" if frame.failed else "nothing had changed" if frame.gated else "examined"
        yield frame.number, seconds, wall_text(recorder, frame.microseconds), fingerprint, state
