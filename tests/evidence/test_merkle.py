"""The Merkle tree against RFC 6962 and its published vectors."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.evidence.merkle import EMPTY_ROOT, Frontier, leaf_hash, node_hash

# Source: Certificate Transparency's reference implementation, merkletree tests (eight leaves, root after each).
LEAVES = (
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


def tree_head(leaves: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, word for word: the naive recursive tree."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + tree_head(leaves[:split]) + tree_head(leaves[split:])).digest()


def test_the_root_of_an_empty_tree_is_the_hash_of_nothing() -> None:
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert Frontier().root() == EMPTY_ROOT


@pytest.mark.parametrize("size", range(1, 9))
def test_the_root_after_each_leaf_is_the_published_one(size: int) -> None:
    tree = Frontier.of(leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:size])

    assert tree.root().hex() == ROOTS[size - 1]


@given(st.lists(st.binary(max_size=40), max_size=130))
def test_the_root_is_that_of_the_naive_tree(leaves: list[bytes]) -> None:
    assert Frontier.of(leaf_hash(leaf) for leaf in leaves).root() == tree_head(leaves)


@given(st.lists(st.binary(max_size=8), max_size=40), st.binary(max_size=8))
def test_a_tree_goes_on_growing_after_it_was_stored(leaves: list[bytes], another: bytes) -> None:
    kept = Frontier.of(map(leaf_hash, leaves))

    restored = Frontier.from_bytes(kept.size, kept.to_bytes())
    restored.add(leaf_hash(another))

    assert restored.root() == tree_head([*leaves, another])


def test_a_tree_holds_no_more_than_one_hash_for_each_doubling() -> None:
    tree = Frontier.of(leaf_hash(bytes([number % 256])) for number in range(1023))

    assert len(tree.peaks) == 10


@pytest.mark.parametrize(
    ("size", "packed"), [(1, b""), (0, bytes(32)), (3, bytes(32)), (1, bytes(31)), (-1, bytes(32))]
)
def test_peaks_that_do_not_belong_to_the_size_are_refused(size: int, packed: bytes) -> None:
    with pytest.raises(ValueError, match="peaks"):
        Frontier.from_bytes(size, packed)


def test_a_leaf_cannot_pass_for_a_node() -> None:
    left, right = leaf_hash(b"left"), leaf_hash(b"right")

    assert leaf_hash(left + right) != node_hash(left, right)
