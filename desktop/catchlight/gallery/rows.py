"""From a manifest's row to what may be enrolled: its provenance, its image and its face box, or the reason why not."""

import math
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path, PureWindowsPath

from catchlight.faces.face import Box
from catchlight.gallery.manifest import Row
from catchlight.gallery.provenance import Provenance

LARGEST_IMAGE = 64 * 1024**2
"""Bytes of a portrait's file."""
RECORD_SUFFIXES = (".an2", ".nist", ".eft")
"""Endings of ANSI/NIST-ITL transactions, in small letters."""
_RECORD = re.compile(r"(?i)(.*\.(?:an2|nist|eft))#([0-9]{1,3})", re.DOTALL)
_SEXES = {"f": "female", "m": "male"}
_URL = re.compile(r"(?i)[a-z][a-z0-9+.-]*://|(data|mailto|javascript|file):")
_REQUIRED_TEXT = ("person_id", "source", "legal_basis")


class RowRefused(Exception):
    """A row cannot be enrolled; never leaves the enrolment.

    Args:
        kind: The sort of reason, see `rejects.RefusedRow`.
        reason: Why, in words.
    """

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


@dataclass(frozen=True)
class PortraitRow:
    """A row whose particulars are complete.

    Attributes:
        number: As a spreadsheet counts: the header is row 1.
        provenance: Where the portrait comes from.
        image: Its file, inside the manifest's folder.
        box: Where the face is said to be, pixels of the upright image, or None.
        name: What the portrait's file is called; of a Type-10 record with its number (`a.an2#2`).
    """

    number: int
    provenance: Provenance
    image: Path
    box: Box | None
    name: str


def understand(row: Row, *, folder: Path, today: date) -> PortraitRow:
    """Check a row's particulars and find its image.

    Args:
        row: The row.
        folder: The manifest's folder, resolved; no image outside it is opened.
        today: Today (UTC).

    Raises:
        RowRefused: with the first reason found.
    """
    if row.problem is not None:
        raise RowRefused("invalid", row.problem)
    provenance = _provenance(row.cells, today=today)
    file, record = record_in(row.cells.get("image", ""))
    image = find_image(file, folder)
    name = image.name if record is None else f"{image.name}#{record}"
    return PortraitRow(row.number, provenance, image, _box(row.cells.get("face_box", "")), name)


def record_in(image: str) -> tuple[str, int | None]:
    """The file that a row's image names, and the number of the Type-10 record in it (`a.an2#2`) or None."""
    found = _RECORD.fullmatch(image)
    return (found[1], int(found[2])) if found else (image, None)


def read_image(path: Path) -> bytes:
    """The bytes of a portrait's file.

    Raises:
        RowRefused: if it cannot be read or is larger than `LARGEST_IMAGE`.
    """
    try:
        with path.open("rb") as source:
            content = source.read(LARGEST_IMAGE + 1)
    except OSError as error:
        raise RowRefused("image", f"the image cannot be read: {error.strerror}") from error
    if not content:
        raise RowRefused("unreadable", "the image is empty (0 bytes)")
    if len(content) > LARGEST_IMAGE:
        raise RowRefused("image", f"the image is larger than {LARGEST_IMAGE // 1024**2} MiB")
    return content


def _provenance(cells: Mapping[str, str], *, today: date) -> Provenance:
    absent = [name for name in (*_REQUIRED_TEXT, "captured_on", "retain_until") if not cells.get(name)]
    if absent:
        raise RowRefused("missing-provenance", f"missing provenance: {', '.join(absent)} is empty")
    captured_on = _day("captured_on", cells["captured_on"])
    retain_until = _day("retain_until", cells["retain_until"])
    if captured_on > today + timedelta(days=1):
        raise RowRefused("invalid", f"captured_on {captured_on} lies in the future")
    if retain_until < today:
        raise RowRefused("expired", f"expired: the retention ended on {retain_until}")
    return Provenance(
        person_id=cells["person_id"],
        captured_on=captured_on,
        source=cells["source"],
        legal_basis=cells["legal_basis"],
        retain_until=retain_until,
        sex=_sex(cells.get("sex", "")),
        birth_year=_birth_year(cells.get("birth_year", ""), today=today),
        note=cells.get("note") or None,
    )


def _day(name: str, text: str) -> date:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise RowRefused("invalid", f"{name} {text[:40]!r} is not a date written YYYY-MM-DD")


def _sex(text: str) -> str | None:
    if len(text) > 40:
        raise RowRefused("invalid", "sex is longer than 40 characters")
    return _SEXES.get(text.lower(), text.lower()) or None


def _birth_year(text: str, *, today: date) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{4}", text) or not 1850 <= int(text) <= today.year:
        raise RowRefused("invalid", f"birth_year {text[:40]!r} is not a year between 1850 and {today.year}")
    return int(text)


def _box(text: str) -> Box | None:
    if not text:
        return None
    parts = [part for part in re.split(r"[,;\s]+", text) if part]
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        numbers = []
    if len(numbers) != 4 or not all(map(math.isfinite, numbers)) or numbers[2] <= 0 or numbers[3] <= 0:
        raise RowRefused("invalid", f"face_box {text[:60]!r} is not x,y,width,height in pixels")
    return Box(*numbers)


def find_image(name: str, folder: Path) -> Path:
    """The file that a row names; separators of both systems are understood on both.

    Args:
        name: As the row names it.
        folder: The folder it is named from, resolved.

    Raises:
        RowRefused: if there is none, or it lies outside the folder.
    """
    if not name:
        raise RowRefused("image", "image is empty")
    if _URL.match(name):
        raise RowRefused("image", "the image is an address; only files beside the manifest are enrolled")
    parts = PureWindowsPath(name)
    if parts.drive or parts.root or ".." in parts.parts or "\x00" in name:
        raise RowRefused("image", "the image is outside the manifest's folder")
    try:
        path = folder.joinpath(*parts.parts).resolve()
        if not path.is_relative_to(folder):
            raise RowRefused("image", "the image is outside the manifest's folder (a link leads out of it)")
        if not stat.S_ISREG(path.stat().st_mode):
            raise RowRefused("image", "the image is not a file")
    except FileNotFoundError as error:
        raise RowRefused("image", "there is no such file") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise RowRefused("image", "the image cannot be opened") from error
    return path
