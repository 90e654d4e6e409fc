"""The demonstration's own decisions (its whole way is shown by the command's test)."""

from pathlib import Path

import pytest

from catchlight.errors import CatchlightError
from catchlight.faces.analyst import Analyst
from catchlight.jobs import JobCancelled, JobControl
from catchlight.workflows.demonstrate import demonstrate


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, analyst: Analyst) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(CatchlightError, match="not empty"):
        demonstrate(tmp_path, JobControl(), analyst=analyst)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_it_can_be_cancelled_while_the_material_is_made(tmp_path: Path, analyst: Analyst) -> None:
    control = JobControl()
    control.cancel()
    with pytest.raises(JobCancelled):
        demonstrate(tmp_path / "demo", control, analyst=analyst)
