from __future__ import annotations

import hashlib

from tests.gallery_maker import fill, random_vectors
from tests.people import present

from catchlight.evidence.log import acting
from catchlight.evidence.merkle import Frontier
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.gallery_tree import erased_leaf, joined_root, read_tree, recomputed_root, store_tree
from catchlight.lab.folder import Lab


def test_while_nothing_was_erased_the_root_is_that_of_the_additions(lab: Lab) -> None:
    fill(lab, random_vectors(5))
    with lab.reading() as db:
        tree = read_tree(db)
        assert (tree.additions.size, tree.erasures.size) == (5, 0)
        assert tree.root() == tree.additions.root().hex() == recomputed_root(db)


def test_the_root_after_erasures_is_over_both_trees_and_can_be_computed_anew(lab: Lab) -> None:
    fill(lab, random_vectors(5))
    with lab.reading() as db:
        before = read_tree(db)
        with acting(lab, db, present(lab)) as act:
            erased = erase_templates(act, db, [4, 2])
        tree = read_tree(db)
        assert tree.additions.root() == before.additions.root()
        both = hashlib.sha256(b"\x02" + tree.additions.root() + tree.erasures.root()).hexdigest()
        assert tree.root() == both == erased.root == recomputed_root(db)
        fill(lab, random_vectors(5)[:3])  # the second portrait's file comes again
        assert read_tree(db).additions.size == 6
        assert read_tree(db).root() == recomputed_root(db)


def test_a_changed_template_or_erasure_changes_the_recomputed_root(lab: Lab) -> None:
    fill(lab, random_vectors(4))
    with lab.reading() as db:
        with acting(lab, db, present(lab)) as act:
            erase_templates(act, db, [1])
        root = read_tree(db).root()
        db.conn.execute("UPDATE erased_templates SET leaf_hash = zeroblob(32)")
        assert recomputed_root(db) != root


def test_what_is_stored_is_read_back(lab: Lab) -> None:
    with lab.reading() as db:
        tree = read_tree(db)
        tree.revision += 3
        tree.additions.add(b"a" * 32)
        tree.erasures.add(erased_leaf(0, b"a" * 32))
        store_tree(db, tree)
        assert read_tree(db) == tree
    assert joined_root(Frontier(), Frontier()) == Frontier().root().hex()
