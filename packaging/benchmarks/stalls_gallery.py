"""How long the window's own thread is held up over a gallery at national scale, step by step, as JSON.

Usage: in packaging/, PYTHONPATH=../desktop python -m benchmarks.stalls_gallery LAB --passphrase-file FILE
    [--account NAME] [--blame] [--quick]

LAB is a lab with a gallery, such as `benchmarks.gallery_maker` makes; FILE holds the passphrase of an account of it.
What is measured, and how, is told in `stalls.py`. The flow signs in, reads the persons to the last one, scrolls,
filters, opens a record and goes on to those who look alike, opens each tab, makes each custodian's list (those that
take minutes are stopped after some seconds), opens the keeping page, and locks. `--quick` leaves the slow lists out.
The lab gets the log entries of what is done in it.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.stalls import Until, Watch, begun, sweep

LONG_LIST_SECONDS = 8.0
"""A list that compares everybody with everybody is stopped after so long."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lab", type=Path)
    parser.add_argument("--account", default="Benchmark")
    parser.add_argument("--passphrase-file", type=Path, required=True, help="A file that holds the passphrase.")
    parser.add_argument("--blame", action="store_true")
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args()
    passphrase = asked.passphrase_file.read_text(encoding="utf-8").rstrip("\n")
    load = os.getloadavg()
    with tempfile.TemporaryDirectory() as scratch:
        desktop, watch, until = begun(Path(scratch), blame=asked.blame)
        seconds = _walk(desktop, watch, until, asked.lab, (asked.account, passphrase), quick=asked.quick)
        figures = watch.figures()
    result = {
        "platform": os.environ.get("QT_QPA_PLATFORM", "the system's"),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load_at_start": load,
        "seconds": seconds,
        "steps": figures,
    }
    print(json.dumps(result, indent=2))
    return 0


def _walk(
    desktop: Any, watch: Watch, until: Until, lab: Path, account: tuple[str, str], *, quick: bool
) -> dict[str, float]:
    """Go through the gallery; returns how long what takes long took."""
    window, session = desktop.window, desktop.session
    seconds: dict[str, float] = {}
    watch.step("open the lab")
    session.open_lab(lab)
    until(lambda: session.lab is not None, settle=1.0)
    watch.step("sign in")
    form = window.sign_in.form
    form.name.setText(account[0])
    form.passphrase.line.setText(account[1])
    form.proceed.click()
    until(lambda: session.signed_in is not None, settle=1.0)
    watch.step("persons: first lines")
    window.go("gallery")
    persons = window.gallery.persons
    until(persons.model.rowCount)
    watch.step("persons: to the last line")
    _timed(seconds, "persons to the last line", until, lambda: not persons._scan.is_reading)
    watch.step("persons: scrolled")
    sweep(persons.list.verticalScrollBar(), until)
    _filters(window, watch, until, seconds)
    watch.step("a person's record")
    window.gallery.open_person(_first_person(session))
    person = window.gallery.person
    until(lambda: person.record is not None and session.runner.is_idle, settle=1.0)
    watch.step("who looks alike")
    person.like.click()
    alike = window.gallery.alike
    _timed(seconds, "who looks alike", until, lambda: alike.shown is not None and session.runner.is_idle)
    _tabs(window, watch, until)
    _lists(window, watch, until, seconds, quick=quick)
    watch.step("keeping page")
    window.go("keeping")
    until(lambda: "keeping" in window.__dict__ and session.runner.is_idle, settle=1.0)
    watch.step("lock")
    session.lock()
    until(lambda: session.is_locked, settle=1.0)
    window.close()
    until(lambda: not window.isVisible(), settle=0.0)
    session.runner.close()
    return seconds


def _timed(seconds: dict[str, float], name: str, until: Until, holds: Callable[[], object]) -> None:
    began = time.monotonic()
    until(holds, settle=0.0)
    seconds[name] = round(time.monotonic() - began, 2)
    until(lambda: True)


def _first_person(session: Any) -> str:
    with session.lab.reading() as db:
        (person_id,) = db.conn.execute("SELECT person_id FROM persons ORDER BY id LIMIT 1").fetchone()
    return str(person_id)


def _filters(window: Any, watch: Watch, until: Until, seconds: dict[str, float]) -> None:
    """Unfolded, typed into, chosen by source, and taken away."""
    persons = window.gallery.persons
    filters = persons.filters

    def settled() -> bool:
        return not persons._scan.is_reading

    watch.step("filters: unfolded")
    filters.more.click()
    until(lambda: filters.source.count() > 1, settle=1.0)
    watch.step("filters: typed")
    for text in ("N", "N1", "N12"):
        filters.text.setText(text)
        until(lambda: True, settle=0.15)
    _timed(seconds, "typed, to the last line", until, settled)
    filters.text.setText("")
    until(lambda: True, settle=0.5)
    watch.step("filters: by source")
    filters.source.setCurrentIndex(1)
    filters.source.activated.emit(1)
    until(lambda: True, settle=0.5)
    _timed(seconds, "by source, to the last line", until, settled)
    watch.step("filters: all again")
    filters.source.setCurrentIndex(0)
    filters.source.activated.emit(0)
    until(lambda: True, settle=0.5)
    until(settled)


def _tabs(window: Any, watch: Watch, until: Until) -> None:
    gallery, session = window.gallery, window.session
    for at, name in enumerate(("lists", "index", "snapshots", "server"), start=1):
        watch.step(f"tab: {name}")
        gallery.tabs.setCurrentIndex(at)
        until(lambda: session.runner.is_idle, settle=1.0)


def _lists(window: Any, watch: Watch, until: Until, seconds: dict[str, float], *, quick: bool) -> None:
    gallery, session = window.gallery, window.session
    gallery.tabs.setCurrentIndex(1)
    lists = gallery.lists
    until(lambda: session.runner.is_idle)
    for name in ("expiring", "poor") if quick else ("expiring", "poor", "hubs", "duplicates"):
        watch.step(f"list: {name}")
        lists.kind.setCurrentIndex(lists.kind.findData(name))
        lists.kind.activated.emit(lists.kind.currentIndex())
        began = time.monotonic()
        lists.make.click()
        until(
            lambda began=began: lists._job is None or time.monotonic() - began > LONG_LIST_SECONDS,
            settle=0.0,
        )
        job = lists._job
        seconds[f"list {name}"] = round(time.monotonic() - began, 2)
        if job is not None:
            watch.step(f"list: {name}, stopped")
            began = time.monotonic()
            job.cancel()
            until(lambda: lists._job is None, settle=0.0)
            seconds[f"list {name}, stopping"] = round(time.monotonic() - began, 2)
        until(lambda: session.runner.is_idle, settle=1.0)


if __name__ == "__main__":
    sys.exit(main())
