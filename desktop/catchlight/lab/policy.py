"""The lab's policy: the time limits, retention and reporting rules it may set itself, read from `policy.toml`.

A lab without the file follows the defaults. What was in force is named in each entry that depends on it by the hash of
all its values, so that a changed limit shows.
"""

import hashlib
import tomllib
from datetime import time
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import msgspec

from catchlight.errors import CatchlightError

FILE_NAME = "policy.toml"
_LARGEST_FILE = 64 * 1024
_Count = Annotated[int, msgspec.Meta(ge=1, le=36_500)]
_Clock = Annotated[time, msgspec.Meta(tz=False)]
_Weekday = Annotated[int, msgspec.Meta(ge=1, le=7)]


class Authorisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long a search may stand without the authorisation that was requested for it.

    Source: Regulation (EU) 2024/1689 (AI Act), Art. 26(10): without undue delay and no later than 48 hours.
    """

    hours_to_grant: Annotated[int, msgspec.Meta(ge=1, le=48)] = 48


class Retention(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long cases are kept: days from their opening, unless a case has a date of its own.

    And how long the rejects files in the lab, which name people who were not enrolled: days from their last change.
    """

    case_days: _Count = 1825
    rejects_days: _Count = 30


class OfficeHours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When searches are usual: ISO weekdays (Monday is 1), local times of a zone (IANA)."""

    weekdays: tuple[_Weekday, ...] = (1, 2, 3, 4, 5)
    begins: _Clock = time(7, 0)
    ends: _Clock = time(19, 0)
    zone: str = "UTC"


class Reporting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Counts below `smallest_count`, but above 0, are not told in the annual report."""

    smallest_count: Annotated[int, msgspec.Meta(ge=1, le=100)] = 5


class SignIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Minutes without a key or pointer moved after which the window locks."""

    idle_minutes: Annotated[int, msgspec.Meta(ge=1, le=480)] = 10


class Search(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether a search may be run against a part of the gallery, chosen by filters."""

    filters: bool = True


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of it."""

    authorisation: Authorisation = Authorisation()
    retention: Retention = Retention()
    office_hours: OfficeHours = OfficeHours()
    reporting: Reporting = Reporting()
    sign_in: SignIn = SignIn()
    search: Search = Search()

    @property
    def sha256(self) -> str:
        """Hash of all values, hex."""
        return hashlib.sha256(msgspec.json.encode(self, order="deterministic")).hexdigest()


def policy_in_force(folder: Path) -> Policy:
    """The policy of the lab in `folder`.

    Raises:
        CatchlightError: if `policy.toml` cannot be read or holds what is no policy; nothing falls back silently.
    """
    path = folder / FILE_NAME
    try:
        return _read(path) if path.exists() else Policy()
    except (OSError, ValueError, RecursionError) as error:  # msgspec's and tomllib's errors are ValueErrors
        raise CatchlightError(
            f"The lab's policy, {path}, cannot be used: {error}. Nothing was done.",
            hint="Mend that line of the file, or remove the file to follow the defaults.",
            path=str(path),
        ) from error


def _read(path: Path) -> Policy:
    if path.stat().st_size > _LARGEST_FILE:
        raise ValueError(f"it is larger than {_LARGEST_FILE} bytes")
    policy = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8-sig")), Policy)
    _require_zone(policy.office_hours.zone)
    return policy


def _require_zone(name: str) -> None:
    """Refuse a time zone that this workstation does not know.

    Raises:
        ValueError: if it does not.
    """
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:  # a part of a name is a folder
        raise ValueError(f"there is no time zone {name!r}") from error
