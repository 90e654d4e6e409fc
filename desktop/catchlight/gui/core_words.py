"""Messages of the core in the window's language.

The core states in English what happened, for the log, the command line and other programs. Here a message is told by
its template (`core_messages`): the values are taken out of it and put into the translation. What has none stays as it
is. Where the core names a command to go on with, the window names the page (`core_messages.in_window`).
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from PySide6.QtCore import QCoreApplication

from catchlight.errors import CatchlightError

_PLACE = re.compile(r"\{(\w+)\}")
_DEEPEST = 3
"""A reason within a reason within a message."""


@dataclass(frozen=True)
class _Template:
    """A message with places for values."""

    text: str

    @cached_property
    def parts(self) -> list[str]:
        """Words and names of places in turn; words are first and last."""
        return _PLACE.split(self.text)

    @cached_property
    def words(self) -> int:
        """Characters that are not in places."""
        return sum(map(len, self.parts[::2]))

    @cached_property
    def _form(self) -> re.Pattern[str]:
        quoted = (f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(self.parts))
        return re.compile("".join(quoted), re.DOTALL)

    def values_in(self, message: str) -> dict[str, str] | None:
        """What stands in the places if this is a message of the template, or None."""
        if not (message.startswith(self.parts[0]) and message.endswith(self.parts[-1])):
            return None
        found = self._form.fullmatch(message)
        return None if found is None else found.groupdict()


def told(message: str) -> str:
    """The message in the window's language; as it is where there is no translation of it."""
    return _told(message, _DEEPEST)


def told_failure(error: CatchlightError) -> str:
    """What happened and what to do next, in the window's language."""
    return f"{told(error.message)} {told(error.hint)}".strip()


def _told(message: str, deepest: int) -> str:
    for template in _beginning_with(message[:1]) if deepest else ():
        values = template.values_in(message)
        if values is not None:
            words = QCoreApplication.translate("core", _in_window(template.text))
            return words.format(**{name: _told(value, deepest - 1) for name, value in values.items()})
    return message


def _in_window(text: str) -> str:
    """The window's own words where the core names a command."""
    from catchlight.gui.core_messages import IN_WINDOW  # noqa: PLC0415 - needed first when something is refused

    return str(IN_WINDOW.get(text, text))


@cache
def _beginning_with(character: str) -> tuple[_Template, ...]:
    """Those that a message which begins so may be; of several, the one with most words of its own is meant."""
    from catchlight.gui.core_messages import TEMPLATES  # noqa: PLC0415 - needed first when something is refused

    found = (_Template(text) for text in TEMPLATES if text[0] in {character, "{"})
    return tuple(sorted(found, key=lambda template: template.words, reverse=True))
