"""A log for the tests of both verifiers."""

from pathlib import Path

import pytest
from tests.log_maker import Log

from catchlight.evidence.commitment import Personal


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """Ten entries: the lab's creation, seven acts with personal data, two without."""
    made = Log.made(tmp_path / "lab")
    for number in range(7):
        made.add("exhibit.added", {"exhibit": number, "score": 0.25, "path": Personal(f"/é/{number}.jpg")})
    made.add("case.opened")
    made.add("case.closed")
    return made
