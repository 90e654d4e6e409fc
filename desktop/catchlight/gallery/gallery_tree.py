"""The gallery's Merkle root, kept up to date act by act: a tree of additions and, once one is needed, of erasures.

The tree of additions has one leaf for each template, in order of enrolment, over the portrait's file hash, the
template's hash and the model pack's hash: a search entry that names the root names every template it was run against,
and no person. An erasure leaves that leaf and adds one to the tree of erasures, over the template's number and its
leaf hash. The gallery's root is that of the additions while nothing was erased, then
SHA-256(0x02 || root of additions || root of erasures).
"""

import hashlib
import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from catchlight.evidence.merkle import Frontier, leaf_hash
from catchlight.jobs import JobControl

LEAF_DOMAIN = b"catchlight-portrait/1\x00"
ERASED_DOMAIN = b"catchlight-erased-portrait/1\x00"
_OUT_OF_PLACE = bytes(32)


@dataclass
class GalleryTree:
    """Both trees.

    Attributes:
        revision: Counts the committed changes of the gallery.
        additions: One leaf for each template that was ever added.
        erasures: One leaf for each that was erased.
    """

    revision: int
    additions: Frontier
    erasures: Frontier

    def root(self) -> str:
        """The gallery's root, hex."""
        return joined_root(self.additions, self.erasures)


def joined_root(additions: Frontier, erasures: Frontier) -> str:
    """The root over what was added and what was erased, hex."""
    if not erasures.size:
        return additions.root().hex()
    return hashlib.sha256(b"\x02" + additions.root() + erasures.root()).hexdigest()


def read_tree(db: Database) -> GalleryTree:
    """The trees as they stand."""
    revision, size, frontier, erased, erased_frontier = db.conn.execute(
        "SELECT revision, size, frontier, erased_size, erased_frontier FROM gallery WHERE id = 1"
    ).fetchone()
    additions = Frontier.from_bytes(size, bytes(frontier))
    return GalleryTree(revision, additions, Frontier.from_bytes(erased, bytes(erased_frontier)))


def store_tree(db: Database, tree: GalleryTree) -> None:
    """Store the trees and the revision; the caller's act says what changed."""
    db.conn.execute(
        "UPDATE gallery SET revision = ?, size = ?, frontier = ?, erased_size = ?, erased_frontier = ? WHERE id = 1",
        (
            tree.revision,
            tree.additions.size,
            tree.additions.to_bytes(),
            tree.erasures.size,
            tree.erasures.to_bytes(),
        ),
    )


def gallery_leaf(*, portrait_sha256: str, template: bytes, pack_sha256: str) -> bytes:
    """The leaf hash of one template in the tree of additions."""
    parts = (bytes.fromhex(portrait_sha256), hashlib.sha256(template).digest(), bytes.fromhex(pack_sha256))
    return leaf_hash(LEAF_DOMAIN + b"".join(parts))


def erased_leaf(leaf: int, hashed: bytes) -> bytes:
    """The leaf hash of an erased template in the tree of erasures: its number among the additions, its leaf hash."""
    return leaf_hash(ERASED_DOMAIN + leaf.to_bytes(8, "big") + hashed)


def recomputed_root(db: Database, control: JobControl | None = None) -> str:
    """The gallery's root computed anew from every template, hex; equal to the stored one unless altered.

    Of an erased template only its leaf hash is left, and that one is used. Numbers that do not count through give
    another root.

    Raises:
        JobCancelled: if the job was asked to stop.
    """
    erased = db.conn.execute("SELECT number, leaf, leaf_hash FROM erased_templates ORDER BY number")
    erasures = Frontier.of(_in_place(((number, erased_leaf(leaf, bytes(hashed))) for number, leaf, hashed in erased)))
    return joined_root(Frontier.of(_stepping(_additions(db), control)), erasures)


def _in_place(leaves: Iterable[tuple[int, bytes]]) -> Iterator[bytes]:
    """Leaf hashes that have their own numbers, and nothing's hash where one has another."""
    return (hashed if number == place else _OUT_OF_PLACE for place, (number, hashed) in enumerate(leaves))


def _stepping(leaves: Iterator[bytes], control: JobControl | None) -> Iterator[bytes]:
    for done, leaf in enumerate(leaves):
        if control is not None and done % 4096 == 0:
            control.step(done, None, "templates of the gallery")
        yield leaf


def _additions(db: Database) -> Iterator[bytes]:
    """Leaf hashes of all additions, in their order."""
    kept = db.conn.execute(
        "SELECT t.leaf, p.sha256, t.embedding, t.pack_sha256 FROM templates t JOIN portraits p ON p.id = t.portrait"
        " ORDER BY t.leaf"
    )
    computed = (
        (leaf, gallery_leaf(portrait_sha256=sha256, template=bytes(template), pack_sha256=pack))
        for leaf, sha256, template, pack in kept
    )
    erased = db.conn.execute("SELECT leaf, leaf_hash FROM erased_templates ORDER BY leaf")
    noted = ((leaf, bytes(hashed)) for leaf, hashed in erased)
    return _in_place(heapq.merge(computed, noted))
