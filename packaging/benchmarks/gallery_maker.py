"""A synthetic national gallery, written straight into a lab's tables: what an enrolment leaves, without its images.

No entry of the log tells of it either, so `log verify` names every portrait as one that no entry enrolled.

Generator (NumPy, seeded): every person is a random direction on the unit sphere; each portrait is that direction with
Gaussian noise (deviation 0.75 / sqrt(d) a value), so two portraits of one person have a cosine of about 0.64. The
number of portraits of a person is 1 + a geometric variable, two on average, as in a booking system with 2.65 million
photographs of 1.3 million people. Impostor scores have a deviation of 1 / sqrt(d). Three in four persons are men;
birth years are normal around 1980 with a deviation of 14 years; portraits were taken between 2008 and 2025; one in 500
is past its retention.

A probe is made from a random portrait t as c * t + sqrt(1 - c^2) * (a random direction orthogonal to t), with c, the
genuine score, uniform between 0.35 and 0.7: what footage gives rather than what a booking desk gives.
"""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from catchlight.evidence.commitment import SALT_BYTES
from catchlight.faces.face import Quality, Verdict
from catchlight.gallery.gallery_tree import gallery_leaf, read_tree, store_tree
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab, open_lab
from catchlight.workflows.create_lab import FirstAccount, create_lab

SEED = 7
PACK = "c" * 64
NAME, PASSPHRASE = "Benchmark", "a passphrase of the benchmark"
_ROWS_AT_ONCE = 50_000
_FIRST_DAY = date(2008, 1, 1)
QUALITY = msgspec.json.encode(Quality(90.0, 0.6, 0.5, 7.0, 0.8, 0.0, 0.0, 0.0, Verdict.USABLE)).decode()


def unit(vectors: NDArray[Any]) -> NDArray[np.float32]:
    """Rows of unit length, `float32`."""
    scaled: NDArray[np.float32] = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return scaled


def made_lab(folder: Path, *, templates: int, dimension: int) -> Lab:
    """The lab in `folder` with a gallery of that size; made once, then opened."""
    if (folder / "complete").exists():
        return open_lab(folder / "lab")
    lab = create_lab(folder / "lab", first=FirstAccount(NAME, PASSPHRASE)).lab
    random = np.random.default_rng(SEED)
    with lab.reading() as db:
        person = 0
        for start in range(0, templates, _ROWS_AT_ONCE):
            count = min(_ROWS_AT_ONCE, templates - start)
            sizes = random.geometric(0.5, count)
            sizes = sizes[: int(np.searchsorted(np.cumsum(sizes), count)) + 1]
            owners = np.repeat(np.arange(len(sizes)), sizes)[:count]
            directions = unit(random.standard_normal((len(sizes), dimension), dtype=np.float32))
            noise = random.standard_normal((count, dimension), dtype=np.float32) * np.float32(0.75 / np.sqrt(dimension))
            vectors = unit(directions[owners] + noise)
            with transaction(db):
                db.conn.executemany(
                    "INSERT INTO persons (id, person_id, sex, birth_year) VALUES (?, ?, ?, ?)",
                    _persons(random, person, len(sizes)),
                )
                db.conn.executemany(_PORTRAIT, _portraits(random, start, (owners + person + 1).tolist()))
                tree = read_tree(db)
                rows = []
                for at, vector in enumerate(vectors, start=start):
                    content = vector.tobytes()
                    rows.append((at + 1, PACK, at, content))
                    tree.additions.add(gallery_leaf(portrait_sha256=f"{at:064x}", template=content, pack_sha256=PACK))
                db.conn.executemany(
                    "INSERT INTO templates (portrait, pack_sha256, leaf, embedding) VALUES (?, ?, ?, ?)", rows
                )
                tree.revision += 1
                store_tree(db, tree)
            person += len(sizes)
    (folder / "complete").touch()
    return lab


_PORTRAIT = (
    "INSERT INTO portraits (id, person, sha256, file_name, width, height, captured_on, source, legal_basis,"
    " retain_until, x, y, face_width, face_height, landmarks, chosen, quality, verdict, crop_sha256, enrolled_at,"
    " enrolled_by, salt) VALUES (?, ?, ?, '', 1, 1, ?, ?, 'booking', ?, 0, 0, 1, 1, '[]', 'only-face', ?, 'usable',"
    " '', '2026-01-02T03:04:05.000000Z', 'Benchmark', ?)"
)


def _persons(random: np.random.Generator, first: int, count: int) -> Iterator[tuple[int, str, str, int]]:
    sexes = np.where(random.random(count) < 0.75, "M", "F").tolist()
    years = random.normal(1980, 14, count).round().clip(1930, 2007).astype(int).tolist()
    for at, (sex, year) in enumerate(zip(sexes, years, strict=True), start=first + 1):
        yield at, f"N{at}", sex, year


def _portraits(random: np.random.Generator, first: int, owners: list[int]) -> Iterator[tuple[Any, ...]]:
    days = random.integers(0, 6500, len(owners)).tolist()
    over = (random.random(len(owners)) < 0.002).tolist()
    today = date.today()  # noqa: DTZ011 - a gallery of today
    for at, (owner, day, is_over) in enumerate(zip(owners, days, over, strict=True), start=first):
        until = today - timedelta(days=30) if is_over else today + timedelta(days=365)
        captured = _FIRST_DAY + timedelta(days=day)
        particulars = captured.isoformat(), f"station {owner % 40}", until.isoformat()
        yield at + 1, owner, f"{at:064x}", *particulars, QUALITY, os.urandom(SALT_BYTES)


def made_probes(
    vectors: NDArray[np.float32], rows: NDArray[np.int64], random: np.random.Generator
) -> NDArray[np.float32]:
    """Probes `(len(rows), d)` of those portraits, as footage gives them."""
    portraits = vectors[rows].astype(np.float64)
    other = random.standard_normal(portraits.shape)
    other -= (other * portraits).sum(axis=1, keepdims=True) * portraits
    genuine = random.uniform(0.35, 0.7, (len(rows), 1))
    return unit(genuine * portraits + np.sqrt(1 - genuine**2) * unit(other))
