import os
import subprocess
import sys
from pathlib import Path

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
HEAVY = {"cv2", "insightface", "numpy", "onnx", "onnxruntime", "scipy", "skimage", "annoy", "sqlite_utils", "PIL"}

FIRST_WINDOW = """
import sys
from catchlight.gui.app import Desktop, make_application, theme, use_language
from catchlight.gui.session import Session
application = make_application(["catchlight"])
session = Session()
use_language("en")
theme.start(application, choice="light")
desktop = Desktop(session)
desktop.window.show()
application.processEvents()
print(" ".join(sorted({name.split(".")[0] for name in sys.modules})))
print(" ".join(sorted(name for name in sys.modules if name.startswith("PySide6.Qt"))))
session.runner.close()
"""


EVERY_PAGE = """
import sys, time
from catchlight.gui.app import Desktop, make_application, theme, use_language
from catchlight.gui.session import Session
application = make_application(["catchlight"])
session = Session(warm_up=False)
use_language("en")
theme.start(application, choice="light")
desktop = Desktop(session)
desktop.window.show()
maker = desktop.window._page_maker
end = time.monotonic() + 50
while (maker._to_make or maker._to_polish) and time.monotonic() < end:
    application.processEvents()
assert "keeping" in desktop.window.__dict__
print(" ".join(sorted({name.split(".")[0] for name in sys.modules})))
session.runner.close()
"""


def in_a_process_of_its_own(program: str, home: Path) -> list[str]:
    environment = dict(os.environ) | {
        "PYTHONPATH": str(DESKTOP),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(home),
    }
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.splitlines()


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    modules, qt = in_a_process_of_its_own(FIRST_WINDOW, tmp_path)
    assert HEAVY.isdisjoint(modules.split())
    assert set(qt.split()) == {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}


def test_the_pages_load_nothing_heavy_either(tmp_path: Path) -> None:
    """A page that reads from the database does so in a job, which loads what that needs."""
    (modules,) = in_a_process_of_its_own(EVERY_PAGE, tmp_path)
    assert HEAVY.isdisjoint(modules.split())


def test_void_calls_keep_their_reference_to_none(tmp_path: Path) -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference to None a call and aborts after some thousands."""
    program = """
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range(500):
    thing.setObjectName("x")
print(sys.getrefcount(None) - before)
"""
    (difference,) = in_a_process_of_its_own(program, tmp_path)
    assert abs(int(difference)) < 50


def test_a_lock_sets_aside_all_that_stays(tmp_path: Path) -> None:
    program = """
import gc
import sys
from PySide6.QtCore import QTimer
from catchlight.gui import app
made = []
app.Session = lambda make=app.Session: made.append(make()) or made[0]
begin = app.theme.start
def start(application, **asked):
    begin(application, **asked)
    QTimer.singleShot(50, lambda: made[0].locked.emit())
    QTimer.singleShot(200, lambda: (print(gc.get_freeze_count() > 0), application.quit()))
app.theme.start = start
app.run_gui(["catchlight"])
"""
    assert in_a_process_of_its_own(program, tmp_path) == ["True"]
