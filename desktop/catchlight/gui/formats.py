"""How values are written on screen: local time with its zone, media time, counts in the reader's language."""

import re
from datetime import UTC, datetime
from pathlib import PurePath

from PySide6.QtCore import QDate, QLocale


def local_time(stamp: str) -> str:
    """An RFC 3339 time as local time with its zone, `2026-11-23 10:49:19 CET`."""
    moment = _moment(stamp).astimezone()
    return f"{moment:%Y-%m-%d %H:%M:%S} {moment.tzname()}"


def time_of_day(stamp: str) -> str:
    """An RFC 3339 time as local time of day, without its date."""
    return f"{_moment(stamp).astimezone():%H:%M:%S}"


def day_of(stamp: str) -> tuple[str, str]:
    """The local day of an RFC 3339 time in the reader's language: `Mon 23 Nov`, and the year."""
    moment = _moment(stamp).astimezone()
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), "ddd d MMM"), str(moment.year)


def month_of(month: str) -> tuple[str, str]:
    """A month `2026-11` in the reader's language: `Nov` and the whole, `November 2026`."""
    year, number = (int(part) for part in month.split("-"))
    locale = QLocale()
    return locale.standaloneMonthName(number, QLocale.FormatType.ShortFormat), (
        f"{locale.standaloneMonthName(number, QLocale.FormatType.LongFormat)} {year}"
    )


def short_time(stamp: str) -> str:
    """An RFC 3339 time as local date and time to the minute, for narrow places."""
    return f"{_moment(stamp).astimezone():%Y-%m-%d %H:%M}"


def utc_time(stamp: str) -> str:
    """The same in UTC, for tooltips."""
    return f"{_moment(stamp).astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"


def media_time(microseconds: int) -> str:
    """A time within footage, `h:mm:ss.mmm`; it is cut, never rounded up into the next frame."""
    milliseconds = abs(microseconds) // 1000
    seconds, rest = divmod(milliseconds, 1000)
    sign = "−" if microseconds < 0 else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"


def media_time_in(text: str) -> int | None:
    """Microseconds of a media time as people write it (`1:02:03.5`, `2:03`, `63.5`), or None where it is none."""
    found = re.fullmatch(r"(?:(?:(\d{1,3}):)?(\d{1,2}):)?(\d{1,6})(?:[.,](\d{1,6}))?", text.strip())
    if found is None:
        return None
    hours, minutes, seconds, rest = found.groups()
    if (minutes is not None and int(seconds) > 59) or (hours is not None and int(minutes) > 59):
        return None
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds)
    return whole * 1_000_000 + int((rest or "0").ljust(6, "0"))


def wall_time(moment: datetime | None) -> str:
    """A true time of day by a recorder's clock, with its zone; "" where none is known."""
    if moment is None:
        return ""
    return f"{moment:%Y-%m-%d %H:%M:%S}.{moment.microsecond // 1000:03d} {_zone(moment)}"


def wall_clock(moment: datetime | None) -> str:
    """The same without the date and the milliseconds, for narrow places."""
    return "" if moment is None else f"{moment:%H:%M:%S} {_zone(moment)}"


def both_times(microseconds: int, moment: datetime | None) -> str:
    """Media time, and wall time beside it where it is known."""
    return "  ·  ".join(part for part in (media_time(microseconds), wall_time(moment)) if part)


def duration(seconds: float) -> str:
    """A rough span for "time left": `12 s`, `3 min 20 s`, `1 h 5 min`."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def count(number: int) -> str:
    """A count with the separators of the reader's language."""
    return QLocale().toString(number)


def share(done: int, total: int) -> str:
    """A part of a whole in whole percent, cut and not rounded: 100 % is said only of all."""
    return f"{min(done, total) * 100 // total} %" if total > 0 else ""


def decimal(value: float, digits: int = 1) -> str:
    """A number with at most that many decimals, in the reader's language."""
    text = QLocale().toString(float(value), "f", digits)
    point = QLocale().decimalPoint()
    return text.rstrip("0").removesuffix(point) if point in text else text


def size(octets: int) -> str:
    """A file size."""
    return QLocale().formattedDataSize(octets, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def score(value: float) -> str:
    """A comparison score, always three decimals and a point."""
    return f"{value:.3f}".replace("-", "−")


def short_hash(sha256: str) -> str:
    """The first twelve digits of a hash; the whole stands in the tooltip."""
    return sha256[:12]


def shortened(path: PurePath, *, longest: int = 60) -> str:
    """A path that keeps its end when it is long."""
    text = str(path)
    return text if len(text) <= longest else "…" + text[-(longest - 1) :]


def _zone(moment: datetime) -> str:
    """The zone as people call it, `CET`; where it has no name of letters, its offset: `UTC+01:00`."""
    name = moment.tzname() or ""
    if name.isalpha():
        return name
    offset = f"{moment:%z}"
    return f"UTC{offset[:3]}:{offset[3:5]}"


def _moment(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)
