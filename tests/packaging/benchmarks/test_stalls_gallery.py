"""The walk through a gallery: every step has its figures, on a small lab as on a large one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.gallery_maker import NAME, PASSPHRASE, made_lab

ROOT = Path(__file__).resolve().parents[3]
STEPS = {
    "first window and its pages",
    "open the lab",
    "sign in",
    "persons: first lines",
    "persons: scrolled",
    "filters: by source",
    "a person's record",
    "who looks alike",
    "tab: server",
    "list: poor",
    "keeping page",
    "lock",
}


def test_every_step_of_the_walk_has_its_figures(tmp_path: Path) -> None:
    made_lab(tmp_path, templates=400, dimension=16)
    secret = tmp_path / "passphrase"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    asked = [str(tmp_path / "lab"), "--account", NAME, "--passphrase-file", str(secret), "--quick"]
    environment = dict(os.environ) | {
        "PYTHONPATH": f"{ROOT / 'desktop'}{os.pathsep}{ROOT / 'packaging'}",
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    command = [sys.executable, "-m", "benchmarks.stalls_gallery", *asked]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    told = json.loads(done.stdout)
    assert set(told["steps"]) >= STEPS
    assert all(step["beats"] > 0 for step in told["steps"].values())
    assert "who looks alike" in told["seconds"]
