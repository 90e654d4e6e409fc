"""Every error type of Catchlight.

An error states what happened and what was kept (`message`), what to do next (`hint`), and the facts a caller or a
log may need (`facts`). Subclasses exist only where a caller acts differently; anything that is not a
`CatchlightError` is a bug.
"""

from typing import Any


class CatchlightError(Exception):
    """A stated failure: the environment, the input or the examiner's request, never a bug.

    Args:
        message: What happened and what was kept, as one or two sentences for the examiner.
        hint: What the examiner can do next.
        **facts: Values behind the message, JSON-compatible (paths as text, numbers, lists).
    """

    def __init__(self, message: str, *, hint: str, **facts: Any) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.facts = facts


class MediaRefused(CatchlightError):
    """A still or a piece of footage cannot be taken or decoded; the others go on."""


class PackRefused(CatchlightError):
    """A model pack is incomplete, altered, or cannot be run."""


class ResumeRefused(CatchlightError):
    """What an interrupted run left cannot be gone on from; whoever has it can begin anew."""


class AnalystStopped(CatchlightError):
    """The model worker died or stopped answering; what was committed stands, the worker can be started again."""


class LabRefused(CatchlightError):
    """A lab cannot be created or opened (missing, newer, in use for maintenance, on a network filesystem)."""


class ChoiceNeeded(CatchlightError):
    """The request is right but leaves a choice to the examiner, such as one of several faces; `facts` lists them."""


class NotPermitted(CatchlightError):
    """Somebody asked for what the account may not do or see; whoever refuses logs it."""


class OffTheCase(NotPermitted):
    """Work in a case cannot go on: it was erased meanwhile, or whoever works was taken off it."""


class CaseClosed(OffTheCase):
    """Work was asked for in a case that was closed; it can be opened again."""


class SignInRefused(CatchlightError):
    """An account cannot be signed in to: unknown, disabled, throttled, or another passphrase."""
