"""Proofs about the tree: that one leaf is in it, and that a larger tree begins with a smaller one.

`TreeProofs` reads the leaf hashes once, in order, and keeps only the nodes that the proofs asked for need, so a proof
about a million entries costs a million hashes and a few kilobytes.

Source: RFC 9162, sections 2.1.3 (inclusion) and 2.1.4 (consistency).
"""

from collections.abc import Iterable, Sequence
from typing import Self

from catchlight.evidence.merkle import EMPTY_ROOT, node_hash

_Node = tuple[int, int]
_Range = tuple[int, int]


class TreeProofs:
    """Proofs about a tree of `size` leaves, asked for before its leaf hashes are read."""

    def __init__(self, size: int, *, indexes: Iterable[int] = (), old_sizes: Iterable[int] = ()) -> None:
        """What will be proved.

        Args:
            size: Leaves of the tree.
            indexes: Leaves, from 0, whose inclusion will be asked for.
            old_sizes: Smaller trees whose consistency with this one will be asked for.

        Raises:
            ValueError: for a leaf or a tree that is not in this one.
        """
        self.size = size
        self._inclusions = {index: _inclusion_ranges(index, size) for index in indexes}
        self._consistencies = {old: _consistency_ranges(old, size) for old in old_sizes}
        ranges = [of for found in (self._inclusions, self._consistencies) for parts in found.values() for of in parts]
        ranges += [(0, size), *((0, old) for old in self._consistencies)]
        self._wanted = {node for start, end in ranges for node in _perfect_nodes(start, end)}
        self._nodes: dict[_Node, bytes] = {}
        self._peaks: list[bytes] = []
        self._read = 0

    def read(self, leaf_hashes: Iterable[bytes]) -> Self:
        """Read the leaf hashes, from the first on.

        Raises:
            ValueError: if there are fewer or more than the tree has.
        """
        for leaf in leaf_hashes:
            self._add(leaf)
        if self._read != self.size:
            raise ValueError(f"a tree of {self.size} leaves was given {self._read}")
        return self

    def inclusion(self, index: int) -> list[bytes]:
        """The audit path of a leaf, lowest node first."""
        return [self._root(*part) for part in self._inclusions[index]]

    def consistency(self, old_size: int) -> list[bytes]:
        """The proof that the tree begins with the one of `old_size` leaves."""
        return [self._root(*part) for part in self._consistencies[old_size]]

    def root(self, size: int | None = None) -> bytes:
        """The head of the tree, or of one of the smaller trees asked for."""
        return self._root(0, self.size if size is None else size)

    def _add(self, leaf: bytes) -> None:
        level, index, node = 0, self._read, leaf
        while True:
            if (level, index) in self._wanted:
                self._nodes[level, index] = node
            if not index & 1:
                break
            node = node_hash(self._peaks.pop(), node)
            level, index = level + 1, index >> 1
        self._peaks.append(node)
        self._read += 1

    def _root(self, start: int, end: int) -> bytes:
        nodes = [self._nodes[node] for node in _perfect_nodes(start, end)]
        if not nodes:
            return EMPTY_ROOT
        root = nodes.pop()
        while nodes:
            root = node_hash(nodes.pop(), root)
        return root


def verify_inclusion(leaf: bytes, proof: Sequence[bytes], *, index: int, size: int, root: bytes) -> bool:
    """Whether a leaf hash is leaf `index` of the tree of that size and head.

    Source: RFC 9162, section 2.1.3.2.
    """
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for part in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(part, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, part)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def verify_consistency(proof: Sequence[bytes], *, old_size: int, old_root: bytes, size: int, root: bytes) -> bool:
    """Whether a tree begins with a smaller one.

    Source: RFC 9162, section 2.1.4.2; every tree begins with the empty one.
    """
    if not 0 <= old_size <= size:
        return False
    if old_size in {0, size}:
        return not proof and old_root == (root if old_size else EMPTY_ROOT)
    if not proof:
        return False
    parts = list(proof) if old_size & (old_size - 1) else [old_root, *proof]
    place, last = old_size - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old_found = found = parts[0]
    for part in parts[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old_found, found = node_hash(part, old_found), node_hash(part, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, part)
        place, last = place >> 1, last >> 1
    return last == 0 and old_found == old_root and found == root


def _inclusion_ranges(index: int, size: int) -> list[_Range]:
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    ranges, start, end = [], 0, size
    while end - start > 1:
        middle = start + _left_half(end - start)
        if index < middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    return ranges[::-1]


def _consistency_ranges(old: int, size: int) -> list[_Range]:
    if not 0 <= old <= size:
        raise ValueError(f"a tree of {size} leaves does not begin with one of {old}")
    if old in {0, size}:
        return []
    ranges, start, end = [], 0, size
    while end != old:
        middle = start + _left_half(end - start)
        if old <= middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    if start:
        ranges.append((start, end))
    return ranges[::-1]


def _left_half(width: int) -> int:
    """The largest power of two below `width`."""
    return 1 << (width - 1).bit_length() - 1


def _perfect_nodes(start: int, end: int) -> list[_Node]:
    """The perfect subtrees, as (level, index), that make up leaves `start` to `end`; `start` is a split of the tree."""
    nodes = []
    while start < end:
        level = (end - start).bit_length() - 1
        nodes.append((level, start >> level))
        start += 1 << level
    return nodes
