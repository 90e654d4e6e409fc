import json

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from catchlight.gallery.certificate import Certificate
from catchlight.gui.views.certificate_dialog import CertificateDialog

CERTIFICATE = Certificate(0.0005, 0.4, 0.3, 9, 0, 5, None, 1, 2, "b" * 64, 100, 0, 0, 0, 0, {}).document()


def test_the_whole_certificate_can_be_copied(qtbot: QtBot) -> None:
    dialog = CertificateDialog("s7", CERTIFICATE)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "s7" in dialog.windowTitle()
    dialog.copy.click()
    assert json.loads(QGuiApplication.clipboard().text()) == CERTIFICATE
