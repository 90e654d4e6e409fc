import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QColor

from catchlight.gui.icons import pixmap

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
BOTH_AT_ONCE = """
import sys
from pathlib import Path
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from catchlight.gui.icons import _drawn
from catchlight.gui.widgets.thumbnails import Thumbnails
application = QApplication(["catchlight"])
picture = Path(sys.argv[1])
image = QImage(8, 8, QImage.Format.Format_RGB32)
image.fill(0)
image.save(str(picture))
thumbnails = Thumbnails()
for side in range(10, 2010):
    thumbnails.get(picture, side)
for _ in range(2000):
    _drawn.__wrapped__("home", "#112233", 16)
thumbnails.close()
print("done")
"""


def test_icons_and_thumbnails_are_read_at_once_without_waiting_for_each_other(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(DESKTOP), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", BOTH_AT_ONCE, str(tmp_path / "one.png")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "done"


def test_an_icon_has_its_size_and_colour(qapp: object) -> None:
    drawn = pixmap("home", 24, ratio=2.0, colour="accent").toImage()
    assert (drawn.width(), drawn.height()) == (48, 48)
    seen = {drawn.pixelColor(x, y).name() for x in range(48) for y in range(48) if drawn.pixelColor(x, y).alpha() > 250}
    assert any(QColor(name).blue() > QColor(name).red() for name in seen)


def test_an_icon_that_cannot_be_drawn_would_be_empty_but_none_is(qapp: object) -> None:
    folder = DESKTOP.parent / "resources" / "icons"
    for file in folder.glob("*.svg"):
        image = pixmap(file.stem, 20).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(20) for y in range(20)), file.name
