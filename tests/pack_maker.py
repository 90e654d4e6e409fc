"""A model pack beside the program's own, for the tests."""

import json
import shutil
from pathlib import Path

from catchlight.faces.pack import DEFAULT_PACK


def coming_pack(folder: Path) -> Path:
    """A pack in that new folder with another name (`coming`) and hash, and the same weights."""
    shutil.copytree(DEFAULT_PACK, folder)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    (folder / "manifest.json").write_text(json.dumps({**manifest, "name": "coming"}), "utf-8")
    return folder
