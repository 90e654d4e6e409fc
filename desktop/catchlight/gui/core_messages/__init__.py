"""The core's messages that the window tells in its own language; whatever else the core says is shown as it is."""

from catchlight.gui.core_messages.evidence import EVIDENCE
from catchlight.gui.core_messages.faces import FACES
from catchlight.gui.core_messages.gallery import GALLERY
from catchlight.gui.core_messages.hints import HINTS
from catchlight.gui.core_messages.in_window import IN_WINDOW
from catchlight.gui.core_messages.lab import LAB
from catchlight.gui.core_messages.media import MEDIA
from catchlight.gui.core_messages.problems import PROBLEMS
from catchlight.gui.core_messages.refusals import REFUSALS
from catchlight.gui.core_messages.rows import ROWS
from catchlight.gui.core_messages.workflows import WORKFLOWS

__all__ = ["IN_WINDOW", "TEMPLATES"]

_ROOMS = (*LAB, *EVIDENCE, *MEDIA, *FACES, *GALLERY, *WORKFLOWS)
TEMPLATES = tuple(str(text) for text in (*ROWS, *PROBLEMS, *REFUSALS, *HINTS, *_ROOMS, *IN_WINDOW))
"""Sentences and parts of them with {places} for values, word for word as in the core; places are named freely."""
