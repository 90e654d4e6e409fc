"""How values are written on screen: local time with its zone, media time, counts in the reader's language."""

from datetime import UTC, datetime
from pathlib import PurePath

from PySide6.QtCore import QLocale


def local_time(stamp: str) -> str:
    """An RFC 3339 time as local time with its zone, `2026-11-23 10:49:19 CET`."""
    moment = _moment(stamp).astimezone()
    return f"{moment:%Y-%m-%d %H:%M:%S} {moment.tzname()}"


def utc_time(stamp: str) -> str:
    """The same in UTC, for tooltips."""
    return f"{_moment(stamp).astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"


def media_time(microseconds: int) -> str:
    """A time within footage, `h:mm:ss.mmm`; it is cut, never rounded up into the next frame."""
    milliseconds = abs(microseconds) // 1000
    seconds, rest = divmod(milliseconds, 1000)
    sign = "−" if microseconds < 0 else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"


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


def _moment(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)
