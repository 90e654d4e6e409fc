"""The ledger of an exhibit, as `--json` and as text show it."""

from typing import Any

from catchlight.cli.faces import clock
from catchlight.evidence.recorder_clock import wall_text
from catchlight.faces.plan import DetectionPlan
from catchlight.media.facts import DecodeWarning, FootageFacts
from catchlight.media.ledger import Ledger
from catchlight.workflows.extract_faces import ExhibitExtraction


def ledger_document(known: ExhibitExtraction) -> dict[str, Any]:
    """What was examined of an exhibit, and what was found."""
    ledger = known.ledger
    return {
        "id": known.exhibit.id,
        "file": known.exhibit.name,
        "state": ledger and ledger.state,
        "failure": ledger and ledger.failure,
        "mode": ledger and ledger.mode,
        "plan": plan_document(known.plan),
        "provider": ledger and ledger.provider,
        "smallest_face": ledger and ledger.smallest_face,
        "frames_expected": ledger and ledger.frames_expected,
        "frames_decoded": ledger.frames_decoded if ledger else 0,
        "frames_failed": ledger.frames_failed if ledger else 0,
        "frames_gated": ledger.frames_gated if ledger else 0,
        "frames_duplicate": ledger.frames_duplicate if ledger else 0,
        "faces": known.faces,
        "faces_not_suitable": known.not_suitable,
        "faces_embedded": known.embedded,
        "tracks": known.tracks,
        "seconds": round(ledger.seconds, 3) if ledger else 0.0,
        "warnings": [
            {
                "frame": warning.frame,
                "microseconds": warning.microseconds,
                "wall_time": wall_text(known.clock, warning.microseconds),
                "message": warning.message,
            }
            for warning in known.warnings
        ],
    }


def plan_document(plan: DetectionPlan | None) -> dict[str, Any] | None:
    """How an exhibit is looked at."""
    if plan is None:
        return None
    gate = plan.gate
    return {
        "mode": plan.mode.value,
        "passes": [{"scale": look.scale, "border": look.border} for look in plan.passes],
        "whole_frame_every_seconds": None if gate is None else gate.whole_every_microseconds / 1e6,
        "smallest_face": plan.smallest_face,
    }


def media_document(facts: FootageFacts | None) -> dict[str, Any] | None:
    """What the container announces; times in seconds, rate and time base as fractions."""
    if facts is None:
        return None
    duration = facts.duration_microseconds
    return {
        "container": facts.container,
        "codec": facts.codec,
        "pixel_format": facts.pixel_format,
        "width": facts.width,
        "height": facts.height,
        "bytes": facts.size,
        "duration_seconds": None if duration is None else duration / 1e6,
        "rate": None if facts.nominal_rate is None else str(facts.nominal_rate),
        "time_base": None if facts.time_base is None else str(facts.time_base),
        "starts_at_seconds": facts.starts_at_microseconds / 1e6,
        "video_streams": facts.video_streams,
        "pixel_aspect": str(facts.pixel_aspect),
        "rotation": facts.rotation,
        "frames_expected_exact": facts.frames_expected_exact,
    }


def examined_text(known: ExhibitExtraction) -> list[str]:
    """How much of an exhibit was examined, in a few lines."""
    ledger = known.ledger
    if ledger is None:
        return [f"{known.exhibit.id}  {known.exhibit.name}: not started"]
    found = f"{known.faces} faces ({known.not_suitable} too poor to compare) in {known.tracks} tracks"
    how = f"{ledger.state} in {ledger.seconds:.1f} s on {ledger.provider}, mode {ledger.mode}"
    lines = [
        f"{known.exhibit.id}  {known.exhibit.name}: {how}",
        f"    {_frames(ledger)}",
        f"    {found}, {known.embedded} embedded; smallest face looked for {_pixels(ledger.smallest_face)}",
    ]
    if ledger.failure:
        lines.append(f"    {ledger.failure}")
    return lines + [f"    warning{_place(known, warning)}: {warning.message}" for warning in known.warnings]


def time_words(known: ExhibitExtraction, microseconds: int) -> str:
    """Media time, and wall time where the recorder's clock is known."""
    wall = wall_text(known.clock, microseconds)
    return clock(microseconds) if wall is None else f"{clock(microseconds)}, {wall}"


def _place(known: ExhibitExtraction, warning: DecodeWarning) -> str:
    """Where in footage something happened; what concerns the whole file has no time."""
    if warning.microseconds is None:
        return ""
    return f" at frame {warning.frame} ({time_words(known, warning.microseconds)})"


def plan_text(plan: DetectionPlan) -> str:
    """How an exhibit is looked at, in one line."""
    looks = ", ".join(f"{look.scale:g} times its size" for look in plan.passes[1:])
    at = "at full resolution" + (f" and at {looks}" if looks else "")
    if plan.gate is None:
        return f"the whole of every frame, {at}"
    every = plan.gate.whole_every_microseconds / 1e6
    return f"what changed from frame to frame, and every {every:g} s the whole frame, {at}"


def _frames(ledger: Ledger) -> str:
    is_estimate = ledger.facts is not None and not ledger.facts.frames_expected_exact
    counted = f"{'about ' if is_estimate else ''}{ledger.frames_expected}"
    expected = "unknown" if ledger.frames_expected is None else counted
    if ledger.frames_gated:
        done = (
            f"decoded {ledger.frames_decoded}, of which {ledger.frames_gated} with nothing changed were not looked at"
            " again"
        )
    else:
        done = f"examined {ledger.frames_decoded}"
    text = f"frames expected {expected}, {done}, failed {ledger.frames_failed}"
    if ledger.frames_duplicate:
        text += f"; {ledger.frames_duplicate} are identical to the one before"
    return text


def _pixels(width: float | None) -> str:
    return "not known yet" if width is None else f"{width:.0f} px wide"
