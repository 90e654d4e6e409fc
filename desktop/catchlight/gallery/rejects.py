"""The rows of a manifest that were refused, each with its reason, and the file they are handed back in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RefusedRow:
    """A row that was not enrolled.

    Attributes:
        row: Its number as a spreadsheet counts: the header is row 1.
        image: The image as the row names it.
        reason: Why, in words.
        kind: The sort of reason: `no-face`, `several-faces`, `too-small`, `missing-provenance`, `expired`,
            `unreadable`, `duplicate`, `conflict`, `invalid`, `image`.
    """

    row: int
    image: str
    reason: str
    kind: str
