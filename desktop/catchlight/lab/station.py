"""Where somebody works: the account of the operating system and the workstation."""

import getpass
import platform
from dataclasses import dataclass


@dataclass(frozen=True)
class Station:
    """The account of the operating system and the workstation's name; personal data."""

    os_user: str
    workstation: str


def this_station() -> Station:
    """Of this process."""
    try:
        os_user = getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        os_user = "an unnamed account"
    return Station(os_user, platform.node())
