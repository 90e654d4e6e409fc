"""Search at the gallery server: the list is that of a search in the lab, certified, whatever the server is behind."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.gallery_maker import PACK, a_portrait, enrolled, fill, random_vectors
from tests.people import present
from tests.server_maker import FILTERS, LiteServer, answer, connection_of, lite, question, told, varied, with_server
from tests.view_maker import LONG_AFTER, built

from catchlight.errors import CatchlightError
from catchlight.evidence.log import acting
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.exact import Ranking, search_exact
from catchlight.gallery.milvus import search as at_server
from catchlight.gallery.milvus.client import Connection, Nearest
from catchlight.gallery.milvus.collection import collection_of
from catchlight.gallery.milvus.outbox import count_pending
from catchlight.gallery.milvus.search import ServerQuestion, server_bound
from catchlight.gallery.milvus.settings import IndexKind
from catchlight.gallery.view import open_view
from catchlight.lab.folder import Lab

__all__ = ["lite"]
VECTORS = random_vectors(600, seed=3)


def in_lab(lab: Lab, asked: ServerQuestion) -> Ranking:
    """The same search, in the lab."""
    built(lab)
    with lab.reading() as db, open_view(lab, db, pack=PACK) as view:
        selection = view.select(asked.filters, today=asked.today)
        return search_exact(view, asked.probe, k=asked.k, selection=selection, threshold=asked.threshold)


def near(vector: Any, other: Any, share: float = 0.6) -> Any:
    mixed = share * vector + (1 - share) * other
    return (mixed / np.linalg.norm(mixed)).astype(np.float32)


def test_the_list_is_that_of_a_search_in_the_lab_with_every_filter(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    varied(lab)
    told(lab)
    probe = near(VECTORS[30], VECTORS[31])

    for filters in FILTERS:
        asked = question(probe, k=20, filters=filters)
        found, here = answer(lab, asked), in_lab(lab, asked)

        assert found.ranking.persons == here.persons
        assert (found.ranking.searched, found.ranking.expired, found.ranking.filtered) == (
            here.searched,
            here.expired,
            here.filtered,
        )
        certificate, other = found.ranking.certificate, here.certificate
        assert certificate is not None
        assert other is not None
        assert certificate.holds
        assert certificate.bound == server_bound(probe) < other.bound
        assert (certificate.method, certificate.root, certificate.last) == (at_server.METHOD, other.root, other.last)
        assert certificate.server == {
            "version": "milvus_lite-3.2.2",
            "index": "FLAT",
            "consistency": "Strong",
            "rows": here.searched,
            "behind": 0,
        }


def test_what_the_server_was_not_told_is_compared_or_masked_in_the_lab(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS[:100])
    told(lab)
    enrolled(lab, a_portrait("new", VECTORS[200], person="new"))
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        erase_templates(act, db, [7])

    fresh = answer(lab, question(VECTORS[200]))
    erased = answer(lab, question(VECTORS[6], k=100))

    assert fresh.ranking.persons[0].portrait == 101
    assert fresh.behind == 2
    assert 7 not in {one.portrait for one in erased.ranking.persons}
    assert erased.ranking == in_lab(lab, question(VECTORS[6], k=100))
    certificate = erased.ranking.certificate
    assert certificate is not None
    assert (certificate.delta, certificate.tombstones, certificate.searched) == (1, 1, 100)
    told(lab)
    assert answer(lab, question(VECTORS[6], k=100)).ranking == erased.ranking
    with connection_of(lab) as connection:
        assert connection.count(collection_of(lab, PACK)) == 100


def test_the_list_is_widened_until_nobody_who_belongs_to_it_is_left_out(
    lab: Lab, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_server(lab, lite)
    fill(lab, np.stack([near(VECTORS[0], VECTORS[at], 0.99 - at / 400) for at in range(1, 301)]), per_person=100)
    told(lab)
    monkeypatch.setattr(at_server, "_LEAST_ASKED", 8)
    monkeypatch.setattr(at_server, "MOST_NEAREST", 32)
    asked = question(VECTORS[0], k=2)

    found = answer(lab, replace(asked, k=3))

    assert found.ranking == in_lab(lab, replace(asked, k=3))
    assert found.ranking.certificate is not None
    assert found.ranking.certificate.widened >= 2
    assert answer(lab, replace(asked, threshold=0.2)).ranking == in_lab(lab, replace(asked, threshold=0.2))


def test_a_gallery_with_nothing_to_search_gives_an_empty_list(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    empty = answer(lab, question(VECTORS[0]))
    fill(lab, VECTORS[:5])
    told(lab)
    expired = answer(lab, question(VECTORS[0], today=LONG_AFTER))

    assert empty.ranking.persons == expired.ranking.persons == ()
    assert (expired.ranking.searched, expired.ranking.expired) == (0, 5)
    assert expired.ranking.certificate is not None
    assert expired.ranking.certificate.holds


def test_a_row_that_is_missing_at_the_server_stops_the_search(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS[:20])
    told(lab)
    with connection_of(lab) as connection:
        connection.delete(collection_of(lab, PACK), [15])

    with pytest.raises(CatchlightError, match="it has 19 templates for this search, the lab has 20"):
        answer(lab, question(VECTORS[0]))


def test_a_template_that_is_another_at_the_server_stops_the_search(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS[:20])
    told(lab)
    with connection_of(lab) as connection:
        collection = collection_of(lab, PACK)
        (row,) = connection.rows(collection, "portrait == 15", ["*"])
        connection.upsert(collection, [{**row, "template": VECTORS[0]}])

    with pytest.raises(CatchlightError, match="score of portrait p15 is not that of the lab's template"):
        answer(lab, question(VECTORS[0]))


def test_a_server_that_names_fewer_rows_than_it_has_is_not_believed(
    lab: Lab, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS[:20])
    told(lab)
    whole = Connection.nearest

    def cut(self: Connection, *args: Any, **given: Any) -> Nearest:
        found = whole(self, *args, **given)
        return Nearest(found.portraits[1:], found.scores[1:])

    monkeypatch.setattr(Connection, "nearest", cut)
    with pytest.raises(CatchlightError, match="it named 19 of 20 rows"):
        answer(lab, question(VECTORS[0]))


@pytest.mark.parametrize("how", ["low", "none", "twice"])
def test_a_row_that_is_named_with_another_score_or_twice_is_not_believed(
    lab: Lab, lite: LiteServer, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    with_server(lab, lite)
    vectors = random_vectors(30, seed=4)
    enrolled(lab, *(a_portrait(f"{at}.jpg", vector, person=f"P{at}") for at, vector in enumerate(vectors)))
    told(lab)
    honest = Connection.nearest

    def forged(self: Connection, *args: Any, **given: Any) -> Nearest:
        found = honest(self, *args, **given)
        portraits, scores = found.portraits.copy(), found.scores.copy()
        if how == "twice":
            portraits[0], scores[0] = portraits[-1], scores[-1]
        else:
            scores[0] = -0.9 if how == "low" else np.nan
        return Nearest(portraits, scores)

    monkeypatch.setattr(Connection, "nearest", forged)
    with pytest.raises(CatchlightError, match="does not hold what the lab does"):
        answer(lab, question(vectors[0], k=3))


def test_what_another_process_tells_the_server_meanwhile_makes_the_search_begin_anew(
    lab: Lab, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS[:20])
    told(lab)
    whole, asked = Connection.nearest, []

    def while_it_changes(self: Connection, *args: Any, **given: Any) -> Nearest:
        asked.append(1)
        if len(asked) == 1:
            with lab.reading() as db, acting(lab, db, present(lab)) as act:
                erase_templates(act, db, [1])
            told(lab)
        return whole(self, *args, **given)

    monkeypatch.setattr(Connection, "nearest", while_it_changes)
    found = answer(lab, question(VECTORS[0], k=20))

    assert len(asked) == 2
    assert 1 not in {one.portrait for one in found.ranking.persons}
    assert found.behind == 0


def test_too_much_that_the_server_was_not_told_has_to_be_told_first(
    lab: Lab, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS[:20])
    monkeypatch.setattr(at_server, "MOST_PENDING", 10)

    with pytest.raises(CatchlightError, match="not told yet of 20 changed portraits") as raised:
        answer(lab, question(VECTORS[0]))

    assert "gallery server sync" in raised.value.hint


def test_a_graph_index_gives_a_preview_and_no_certificate(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite, index=IndexKind.HNSW)
    fill(lab, VECTORS[:200], per_person=2)
    told(lab)
    asked = question(VECTORS[8])
    with connection_of(lab) as connection, lab.reading() as db:
        preview = at_server.preview_at_server(lab, db, connection, asked).ranking
        with pytest.raises(ValueError, match="exact search with the index HNSW"):
            at_server.search_at_server(lab, db, connection, asked)

    assert preview.certificate is None
    assert preview.persons[0] == in_lab(lab, asked).persons[0]


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 600), st.integers(0, 2**32 - 1))
def test_no_sum_in_float32_errs_by_more_than_the_bound(dimension: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    pair = random.standard_normal((2, dimension))
    probe, template = (pair / np.linalg.norm(pair, axis=1, keepdims=True)).astype(np.float32)
    order = random.permutation(dimension)
    running = np.float32(0)
    for product in (probe * template)[order]:
        running = np.float32(running + product)

    assert abs(float(running) - float(probe.astype(np.float64) @ template.astype(np.float64))) <= server_bound(probe)


def test_changes_are_noted_only_where_there_is_a_server(lab: Lab) -> None:
    fill(lab, VECTORS[:3])
    with lab.reading() as db:
        assert count_pending(db) == 0
