"""What a job tells later, when the page or dialog that asked may have gone: then nobody is told."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid


def while_there(owner: QObject, told: Callable[..., Any]) -> Callable[..., None]:
    """`told`, for a job's signal; it is not called once Qt has deleted its `owner`.

    A signal lets go of a bound method with its object, of a lambda or a local function it does not.
    """

    def tell(*news: Any) -> None:
        if isValid(owner):
            told(*news)

    return tell
