"""Which stored files the rows of all rooms name: what a sweep leaves, an erasure keeps and a backup takes."""

from collections.abc import Iterator

from sqlite_utils import Database

from catchlight.evidence.erasure import IsNamed
from catchlight.evidence.exhibits import names_original
from catchlight.evidence.forgetting import kept_originals
from catchlight.evidence.store import Store, lab_store
from catchlight.faces.forgetting import face_crops
from catchlight.faces.records import names_face_crop
from catchlight.gallery.forgetting import portrait_originals, probe_and_portrait_crops
from catchlight.gallery.portraits import names_portrait_crop, names_portrait_file, portrait_files
from catchlight.gallery.searches import names_probe_crop
from catchlight.lab.folder import Lab

_NAMES = (names_face_crop, names_portrait_crop, names_original, names_probe_crop)


def is_named(db: Database, sha256: str) -> bool:
    """Whether any row names this file of the lab's store (crops and kept originals)."""
    return any(names(db, sha256) for names in _NAMES)


def stores_of(lab: Lab) -> tuple[tuple[Store, IsNamed], ...]:
    """The lab's store and that of the portraits' original files, each with what tells which of its files are named."""
    return (lab_store(lab), is_named), (portrait_files(lab), names_portrait_file)


def named_in_store(db: Database) -> Iterator[str]:
    """SHA-256 of every file that the lab's store has to hold, each once."""
    seen: set[str] = set()
    for names in (kept_originals, face_crops, probe_and_portrait_crops):
        for sha256 in names(db):
            if sha256 not in seen:
                seen.add(sha256)
                yield sha256


def named_portraits(db: Database) -> Iterator[str]:
    """SHA-256 of every file that the portraits' store has to hold."""
    return portrait_originals(db)
