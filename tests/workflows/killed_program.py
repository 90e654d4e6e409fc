"""A program that extracts slowly and in very small steps, so that there are many places at which it can be killed."""

import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest import mock

STEP_SECONDS = 0.005
PAUSE_SECONDS = 0.02


def worker_in_small_steps(requests: Connection, replies: Connection, pack: str, provider: str | None) -> None:
    """The model worker as it is, except for its steps; runs in the child."""
    from catchlight.faces import analysis, worker

    as_it_is = analysis.analyse_footage

    def in_small_steps(*given: Any, **named: Any) -> Iterator[object]:
        for step in as_it_is(*given, **named, step_seconds=STEP_SECONDS):
            yield step
            time.sleep(PAUSE_SECONDS)

    with (
        mock.patch.object(analysis, "analyse_footage", in_small_steps),
        mock.patch.object(analysis, "_FRAMES_FOR_EACH_LANE", 1),  # so that short footage has several steps
    ):
        worker.main(requests, replies, pack, provider)


def extract(folder: Path, *, case: str, name: str, mode: str) -> None:
    """Extract all of the case, as the command line does."""
    from tests.people import present

    from catchlight.faces import worker
    from catchlight.faces.analyst import Analyst
    from catchlight.faces.pack import DEFAULT_PACK
    from catchlight.jobs import JobControl
    from catchlight.lab.folder import open_lab
    from catchlight.workflows.extract_faces import ExtractFaces, extract_faces

    with mock.patch.object(worker, "main", worker_in_small_steps), Analyst(DEFAULT_PACK) as analyst:
        lab = open_lab(folder)
        extract_faces(lab, ExtractFaces(present(lab, name), case, mode=mode), JobControl(), analyst=analyst)


if __name__ == "__main__":
    # By its own name, so that the child finds the worker in a module that it can import.
    from tests.workflows import killed_program

    killed_program.extract(Path(sys.argv[1]), case=sys.argv[2], name=sys.argv[3], mode=sys.argv[4])
