"""The certificate of an exact search: why its list is that of a comparison in full precision with every template.

A scan reads templates and probe in eight bits a value and gives scores s'. What stands for the template x, x~, is at
most r away from it, and what stands for the probe q, q~, is p away from it: `off_by` of `segments.Rounding`, measured
in float64. So the sum differs from the true score s by at most

    |q . (x~ - x)| + |(q~ - q) . x~|  <=  ||q|| r + p (||x|| + r)        (Cauchy-Schwarz)

and adding d products in float32, in whatever order, and multiplying by the steps, by at most g ||q~|| ||x~||, where
g = n 2^-24 / (1 - n 2^-24) and n = d + 2 (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., eq. 3.5).
`error_bound` adds both. Every row whose s' could belong to the list is compared again from float32 in float64, and the
cut is widened until each row left out has s' < T - bound, where T is the score of the last person listed (or the
threshold, if that is higher).
"""

from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

METHOD = "8-bit scan of every template, float64 re-scoring"
FUSION = "maximum"
"""The score of a person is that of the portrait that compares best."""
_SINGLE = 2.0**-24
_LONGEST_UNIT = 1.0 + 1e-6
"""Templates are scaled to unit length and stored in float32."""


@dataclass(frozen=True)
class Certificate:
    """Why the list is certain.

    Attributes:
        bound: Greatest error that an approximate score can have.
        last: Score of the last person listed, or None where fewer than k persons could be listed.
        cut: Highest approximate score of all templates left out of the re-scoring, or None where none was left out.
        rescored: Templates compared again in float64.
        widened: How often the cut was widened.
        k: Longest list wanted.
        threshold: Lowest score listed, or None.
        generation: The generation scanned; 0 where there is none.
        revision: The gallery's revision.
        root: The gallery's Merkle root, hex.
        searched: Templates compared.
        delta: Of these, added after the generation and compared in float32.
        tombstones: Templates of the generation that are erased.
        expired: Templates left out because their retention has ended.
        filtered: Templates left out by the filters.
        filters: The filters, as `Filters.document` gives them.
        method: How it was searched.
        fusion: How a person's score comes from its portraits'.
        server: What is to be known of the gallery server that compared, or None for a search on this machine: its
            version, index and consistency level, the templates that it compared, and how many it was behind.
    """

    bound: float
    last: float | None
    cut: float | None
    rescored: int
    widened: int
    k: int
    threshold: float | None
    generation: int
    revision: int
    root: str
    searched: int
    delta: int
    tombstones: int
    expired: int
    filtered: int
    filters: dict[str, Any]
    method: str = METHOD
    fusion: str = FUSION
    server: dict[str, Any] | None = None

    @property
    def holds(self) -> bool:
        """True if no template that was left out can belong to the list."""
        if self.cut is None:
            return True
        floor = max(-np.inf if one is None else one for one in (self.last, self.threshold))
        return bool(self.cut < floor - self.bound)

    def document(self) -> dict[str, Any]:
        """As stored and shown."""
        built: dict[str, Any] = msgspec.to_builtins(self)
        return {**built, "holds": self.holds}


def error_bound(probe: NDArray[np.float32], *, probe_off_by: float = 0.0, off_by: float = 0.0) -> float:
    """How far an approximate score of a unit vector can be from the true one.

    Args:
        probe: `(d,) float32`.
        probe_off_by: How far what stands for it is from it; 0 where float32 is read.
        off_by: Greatest distance between a template and what is read of it; 0 where float32 is read.
    """
    length, longest = float(np.linalg.norm(probe.astype(np.float64))), _LONGEST_UNIT + off_by
    terms = (len(probe) + 2) * _SINGLE
    return length * off_by + probe_off_by * longest + terms / (1 - terms) * (length + probe_off_by) * longest
