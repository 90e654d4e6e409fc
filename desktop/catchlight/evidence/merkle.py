"""The Merkle tree of RFC 6962 over ordered leaves, grown one leaf at a time.

A `Frontier` holds only the roots of the perfect subtrees along the right edge, so adding a leaf and telling the root
cost O(log n).

Proofs about the tree are in `catchlight.evidence.proofs`.

Source: RFC 6962, section 2.1 (hash tree; 0x00 and 0x01 as leaf and node prefixes).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """SHA-256 of the leaf prefix and `data`."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256 of the node prefix and two child hashes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass
class Frontier:
    """The growing edge of a tree.

    Attributes:
        size: Leaves in the tree.
        peaks: Roots of the perfect subtrees, largest (leftmost) first; one for each set bit of `size`.
    """

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    @classmethod
    def of(cls, leaf_hashes: Iterable[bytes]) -> Self:
        """The frontier of a whole sequence of leaf hashes."""
        frontier = cls()
        for leaf in leaf_hashes:
            frontier.add(leaf)
        return frontier

    @classmethod
    def from_bytes(cls, size: int, packed: bytes) -> Self:
        """Read back what `to_bytes` gave.

        Raises:
            ValueError: if the number of peaks does not belong to `size`.
        """
        peaks = [packed[start : start + HASH_BYTES] for start in range(0, len(packed), HASH_BYTES)]
        if size < 0 or len(packed) != HASH_BYTES * size.bit_count():
            raise ValueError(f"a tree of {size} leaves does not have {len(packed)} bytes of peaks")
        return cls(size, peaks)

    def to_bytes(self) -> bytes:
        """The peaks, joined."""
        return b"".join(self.peaks)

    def add(self, leaf: bytes) -> None:
        """Append one leaf hash."""
        self.peaks.append(leaf)
        completed = self.size
        while completed & 1:
            right = self.peaks.pop()
            self.peaks.append(node_hash(self.peaks.pop(), right))
            completed >>= 1
        self.size += 1

    def root(self) -> bytes:
        """The tree head; the hash of nothing for an empty tree."""
        if not self.peaks:
            return EMPTY_ROOT
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root
