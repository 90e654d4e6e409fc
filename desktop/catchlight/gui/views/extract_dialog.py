"""Before an extraction: in which mode, with what each costs and what it may miss; Enter takes the one used last."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from catchlight.faces.plan import Mode
from catchlight.gui.counts import counts
from catchlight.gui.modes import mode_cost, mode_misses, mode_word
from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.text import card, label

if TYPE_CHECKING:
    from catchlight.evidence.exhibits import Exhibit

_INDENT = 29  # pixels: below the words of a radio button


class ExtractDialog(FormDialog):
    """Three modes, one of them chosen; `mode` is read when it was accepted."""

    def __init__(
        self, exhibits: "Sequence[Exhibit]", *, mode: str, again: bool = False, parent: QWidget | None = None
    ) -> None:
        text = QCoreApplication.translate(
            "ExtractDialog", "Work is stored every few seconds; stopping keeps what is done, and it can go on later."
        )
        if again:
            text = QCoreApplication.translate(
                "ExtractDialog",
                "What was found before is replaced, tracks that were split or merged too. Faces that were searched with"
                " stay: such an exhibit is refused.",
            )
        super().__init__(
            title=QCoreApplication.translate("ExtractDialog", "Extract faces again")
            if again
            else QCoreApplication.translate("ExtractDialog", "Extract faces"),
            text=text,
            action=QCoreApplication.translate("ExtractDialog", "&Extract"),
            width=600,
            parent=parent,
        )
        self.fields.addWidget(label(self._what(exhibits), "strong", wrap=True))
        self.fields.addSpacing(4)
        self.choices: dict[Mode, QRadioButton] = {}
        self._group = QButtonGroup(self)
        for one in Mode:
            self.fields.addWidget(self._choice(one, exhibits))
            self.fields.addSpacing(4)
        chosen = self.choices[Mode(mode)]
        chosen.setChecked(True)
        chosen.setFocus()

    @property
    def mode(self) -> Mode:
        """The mode that is chosen."""
        return next(mode for mode, choice in self.choices.items() if choice.isChecked())

    def _choice(self, mode: Mode, exhibits: "Sequence[Exhibit]") -> QWidget:
        costs, misses = mode_cost(mode), mode_misses(mode, exhibits)
        choice = QRadioButton(mode_word(mode))
        choice.setAccessibleName(mode_word(mode))
        choice.setAccessibleDescription(f"{costs} {misses}")
        choice.setProperty("strong", True)
        self._group.addButton(choice)
        self.choices[mode] = choice
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(10, 7, 14, 10)
        inside.setSpacing(2)
        inside.addWidget(choice)
        for line, role in ((costs, ""), (misses, "small")):
            words = label(line, role, wrap=True)
            words.setContentsMargins(_INDENT, 0, 0, 0)
            inside.addWidget(words)
        return frame

    def _what(self, exhibits: "Sequence[Exhibit]") -> str:
        if len(exhibits) == 1:
            return f"{exhibits[0].id}  ·  {exhibits[0].name}"
        frames = sum(one.frames_expected or 0 for one in exhibits)
        parts = [counts.exhibits(len(exhibits))]
        if frames:
            parts.append(counts.frames(frames))
        return "  ·  ".join(parts)
