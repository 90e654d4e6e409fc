"""From starting the process to the first painted window, warm and (as root on Linux) with cold caches, as JSON.

Usage: python packaging/benchmarks/start.py [--runs 7]

Each run is a process of its own: it makes the main window as `catchlight` does and ends at its first paint event. The
clock starts just before the process is started, so the interpreter's own start counts. Without a display the window is
painted offscreen, which is said in the result.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WARM_GOAL = 0.4
COLD_GOAL = 1.0

CHILD = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from catchlight.gui.app import Desktop, make_application, theme, use_language
from catchlight.gui.session import Session

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            print(time.time_ns(), flush=True)
            print(" ".join(sorted(set(m.split(".")[0] for m in sys.modules))), flush=True)
            QTimer.singleShot(0, application.quit)
        return False

application = make_application(["catchlight"])
session = Session()
use_language(session.preferences.language)
theme.start(application, choice=session.preferences.theme)
desktop = Desktop(session)
first = FirstPaint()
desktop.window.installEventFilter(first)
desktop.window.show()
application.exec()
session.runner.close()
"""


def main() -> int:
    """Measure and print; returns 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    environment = _environment()
    measure_start(environment)
    warm = [measure_start(environment) for _ in range(runs)]
    cold = [measure_start(environment) for _ in range(runs) if _drop_caches()]
    result = {
        "runs": runs,
        "platform": environment.get("QT_QPA_PLATFORM", "the system's"),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "warm_seconds": _figures(warm, WARM_GOAL),
        "cold_seconds": _figures(cold, COLD_GOAL) if cold else "not measured: dropping the caches needs root on Linux",
    }
    print(json.dumps(result, indent=2))
    medians = [(statistics.median(warm), WARM_GOAL)] + ([(statistics.median(cold), COLD_GOAL)] if cold else [])
    return int(any(median > goal for median, goal in medians))


def measure_start(environment: dict[str, str]) -> float:
    """Seconds from just before the process is started to its first paint."""
    began = time.time_ns()
    done = subprocess.run(
        [sys.executable, "-c", CHILD], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return (int(done.stdout.split()[0]) - began) / 1e9


def _environment() -> dict[str, str]:
    environment = dict(os.environ) | {"PYTHONPATH": str(ROOT / "desktop")}
    if sys.platform == "linux" and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment


def _drop_caches() -> bool:
    """Empty the page cache; False where that cannot be done."""
    try:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3", encoding="ascii")
    except (OSError, AttributeError):
        return False
    return True


def _figures(seconds: list[float], goal: float) -> dict[str, object]:
    return {
        "median": round(statistics.median(seconds), 3),
        "fastest": round(min(seconds), 3),
        "slowest": round(max(seconds), 3),
        "goal": goal,
        "met": statistics.median(seconds) <= goal,
    }


if __name__ == "__main__":
    sys.exit(main())
