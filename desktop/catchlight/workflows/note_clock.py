"""Note what an exhibit's recorder clock showed and how wrong it was, so that wall time stands beside media time."""

from dataclasses import dataclass, replace
from datetime import datetime

from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Subject, timestamp
from catchlight.evidence.exhibits import exhibit_named
from catchlight.evidence.recorder_clock import RecorderClock, check_clock, clock_of, note_recorder_clock, wall_text
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import case_to_work_in, permitted, working


@dataclass(frozen=True)
class NoteClock:
    """Note a recorder's clock.

    Attributes:
        actor: Who notes it.
        case: The case's number.
        exhibit: Id of the exhibit, a piece of footage.
        at_microseconds: Media time at which the clock was read from the picture.
        shown: What it showed, naive.
        zone: IANA name, or offset `±HH:MM`.
        error_seconds: The recorder's time minus the true time.
        measured_by: Who measured the error.
    """

    actor: Actor
    case: str
    exhibit: str
    at_microseconds: int
    shown: datetime
    zone: str
    error_seconds: float
    measured_by: str


def note_clock(lab: Lab, request: NoteClock) -> RecorderClock:
    """Note a recorder's clock; an earlier note stays in the lab and is no longer in force.

    Raises:
        NotPermitted: if the actor is no examiner, or the case not for this account; it is logged.
        CatchlightError: if the exhibit is no footage of the case, the zone is not known, the time
            shown does not exist in it or exists twice, or the media time is negative; nothing was noted.
    """
    clock = _checked(request)
    with lab.reading() as db:
        examiner = permitted(lab, db, request.actor, Role.EXAMINER, what="exhibit.clock.noted")
        case = case_to_work_in(lab, db, examiner, request.case, what="exhibit.clock.noted")
        exhibit = exhibit_named(db, case, request.exhibit)
        if exhibit.kind != "footage":
            raise CatchlightError(
                f"Exhibit {exhibit.id} is a still, so no recorder's clock runs in it. Nothing was noted.",
                hint="Choose an exhibit that is footage.",
                exhibit=exhibit.id,
            )
        with working(lab, db, examiner, case, what="exhibit.clock.noted") as act:
            before = clock_of(db, exhibit.row)
            clock = replace(clock, noted_at=timestamp(act.now), noted_by=request.actor.name)
            note_recorder_clock(act, exhibit.row, clock)
            act.log(
                "exhibit.clock.noted",
                case=case.identifier,
                subjects=(Subject("exhibit", exhibit.sha256),),
                details={
                    "exhibit": exhibit.id,
                    "at_microseconds": clock.at_microseconds,
                    "shown": clock.shown.isoformat(),
                    "zone": clock.zone,
                    "error_seconds": clock.error_seconds,
                    "measured_by": Personal(clock.measured_by),
                    "wall_time": wall_text(clock, clock.at_microseconds),
                    "replaces_note_of": None if before is None else before.noted_at,
                },
            )
        return clock


def clock_preview(request: NoteClock) -> RecorderClock:
    """The clock as it would be noted, checked and not stored; its `wall_time` is what would be shown.

    Raises:
        CatchlightError: as `note_clock`, as far as the exhibit does not matter.
    """
    return _checked(request)


def _checked(request: NoteClock) -> RecorderClock:
    clock = RecorderClock(
        at_microseconds=request.at_microseconds,
        shown=request.shown,
        zone=request.zone.strip(),
        error_seconds=request.error_seconds,
        measured_by=request.measured_by.strip(),
        noted_at="",
        noted_by=request.actor.name,
    )
    if not clock.measured_by:
        raise CatchlightError(
            "It is not said who measured the clock's error. Nothing was noted.",
            hint="Name who compared the recorder with the true time.",
        )
    if clock.at_microseconds < 0:
        raise CatchlightError(
            "The clock is said to be read before the footage begins. Nothing was noted.",
            hint="Give the media time at which the clock was read, from 0 on.",
        )
    check_clock(clock)
    return clock
