"""Which entries of the log to list; it needs no database, so a form can hold one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LogFilter:
    """Which entries to list; every field narrows the list.

    Attributes:
        case: Identifier of a case.
        account: Identifier of the account that acted.
        actions: What the action begins with, one of these.
        text: Characters that a clear text or the entry itself holds; letters from A to Z in either case.
    """

    case: str | None = None
    account: str | None = None
    actions: tuple[str, ...] = ()
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """True if every entry passes."""
        return self == LogFilter()
