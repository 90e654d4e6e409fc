"""The rank-1 benchmark: its gallery, its small probes and its counting, and one run over two people."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks import lfw10
from benchmarks.lfw10 import Gallery, figures_of, made_small, read_image
from catchlight.faces.face import Box, Face, Quality, Reason, Verdict

QUALITY = Quality(60.0, 0.9, 0.5, 7.0, 0.9, 0.0, 0.0, 0.0, Verdict.USABLE)
GALLERY = Gallery(("anna", "bert"), np.eye(2, dtype=np.float32))


def face(*values: float, verdict: Verdict = Verdict.USABLE, reasons: tuple[Reason, ...] = ()) -> Face:
    quality = replace(QUALITY, verdict=verdict, reasons=reasons)
    return Face(Box(0, 0, 50, 60), ((0.0, 0.0),) * 5, 0.9, quality, np.array(values, "<f4").tobytes())


def test_rank_1_is_the_person_whose_template_is_nearest() -> None:
    assert (GALLERY.first(face(0.9, 0.1)), GALLERY.first(face(-0.5, 0.2))) == ("anna", "bert")


def test_a_probe_without_a_face_counts_and_is_lost() -> None:
    searched = [("anna", face(1, 0)), ("anna", face(0, 1)), ("bert", None)]
    figures = figures_of(searched, GALLERY)
    assert (figures["probes"], figures["rank_1"], figures["no_face"]) == (3, 1, 1)


def test_verdicts_and_reasons_are_counted() -> None:
    small = face(1, 0, verdict=Verdict.LIMITED, reasons=(Reason.SMALL, Reason.BLURRED))
    figures = figures_of([("anna", small), ("anna", small), ("anna", face(1, 0))], GALLERY)
    assert figures["verdicts"] == {"limited": 2, "usable": 1}
    assert figures["reasons"] == {"blurred": 2, "small": 2}


def test_a_probe_is_made_small_and_blurred() -> None:
    image = np.zeros((100, 80, 3), np.uint8)
    image[:, 40:] = 255
    small = made_small(image, scale=0.25, blur=0.0)
    assert (small.shape, small.dtype.str) == ((25, 20, 3), "|u1")
    assert len(np.unique(small)) > 2


def test_a_photograph_that_does_not_decode_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"no image")
    with pytest.raises(SystemExit, match=r"a\.jpg cannot be decoded"):
        read_image(tmp_path / "a.jpg")


def test_it_runs_and_prints_its_figures(
    tmp_path: Path,
    single_faces: tuple[bytes, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for person in (0, 1):
        (tmp_path / str(person)).mkdir()
        for number in range(lfw10.ENROLLED + 1):
            (tmp_path / str(person) / f"{number}.jpg").write_bytes(single_faces[person])
    monkeypatch.setattr(sys, "argv", ["lfw10.py", "--faces", str(tmp_path), "--widths", "32"])
    lfw10.main()
    figures = json.loads(capsys.readouterr().out)
    assert figures["enrolled"] == 2 * lfw10.ENROLLED
    assert figures["sizes"]["full"]["rank_1"] == 2
    assert figures["sizes"]["32"]["probes"] == 2
