"""How long the window's own thread is held up, step by step through a working session, as JSON.

Usage: python packaging/benchmarks/stalls.py [--large 100000] [--blame]

A timer of one millisecond runs in the UI thread; the gaps between its beats are what an examiner would feel. The flow
builds the demonstration, opens its case, looks through faces, searches the gallery and the exhibits, reads the gallery,
verifies the log, opens the supervisor's pages, locks and unlocks, and scrolls a grid and a list of that many made-up
rows. Without a display the window is painted
offscreen, which is said in the result. `--blame` says on stderr where the UI thread stood in the longer gaps.
"""

import argparse
import gc
import json
import os
import platform
import sys
import tempfile
import threading
import time
import traceback
from array import array
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "desktop"))
if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
GOAL = 16.0
PATIENCE = 120.0
Until = Callable[..., None]
"""Lets the window live until what it is given holds, and `settle` seconds longer."""


class Watch:
    """Records the gaps between the beats of the UI thread, under the name of the step at hand."""

    def __init__(self, *, blame: bool) -> None:
        from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415

        self.gaps: dict[str, list[float]] = {}
        self._step = "start"
        self._search_began = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        if blame:
            threading.Thread(target=self._blame, args=(threading.get_ident(),), daemon=True).start()
            gc.callbacks.append(self._blame_garbage)

    def step(self, name: str) -> None:
        """From now on gaps belong to this step."""
        self._step = name
        self._last = time.perf_counter()

    def figures(self) -> dict[str, object]:
        """Longest and 99th percentile of each step, in milliseconds."""
        made: dict[str, object] = {}
        for name, gaps in self.gaps.items():
            if name == "rows are made up":  # the benchmark's own work
                continue
            ordered = sorted(gaps)
            made[name] = {
                "longest_ms": round(ordered[-1], 1),
                "p99_ms": round(ordered[int(0.99 * (len(ordered) - 1))], 1),
                "over_16_ms": sum(gap > GOAL for gap in ordered),
                "beats": len(ordered),
            }
        return made

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.setdefault(self._step, []).append((now - self._last) * 1000)
        self._last = now

    def _blame_garbage(self, phase: str, told: dict[str, int]) -> None:
        """A search for garbage holds every thread up."""
        now = time.perf_counter()
        if phase == "start":
            self._search_began = now
        elif now - self._search_began > GOAL / 4 / 1000:
            took = (now - self._search_began) * 1000
            print(f"{self._step}: search for garbage {took:.1f} ms, generation {told['generation']}", file=sys.stderr)

    def _blame(self, ui: int) -> None:
        told = 0.0
        while True:
            time.sleep(0.004)
            if time.perf_counter() - self._last > 2 * GOAL / 1000 and told != self._last:
                told = self._last
                frames = sys._current_frames()
                for thread in sorted(frames, key=lambda one: one != ui):
                    last = traceback.extract_stack(frames[thread])[-4:]
                    where = " < ".join(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in reversed(last))
                    if "catchlight" in str(last) or thread == ui:
                        print(f"{self._step}: {'UI ' if thread == ui else 'job'} {where}", file=sys.stderr)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--blame", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        figures = _measure(Path(scratch), large=asked.large, blame=asked.blame)
    result = {
        "platform": os.environ.get("QT_QPA_PLATFORM", "the system's"),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "rows_scrolled": asked.large,
        "steps": figures,
    }
    print(json.dumps(result, indent=2))
    return 0


def begun(scratch: Path, *, blame: bool) -> tuple[Any, Watch, Until]:
    """The program with its window and all pages made, what watches it, and what lets it live until something holds."""
    from PySide6.QtCore import QSettings, Qt  # noqa: PLC0415

    from catchlight.gui.app import Desktop, make_application  # noqa: PLC0415
    from catchlight.gui.collector import Collector  # noqa: PLC0415
    from catchlight.gui.language import use_language  # noqa: PLC0415
    from catchlight.gui.session import Session  # noqa: PLC0415
    from catchlight.gui.theme import theme  # noqa: PLC0415

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(scratch / "settings"))
    application = make_application(["catchlight"])
    session = Session()
    use_language("en")
    theme.start(application, choice="light")
    session.locked.connect(Collector(session).search_all, Qt.ConnectionType.QueuedConnection)
    desktop = Desktop(session)
    window = desktop.window
    watch = Watch(blame=blame)
    window.show()

    def until(holds: Callable[[], object], *, settle: float = 0.5) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError(watch._step)
            application.processEvents()
            time.sleep(0.0002)
        settled = time.monotonic() + settle
        while time.monotonic() < settled:
            application.processEvents()
            time.sleep(0.0002)

    watch.step("first window and its pages")
    maker = window._page_maker
    until(lambda: not maker._to_make and not maker._to_polish, settle=1.0)
    return desktop, watch, until


def _measure(scratch: Path, *, large: int, blame: bool) -> dict[str, object]:
    desktop, watch, until = begun(scratch, blame=blame)
    window, session = desktop.window, desktop.session
    watch.step("build the demonstration")
    session.demonstrate(scratch / "demonstration", title="demonstration")
    until(lambda: session.lab is not None and window.cases.model.rows and session.engine is not None)
    watch.step("open the case")
    window.cases.table.activated_row.emit(window.cases.model.rows[0])
    until(lambda: window.case.exhibits.model.rows)
    watch.step("faces by exhibit and by track")
    window.case.tabs.setCurrentWidget(window.case.faces)
    until(window.case.faces.model.rowCount)
    window.case.faces.grouping.setCurrentIndex(1)
    until(lambda: not session.pictures._waiting, settle=1.0)
    for scope in ("gallery", "exhibits"):
        watch.step(f"search in {scope}: asked")
        dialog = _ask_search(window, scope)
        until(dialog.isVisible, settle=1.0)
        for field in (dialog.form.purpose, dialog.form.legal_basis, dialog.form.authority):
            field.setText("benchmark")
        until(lambda: True)
        watch.step(f"search in {scope}: preview and result")
        dialog.proceed.click()
        until(partial(_has_result, window, scope), settle=1.0)
    watch.step("gallery")
    window.go("gallery")
    until(window.gallery.persons.model.rowCount)
    watch.step("log")
    window.go("log")
    until(window.log.entries.model.rowCount, settle=1.0)
    watch.step("verify the log")
    window.log.verify.click()
    until(lambda: window.log.verify.isEnabled() and not window.log.verdict.isHidden())
    for name in ("authorisations", "oversight", "accounts", "keeping"):
        watch.step(f"page of {name}")
        window.go(name)
        until(partial(_is_made, window, session, name))
    watch.step("lock and unlock")
    session.lock()
    until(lambda: session.is_locked)
    _unlock(window)
    until(lambda: session.signed_in is not None)
    _scroll(window, watch, until, large=large)
    window.close()
    until(lambda: not window.isVisible(), settle=0.0)
    session.runner.close()
    return watch.figures()


def _unlock(window: Any) -> None:
    from catchlight.workflows.demonstrate import PASSPHRASE  # noqa: PLC0415

    form = window.lock_screen.form
    form.passphrase.line.setText(PASSPHRASE)
    form.proceed.click()


def _is_made(window: Any, session: Any, name: str) -> bool:
    return name in window.__dict__ and session.runner.is_idle


def _has_result(window: Any, scope: str) -> bool:
    result = window.result.result
    return result is not None and result.scope == scope and result.mode == "exact"


def _ask_search(window: Any, scope: str) -> Any:
    from catchlight.gui.views.search_dialog import SearchDialog  # noqa: PLC0415

    faces = window.case.faces
    window.pages.setCurrentWidget(window.case)
    faces.search(scope)
    return next(found for found in faces.findChildren(SearchDialog) if found.isVisible())


def _scroll(window: Any, watch: Watch, until: Callable[..., None], *, large: int) -> None:
    """A grid and a list of made-up rows: filled, then scrolled from end to end."""
    from catchlight.gui.models.persons_model import PersonRole  # noqa: PLC0415

    faces = window.case.faces
    window.go("cases")
    window.pages.setCurrentWidget(window.case)
    window.case.tabs.setCurrentWidget(faces)
    until(lambda: faces.found is not None)
    found = faces.found
    watch.step("rows are made up")
    loose = [track.best for track in found.tracks if track.best.crop_sha256 is not None][:8]
    many = tuple(replace(loose[number % len(loose)], row=10**6 + number) for number in range(large))
    watch.step("grid of many faces: filled")
    faces._show(replace(found, stills=many, faces=large))
    until(lambda: faces.model.rowCount() >= large, settle=3.0)
    watch.step("grid of many faces: scrolled")
    sweep(faces.grid.verticalScrollBar(), until)
    watch.step("rows are made up")
    window.go("gallery")
    persons = window.gallery.persons
    until(lambda: persons.list.currentIndex().data(PersonRole) is not None)
    person = persons.list.currentIndex().data(PersonRole)
    persons.model.wanted.disconnect()
    persons.model.wanted.connect(
        lambda block: persons.model.add(block, [replace(person, row=row, person_id=f"P-{row}") for row in block.rows])
    )
    watch.step("list of many persons: filled")
    persons.model.begin()
    for first in range(0, large, 20_000):
        persons.model.take(array("q", range(first, min(first + 20_000, large))))
        until(lambda: True, settle=0.002)
    persons.model.finish()
    until(lambda: persons.model.rowCount() == large)
    watch.step("list of many persons: scrolled")
    sweep(persons.list.verticalScrollBar(), until)


def sweep(bar: Any, until: Until) -> None:
    """Scroll from end to end in two hundred steps."""
    for step in range(201):
        bar.setValue(bar.maximum() * step // 200)
        until(lambda: True, settle=0.01)


if __name__ == "__main__":
    sys.exit(main())
