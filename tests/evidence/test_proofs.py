"""Proofs about the tree, against the definitions of RFC 9162 and an independent implementation."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree  # type: ignore[import-untyped]
from tests.evidence.test_merkle import LEAVES, ROOTS, tree_head

from catchlight.evidence.merkle import EMPTY_ROOT, Frontier, leaf_hash
from catchlight.evidence.proofs import TreeProofs, verify_consistency, verify_inclusion

leaves_of_a_tree = st.lists(st.binary(max_size=6), min_size=1, max_size=70)


def path(index: int, leaves: list[bytes]) -> list[bytes]:
    """RFC 9162, section 2.1.3.1, word for word."""
    if len(leaves) == 1:
        return []
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    if index < split:
        return [*path(index, leaves[:split]), tree_head(leaves[split:])]
    return [*path(index - split, leaves[split:]), tree_head(leaves[:split])]


def sub_proof(old: int, leaves: list[bytes], *, is_whole: bool) -> list[bytes]:
    """RFC 9162, section 2.1.4.1, word for word."""
    if old == len(leaves):
        return [] if is_whole else [tree_head(leaves)]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    if old <= split:
        return [*sub_proof(old, leaves[:split], is_whole=is_whole), tree_head(leaves[split:])]
    return [*sub_proof(old - split, leaves[split:], is_whole=False), tree_head(leaves[:split])]


@given(leaves_of_a_tree, st.data())
def test_proofs_are_those_of_the_definition_and_hold(leaves: list[bytes], data: st.DataObject) -> None:
    size = len(leaves)
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))

    proofs = TreeProofs(size, indexes=[index], old_sizes=[old]).read(map(leaf_hash, leaves))

    inclusion, consistency = proofs.inclusion(index), proofs.consistency(old)
    root, old_root = tree_head(leaves), tree_head(leaves[:old])
    assert (proofs.root(), proofs.root(old)) == (root, old_root)
    assert inclusion == path(index, leaves)
    assert consistency == sub_proof(old, leaves, is_whole=True)
    assert verify_inclusion(leaf_hash(leaves[index]), inclusion, index=index, size=size, root=root)
    assert verify_consistency(consistency, old_size=old, old_root=old_root, size=size, root=root)


@given(leaves_of_a_tree, st.data())
def test_an_independent_implementation_makes_the_same_proofs(leaves: list[bytes], data: st.DataObject) -> None:
    size = len(leaves)
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    other = InmemoryTree(algorithm="sha256")
    for leaf in leaves:
        other.append_entry(leaf)

    ours = TreeProofs(size, indexes=[index], old_sizes=[old]).read(map(leaf_hash, leaves))

    assert ours.root() == other.get_root()
    assert [leaf_hash(leaves[index]), *ours.inclusion(index)] == other.prove_inclusion(index + 1, size).path
    assert tree_head(leaves[:old]) == other.get_root(old)  # its consistency proofs have a form of their own


@pytest.mark.parametrize("size", range(1, 9))
def test_the_published_leaves_have_proofs_against_the_published_heads(size: int) -> None:
    leaves = [leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:size]]
    root = bytes.fromhex(ROOTS[size - 1])

    proofs = TreeProofs(size, indexes=range(size), old_sizes=range(size + 1)).read(leaves)

    for index in range(size):
        assert verify_inclusion(leaves[index], proofs.inclusion(index), index=index, size=size, root=root)
    for old in range(size + 1):
        old_root = bytes.fromhex(ROOTS[old - 1]) if old else EMPTY_ROOT
        assert verify_consistency(proofs.consistency(old), old_size=old, old_root=old_root, size=size, root=root)


# Source: Certificate Transparency's reference implementation, merkletree tests (paths and proofs of the eight leaves).
PATH_OF_LEAF_0_OF_8 = (
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
)
PROOF_FROM_6_TO_8 = (
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
)


def test_the_published_proofs_are_ours() -> None:
    leaves = [leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES]

    proofs = TreeProofs(8, indexes=[0], old_sizes=[6]).read(leaves)

    assert [part.hex() for part in proofs.inclusion(0)] == list(PATH_OF_LEAF_0_OF_8)
    assert [part.hex() for part in proofs.consistency(6)] == list(PROOF_FROM_6_TO_8)


@given(leaves_of_a_tree, st.data())
def test_a_proof_with_a_fault_does_not_hold(leaves: list[bytes], data: st.DataObject) -> None:
    size = len(leaves)
    index = data.draw(st.integers(0, size - 1))
    root, leaf = tree_head(leaves), leaf_hash(leaves[index])
    proof = TreeProofs(size, indexes=[index]).read(map(leaf_hash, leaves)).inclusion(index)
    place = data.draw(st.integers(0, len(proof)))
    changed = [*proof[:place], bytes(32), *proof[place + 1 :]]

    assert not verify_inclusion(leaf, changed, index=index, size=size, root=root)
    assert not verify_inclusion(hashlib.sha256(leaf).digest(), proof, index=index, size=size, root=root)
    assert not verify_inclusion(leaf, [*proof, bytes(32)], index=index, size=size, root=root)
    assert not verify_inclusion(leaf, proof, index=index, size=size, root=bytes(32))
    assert not verify_inclusion(leaf, proof, index=size, size=size, root=root)
    if proof:
        assert not verify_inclusion(leaf, proof[:-1], index=index, size=size, root=root)


@given(st.lists(st.binary(max_size=6), min_size=2, max_size=70, unique=True), st.data())
def test_a_tree_that_begins_otherwise_is_not_proved_to_begin_the_same(leaves: list[bytes], data: st.DataObject) -> None:
    size = len(leaves)
    old = data.draw(st.integers(1, size - 1))
    proof = TreeProofs(size, old_sizes=[old]).read(map(leaf_hash, leaves)).consistency(old)
    other = leaves[:old]
    other[data.draw(st.integers(0, old - 1))] += b"changed"
    root, old_root = tree_head(leaves), tree_head(leaves[:old])

    def holds(parts: list[bytes], *, old_head: bytes = old_root, head: bytes = root) -> bool:
        return verify_consistency(parts, old_size=old, old_root=old_head, size=size, root=head)

    assert holds(proof)
    assert not holds(proof, old_head=tree_head(other))
    assert not holds(proof, head=bytes(32))
    assert not holds(proof[:-1])
    assert not holds([*proof, bytes(32)])
    place = data.draw(st.integers(0, len(proof) - 1))
    assert not holds([*proof[:place], bytes(32), *proof[place + 1 :]])


def test_a_larger_tree_is_no_beginning_of_a_smaller_one() -> None:
    assert not verify_consistency([], old_size=2, old_root=bytes(32), size=1, root=bytes(32))
    assert not verify_consistency([], old_size=1, old_root=bytes(32), size=2, root=bytes(32))


def test_what_is_not_in_the_tree_is_not_proved() -> None:
    with pytest.raises(ValueError, match="no leaf 3"):
        TreeProofs(3, indexes=[3])
    with pytest.raises(ValueError, match="does not begin"):
        TreeProofs(3, old_sizes=[4])
    with pytest.raises(ValueError, match="was given 2"):
        TreeProofs(3).read([bytes(32)] * 2)


def test_proofs_of_a_long_log_hold_little() -> None:
    size = 20_000
    leaves = [leaf_hash(number.to_bytes(4, "big")) for number in range(size)]

    proofs = TreeProofs(size, indexes=[7, 12_345, size - 1], old_sizes=[15_000]).read(leaves)

    assert len(proofs._nodes) < 100
    assert proofs.root() == Frontier.of(leaves).root()
    assert verify_inclusion(leaves[7], proofs.inclusion(7), index=7, size=size, root=proofs.root())
