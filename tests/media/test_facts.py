"""Facts are plain data: they travel between processes as they are, and bring no decoder along."""

import os
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError
from fractions import Fraction
from pathlib import Path

import pytest

import catchlight
from catchlight.media.facts import DecodeWarning, FootageFacts, StillFacts

STILL = StillFacts(1, 2, "JPEG", "2024:01:01 00:00:00+01:00", ("cut off",))
FOOTAGE = FootageFacts(640, 480, "h264", "mp4", None, False, None, Fraction(30000, 1001))


@pytest.mark.parametrize("facts", [STILL, FOOTAGE, DecodeWarning(3, None, "short")], ids=lambda one: type(one).__name__)
def test_facts_are_the_same_in_another_process(facts: object) -> None:
    assert pickle.loads(pickle.dumps(facts)) == facts  # noqa: S301 - what was pickled one line before


def test_facts_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        STILL.width = 9  # type: ignore[misc]


def test_a_rate_that_is_no_whole_number_stays_exact() -> None:
    assert FOOTAGE.nominal_rate is not None
    assert FOOTAGE.nominal_rate * 1001 == 30000


def test_facts_bring_no_decoder_along() -> None:
    code = "import sys, catchlight.media.facts; print({'cv2', 'PIL', 'numpy'} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(Path(catchlight.__file__).parents[1])}
    shown = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"
