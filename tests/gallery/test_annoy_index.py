from __future__ import annotations

import importlib
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from tests.gallery_maker import random_vectors

from catchlight.gallery import annoy_index as annoy_index_module
from catchlight.gallery.annoy_index import annoy_index, unavailable_because, write_index
from catchlight.jobs import JobCancelled, JobControl, Progress

annoy = pytest.importorskip("annoy")
VECTORS = random_vectors(200, dimension=8)


def test_an_index_finds_what_it_was_built_from(tmp_path: Path) -> None:
    assert write_index(VECTORS, tmp_path / "a.ann", trees=3)
    index = annoy_index(8)
    index.load(str(tmp_path / "a.ann"))
    assert index.get_nns_by_vector(VECTORS[5], 1) == [5]
    assert (index.get_n_items(), index.get_n_trees()) == (200, 3)
    index.unload()


def test_a_large_gallery_s_index_is_built_by_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annoy_index_module, "_APART_FROM", 100)
    np.save(tmp_path / "vectors.npy", VECTORS)
    mapped = np.load(tmp_path / "vectors.npy", mmap_mode="r")
    assert write_index(mapped, tmp_path / "apart.ann", trees=3)
    index = annoy_index(8)
    index.load(str(tmp_path / "apart.ann"))
    assert [index.get_nns_by_vector(vector, 1) for vector in VECTORS[:5]] == [[0], [1], [2], [3], [4]]
    assert (index.get_n_items(), index.get_n_trees()) == (200, 3)
    index.unload()
    assert not write_index(mapped, tmp_path / "nowhere" / "index.ann")


def test_a_cancelled_job_ends_the_process_that_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annoy_index_module, "_APART_FROM", 100)
    np.save(tmp_path / "vectors.npy", random_vectors(20_000, dimension=64))
    mapped = np.load(tmp_path / "vectors.npy", mmap_mode="r")
    polls: list[int] = []
    before = set(multiprocessing.active_children())  # of other tests

    def cancel_while_it_builds(_: Progress) -> None:
        polls.append(len(set(multiprocessing.active_children()) - before))
        if len(polls) == 3:
            control.cancel()

    control = JobControl(cancel_while_it_builds)
    with pytest.raises(JobCancelled):
        write_index(mapped, tmp_path / "index.ann", trees=200, control=control)
    assert polls[1:] == [1, 1]
    assert set(multiprocessing.active_children()) <= before
    assert not (tmp_path / "index.ann").exists()


KILLED = """
import os, signal, sys
from pathlib import Path
import numpy as np
import psutil
from catchlight.gallery import annoy_index
from catchlight.jobs import JobControl

polls = []

def report(progress):
    children = psutil.Process().children()
    polls.append(len(children))
    if len(polls) > 15:  # the second is the builder; the first keeps track of shared memory
        print(*(child.pid for child in children), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    annoy_index._APART_FROM = 100
    vectors = np.load(sys.argv[1], mmap_mode="r")
    annoy_index.write_index(vectors, Path(sys.argv[2]), trees=100_000, control=JobControl(report))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_the_process_that_builds_ends_with_a_program_that_is_killed(tmp_path: Path) -> None:
    np.save(tmp_path / "vectors.npy", random_vectors(20_000, dimension=32))
    (tmp_path / "program.py").write_text(KILLED, encoding="utf-8")
    arguments = [sys.executable, str(tmp_path / "program.py"), str(tmp_path / "vectors.npy"), str(tmp_path / "i.ann")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run(arguments, capture_output=True, text=True, check=False, env=environment)
    assert ended.returncode == -9, ended.stderr
    left = [psutil.Process(int(pid)) for pid in ended.stdout.split() if psutil.pid_exists(int(pid))]
    _, alive = psutil.wait_procs(left, timeout=30)
    assert alive == []


def test_an_index_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    assert not write_index(VECTORS, tmp_path / "nowhere" / "index.ann")


def test_without_the_package_there_is_no_index_and_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.import_module

    def without_annoy(name: str, package: str | None = None) -> Any:
        if name == "annoy":
            raise ImportError(name)
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", without_annoy)
    assert "annoy package is not installed" in (unavailable_because() or "")
    assert not write_index(VECTORS, tmp_path / "index.ann")
    assert list(tmp_path.iterdir()) == []
