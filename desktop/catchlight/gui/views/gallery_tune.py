"""What the preview may lose: asked before it is tuned."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.text import inset

_USUAL = 0.05


class TuneDialog(FormDialog):
    """`wanted` carries the share of mates that the preview may lose, 0 to 1."""

    wanted = Signal(float)

    def __init__(self, before: float | None, parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("TuneDialog", "Tune the preview"),
            text=QCoreApplication.translate(
                "TuneDialog",
                "More trees and more nodes lose fewer mates and take longer. Settings are tried on probes made from"
                " this gallery until one loses no more than you accept, or none does within the time of an exact"
                " search. New search files are made for it; in a large gallery that takes minutes, and searches go on"
                " meanwhile.",
            ),
            action=QCoreApplication.translate("TuneDialog", "&Tune"),
            width=500,
            parent=parent,
        )
        self.loss = QDoubleSpinBox(minimum=0.0, maximum=100.0, decimals=1, singleStep=1.0)
        self.loss.setSuffix(" %")
        self.loss.setValue(100 * (_USUAL if before is None else before))
        inset(self.loss)
        self.add_field(
            self.tr("&Mates that it may lose"),
            self.loss,
            note=self.tr("Of those that an exact search lists. A preview never decides: exact search does."),
        )
        self.loss.setFocus()

    def accept(self) -> None:
        """Asked for; the tuning itself runs outside the dialog."""
        self.wanted.emit(self.loss.value() / 100)
        super().accept()
