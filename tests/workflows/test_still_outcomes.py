"""Many stills: each comes to exactly one outcome, whatever happens to the others."""

import hashlib
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.findings_maker import still_findings

from catchlight.errors import AnalystStopped, MediaRefused
from catchlight.evidence.exhibits import Exhibit
from catchlight.evidence.store import Store
from catchlight.faces.analyst import Analyst
from catchlight.faces.findings import StillFindings
from catchlight.faces.plan import Mode
from catchlight.workflows.still_outcomes import still_outcomes

STILL = Exhibit(
    path="/a.png",
    sha256="",
    size=9,
    kind="still",
    width=8,
    height=8,
    frames_expected=1,
    row=1,
    case_row=1,
    added_at="",
    added_by="",
)
FOUND = still_findings(())


class Pretended:
    """An analyst with several stills under way, which dies at some and refuses others."""

    def __init__(self) -> None:
        self.starts = 0

    def stills(self, images: Iterator[bytes], *, mode: Mode) -> Iterator[StillFindings | MediaRefused]:
        assert mode is Mode.FAST
        self.starts += 1
        ahead = list(itertools.islice(images, 4))
        while ahead:
            image = ahead.pop(0)
            if image.startswith(b"dies"):
                raise AnalystStopped("The worker died.", hint="", position=0)
            yield MediaRefused("no picture", hint="") if image.startswith(b"refused") else FOUND
            ahead += itertools.islice(images, 1)


def exhibits(folder: Path, kinds: list[str]) -> list[Exhibit]:
    """One file each; a "gone" one is not written."""
    found = []
    for row, kind in enumerate(kinds):
        content = f"{kind} {row}".encode()
        path = folder / str(row)
        path.unlink(missing_ok=True)
        if kind != "gone":
            path.write_bytes(content)
        found.append(replace(STILL, row=row, path=str(path), sha256=hashlib.sha256(content).hexdigest()))
    return found


def outcomes(folder: Path, kinds: list[str], analyst: Any) -> dict[int, str]:
    named = {StillFindings: "fine", MediaRefused: "refused", AnalystStopped: "dies"}
    taken = still_outcomes(
        exhibits(folder, kinds), store=Store(folder), analyst=cast("Analyst", analyst), mode=Mode.FAST
    )
    pairs = [(exhibit.row, named.get(type(outcome), "gone")) for exhibit, outcome in taken]
    assert len(pairs) == len(dict(pairs)) == len(kinds)
    return dict(pairs)


@given(kinds=st.lists(st.sampled_from(["fine", "fine", "refused", "dies", "gone"]), max_size=14))
def test_every_still_comes_to_its_own_outcome(tmp_path_factory: pytest.TempPathFactory, kinds: list[str]) -> None:
    found = outcomes(tmp_path_factory.mktemp("stills"), kinds, Pretended())
    assert [found[row] for row in range(len(kinds))] == kinds


def test_originals_are_read_only_as_far_as_they_are_examined(tmp_path: Path) -> None:
    known = exhibits(tmp_path, ["fine"] * 10)
    taken = still_outcomes(known, store=Store(tmp_path), analyst=cast("Analyst", Pretended()), mode=Mode.FAST)
    assert next(taken)[0].row == 0
    for late in known[5:]:
        Path(late.path).unlink()
    assert sum(isinstance(outcome, StillFindings) for _, outcome in taken) == 4


def test_a_worker_that_stops_with_nothing_under_way_ends_it(tmp_path: Path) -> None:
    class Broken:
        def stills(self, images: Iterator[bytes], *, mode: Mode) -> Iterator[StillFindings]:
            yield from (FOUND for _ in itertools.islice(images, 0))
            raise AnalystStopped(f"It cannot be started in {mode}.", hint="")

    with pytest.raises(AnalystStopped, match="cannot be started"):
        outcomes(tmp_path, ["fine"], Broken())
