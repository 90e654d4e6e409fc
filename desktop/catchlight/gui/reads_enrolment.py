"""What was dropped or chosen to be enrolled; read in a thread of its own, since a folder may hold millions of files."""

import os
from dataclasses import dataclass
from pathlib import Path

RECORDS = (".an2", ".nist", ".eft")
"""Endings of ANSI/NIST-ITL transactions; a test keeps them equal to the gallery's."""


@dataclass(frozen=True)
class Chosen:
    """What can be enrolled of it; `manifests` and `records` are both empty where nothing can.

    Attributes:
        manifests: CSV files; one is enrolled at a time.
        records: Files with Type-10 records, or the folder that holds them.
    """

    manifests: tuple[Path, ...] = ()
    records: tuple[Path, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """What an enrolment is asked for: the one manifest, or the records; empty where it is not plain."""
        if len(self.manifests) == 1:
            return self.manifests
        return () if self.manifests else self.records


def what_to_enrol(paths: tuple[Path, ...]) -> Chosen:
    """Manifests and record files among what was chosen, and in the folders among it."""
    manifests: list[Path] = []
    records: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = _manifests(path)
            manifests += inside
            if not inside and _has_records(path):
                records.append(path)
        elif path.suffix.lower() == ".csv":
            manifests.append(path)
        elif path.suffix.lower() in RECORDS:
            records.append(path)
    return Chosen(tuple(manifests), tuple(records))


def _manifests(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        found = sorted(entry.name for entry in entries if entry.name.lower().endswith(".csv"))
    named = [name for name in found if name.lower() == "manifest.csv"]
    return [folder / name for name in (named or found)]


def _has_records(folder: Path) -> bool:
    left = [folder]
    while left:
        with os.scandir(left.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    left.append(Path(entry.path))
                elif entry.name.lower().endswith(RECORDS):
                    return True
    return False
