"""Where the files that ship beside the code are: model packs, icons, templates."""

import sys
from pathlib import Path


def resources_folder() -> Path:
    """The folder `resources`: beside the code in a checkout, inside the bundle in an installed program."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "resources"
    return Path(__file__).resolve().parents[2] / "resources"
