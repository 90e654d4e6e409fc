"""A recorder's clock: what it showed at a known place of the footage, in which zone, and how wrong it was.

With it media time becomes wall time. The true time is what the recorder showed, less its measured error; the newest
note of an exhibit is in force, earlier ones stay.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import timestamp
from catchlight.evidence.log import Act

_OFFSET = re.compile(r"([+-])([01][0-9]|2[0-3]):([0-5][0-9])")
_COLUMNS = "exhibit_id, at_microseconds, shown, zone, error_seconds, measured_by, noted_at, noted_by"
LARGEST_ERROR_SECONDS = 100 * 366 * 86400.0


@dataclass(frozen=True)
class RecorderClock:
    """What a recorder's clock showed.

    Attributes:
        at_microseconds: Media time at which it was read from the picture.
        shown: What it showed, as a naive local time.
        zone: The zone it ran in: an IANA name, or an offset `±HH:MM`.
        error_seconds: The recorder's time minus the true time, measured; positive where the recorder is fast.
        measured_by: Who measured the error.
        noted_at: When it was noted, RFC 3339 in UTC.
        noted_by: Who noted it.
    """

    at_microseconds: int
    shown: datetime
    zone: str
    error_seconds: float
    measured_by: str
    noted_at: str
    noted_by: str

    def wall_time(self, microseconds: int) -> datetime:
        """The true time of a place of the footage, in the recorder's zone."""
        zone = zone_named(self.zone)
        shown = self.shown.replace(tzinfo=zone).astimezone(UTC)
        passed = timedelta(microseconds=microseconds - self.at_microseconds)
        return (shown - timedelta(seconds=self.error_seconds) + passed).astimezone(zone)


def wall_time_of(clock: RecorderClock | None, microseconds: int | None) -> datetime | None:
    """The true time of a place of the footage; None for a still, or where no clock was noted."""
    return None if clock is None or microseconds is None else clock.wall_time(microseconds)


def wall_text(clock: RecorderClock | None, microseconds: int | None) -> str | None:
    """Wall time as RFC 3339 with milliseconds and offset; None for a still, or where no clock was noted."""
    return time_text(wall_time_of(clock, microseconds))


def time_text(time: datetime | None) -> str | None:
    """An aware time as RFC 3339 with milliseconds and its own offset; None stays None."""
    return None if time is None else time.isoformat(timespec="milliseconds")


def check_clock(clock: RecorderClock) -> None:
    """Refuse a clock that names no one instant.

    Raises:
        CatchlightError: if the zone is not known, the time shown does not exist in it or exists twice, or the times
            lie beyond the calendar.
    """
    zone = zone_named(clock.zone)
    if clock.shown.tzinfo is not None:
        raise CatchlightError(
            "The time that the recorder showed is given with a zone of its own. Nothing was noted.",
            hint="Give the time as the recorder showed it, without an offset, and the zone beside it.",
        )
    if not abs(clock.error_seconds) <= LARGEST_ERROR_SECONDS:
        raise CatchlightError(
            f"An error of {clock.error_seconds} seconds cannot be. Nothing was noted.",
            hint="Give the recorder's time minus the true time, in seconds; negative where the recorder is slow.",
        )
    try:
        first, second = (clock.shown.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
        clock.wall_time(clock.at_microseconds)
    except (OverflowError, ValueError) as error:
        raise CatchlightError(
            f"The time {clock.shown} lies beyond the calendar. Nothing was noted.",
            hint="Check the date; years from 2 to 9998 can be worked with.",
        ) from error
    if first is not None and second is not None and first != second:
        raise _no_one_instant(clock, first, second)


@cache
def zone_named(name: str) -> tzinfo:
    """The zone of an IANA name such as `Europe/Amsterdam`, or of an offset such as `+01:00`.

    Raises:
        CatchlightError: if there is no such zone; the hint names those that are nearest.
    """
    offset = _OFFSET.fullmatch(name)
    if offset is not None:
        sign = -1 if offset[1] == "-" else 1
        return timezone(sign * timedelta(hours=int(offset[2]), minutes=int(offset[3])))
    known = available_timezones()
    if name not in known:
        raise _unknown_zone(name, known)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError, ValueError) as error:
        raise _unknown_zone(name, known) from error


def note_recorder_clock(act: Act, exhibit_row: int, clock: RecorderClock) -> None:
    """Store what a recorder's clock showed. The caller logs it in the same act."""
    act.db.conn.execute(
        f"INSERT INTO recorder_clocks ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - a constant
        (
            exhibit_row,
            clock.at_microseconds,
            clock.shown.isoformat(),
            clock.zone,
            clock.error_seconds,
            clock.measured_by,
            timestamp(act.now),
            act.actor.name,
        ),
    )


def clock_of(db: Database, exhibit_row: int) -> RecorderClock | None:
    """The clock in force for an exhibit, or None where none was noted."""
    row = db.conn.execute(
        f"SELECT {_COLUMNS} FROM recorder_clocks WHERE exhibit_id = ? ORDER BY id DESC LIMIT 1",  # noqa: S608
        (exhibit_row,),
    ).fetchone()
    return None if row is None else _clock(*row[1:])


def every_clock_of(db: Database, exhibit_row: int) -> list[RecorderClock]:
    """Every clock that was ever noted for an exhibit, oldest first; the last is in force."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} FROM recorder_clocks WHERE exhibit_id = ? ORDER BY id",  # noqa: S608 - a constant
        (exhibit_row,),
    )
    return [_clock(*row[1:]) for row in rows]


def clocks_of(db: Database, case: Case) -> dict[int, RecorderClock]:
    """The clocks in force in a case, by exhibit row."""
    rows = db.conn.execute(
        f"SELECT {_COLUMNS} FROM recorder_clocks WHERE id IN (SELECT max(c.id) FROM recorder_clocks c"  # noqa: S608
        " JOIN exhibits e ON e.id = c.exhibit_id WHERE e.case_id = ? GROUP BY c.exhibit_id)",
        (case.row,),
    )
    return {row[0]: _clock(*row[1:]) for row in rows}


def _clock(at: int, shown: str, zone: str, *rest: float | str) -> RecorderClock:
    error_seconds, measured_by, noted_at, noted_by = rest
    return RecorderClock(
        at, datetime.fromisoformat(shown), zone, float(error_seconds), str(measured_by), str(noted_at), str(noted_by)
    )


def _no_one_instant(clock: RecorderClock, first: timedelta, second: timedelta) -> CatchlightError:
    """The clocks were put back or forward there. In a gap the two offsets stand the other way round than in a fold."""
    summer, winter = _offset_text(max(first, second)), _offset_text(min(first, second))
    if first > second:
        return CatchlightError(
            f"The time {clock.shown} came twice in {clock.zone}, because the clocks were put back. Nothing was noted.",
            hint=f"Say which one by giving its offset as the zone: {summer} for the first time (summer time), {winter}"
            " for the second.",
            offsets=[summer, winter],
        )
    return CatchlightError(
        f"The time {clock.shown} never was in {clock.zone}, because the clocks were put forward. Nothing was noted.",
        hint=f"The recorder was not put forward: give the offset it ran in as the zone, {winter}; or check the time.",
        offsets=[winter],
    )


def _unknown_zone(name: str, known: set[str]) -> CatchlightError:
    wanted = name.strip().casefold().replace(" ", "_")
    by_city = [zone for zone in sorted(known) if wanted and wanted in zone.casefold()]
    folded = {zone.casefold(): zone for zone in known}
    by_look = [folded[zone] for zone in get_close_matches(wanted, sorted(folded), n=3, cutoff=0.6)]
    by_part = {zone.casefold().rpartition("/")[2]: zone for zone in sorted(known, reverse=True)}
    by_look += [by_part[part] for part in get_close_matches(wanted.rpartition("/")[2], sorted(by_part), n=3)]
    nearest = list(dict.fromkeys([*by_city[:3], *by_look]))[:5]
    suggestion = f"Did you mean {', '.join(nearest)}? " if nearest else ""
    return CatchlightError(
        f"There is no time zone {name!r}. Nothing was noted.",
        hint=f"{suggestion}Give an IANA name such as Europe/Amsterdam, or an offset such as +01:00.",
        zone=name,
        nearest=nearest,
    )


def _offset_text(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
