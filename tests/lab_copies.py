"""One lab, worked in at length and once, of which every test that needs it has a copy of its own."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catchlight.lab.folder import Lab


def copied(lab: Lab, folder: Path) -> Lab:
    """The same lab in another folder, which must not exist; nothing may be working in the first one."""
    shutil.copytree(lab.folder, folder)
    return replace(lab, folder=folder)
