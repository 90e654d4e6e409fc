"""The certificate of an exact result: the argument in words, and in full."""

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from catchlight.gui.views.certificate_words import certificate_facts, certificate_words
from catchlight.gui.widgets.facts import Facts
from catchlight.gui.widgets.text import button, card, label


class CertificateDialog(QDialog):
    """Shows why the list is certain; the whole of it can be copied."""

    def __init__(self, search: str, certificate: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.certificate = certificate
        title = self.tr("Why this list is certain: search {search}").format(search=search)
        self.setWindowTitle(title)
        self.resize(680, 640)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 20)
        column.setSpacing(8)
        column.addWidget(label(title, "title"))
        for sentence in certificate_words(certificate):
            column.addWidget(label(sentence, wrap=True, selectable=True))
        column.addSpacing(4)
        self.facts = Facts()
        self.facts.show_facts(certificate_facts(certificate))
        held = card()
        inside = QVBoxLayout(held)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.addWidget(self.facts)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(held)
        column.addWidget(area, 1)
        self.copy = button(self.tr("&Copy the certificate"))
        self.copy.clicked.connect(self._copy)
        close = button(self.tr("C&lose"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        line = QHBoxLayout()
        line.addWidget(self.copy)
        line.addStretch(1)
        line.addWidget(close)
        column.addLayout(line)
        close.setFocus()

    def _copy(self) -> None:
        text = json.dumps(dict(self.certificate), indent=2, sort_keys=True, ensure_ascii=False)
        QGuiApplication.clipboard().setText(text)
