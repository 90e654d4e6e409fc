"""Synthetic galleries: random templates enrolled without a model, and what an enrolment needs besides."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tests.people import present

from catchlight.evidence.log import acting
from catchlight.faces.face import Box, Face, Quality, Verdict
from catchlight.gallery.portraits import enrol_portraits
from catchlight.gallery.provenance import Chosen, NewPortrait, Provenance
from catchlight.gallery.standing import Standing
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab

PACK = "a" * 64
OTHER_PACK = "b" * 64
TOMORROW = date.today() + timedelta(days=1)  # noqa: DTZ011 - a day of margin covers every zone
QUALITY = Quality(60.0, 0.9, 0.5, 7.0, 0.9, 0.0, 0.0, 0.0, Verdict.USABLE)


def random_vectors(count: int, *, dimension: int = 16, seed: int = 1) -> NDArray[np.float32]:
    """`(count, dimension) float32` of unit length."""
    vectors = np.random.default_rng(seed).standard_normal((count, dimension))
    unit: NDArray[np.float32] = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return unit


def segment_forms(folder: Path, vector: NDArray[np.float32]) -> set[bytes]:
    """How the segments of the generations below a folder hold a vector, if they do."""
    manifests = [json.loads(path.read_bytes()) for path in folder.rglob("manifest.json")]
    steps = {step for manifest in manifests for step, _ in manifest.get("roundings", ())}
    return {(np.rint(vector / np.float32(step)) + 128).astype(np.uint8).tobytes() for step in steps}


def a_face(vector: NDArray[np.float32]) -> Face:
    """A face with that embedding."""
    landmarks = ((40.0, 40.0), (60.0, 40.0), (50.0, 50.0), (42.0, 60.0), (58.0, 60.0))
    return Face(Box(30.0, 30.0, 40.0, 50.0), landmarks, 0.9, QUALITY, vector.astype("<f4").tobytes())


def a_portrait(
    name: str, vector: NDArray[np.float32], *, person: str, pack: str = PACK, **particulars: Any
) -> NewPortrait:
    """A portrait whose file is called `name`."""
    given: dict[str, Any] = {
        "captured_on": date(2024, 1, 2),
        "source": "station",
        "legal_basis": "art. 1",
        "retain_until": TOMORROW,
        **particulars,
    }
    return NewPortrait(
        provenance=Provenance(person_id=person, **given),
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        file_name=name,
        width=100,
        height=120,
        face=a_face(vector),
        chosen=Chosen.ONLY_FACE,
        crop_sha256=hashlib.sha256(b"crop" + name.encode()).hexdigest(),
        pack_sha256=pack,
    )


def enrolled(lab: Lab, *portraits: NewPortrait) -> list[Standing]:
    """Enrol portraits in one act."""
    actor = present(lab).acting_as(Role.CUSTODIAN)
    with lab.reading() as db, acting(lab, db, actor) as act:
        return enrol_portraits(act, portraits)


def fill(lab: Lab, vectors: NDArray[np.float32], *, per_person: int = 1, **particulars: Any) -> None:
    """Enrol one portrait for each vector."""
    enrolled(
        lab,
        *(
            a_portrait(f"{at}.jpg", vector, person=f"P{at // per_person}", **particulars)
            for at, vector in enumerate(vectors)
        ),
    )
