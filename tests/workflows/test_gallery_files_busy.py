"""Searches while the gallery changes and is rebuilt: each list is that of a plain loop over one revision."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from tests.gallery_maker import PACK, a_portrait, enrolled, random_vectors
from tests.people import present
from tests.view_maker import built, selected, stock

from catchlight.evidence.log import acting
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.exact import search_exact
from catchlight.gallery.view import GalleryView
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.gallery_files import rebuild, searching

SEARCHES = 64
ROUNDS = 5
ANSWERS_A_CHANGE = 32
D = 16
K = 10


Answer = tuple[int, list[tuple[int, int]]]
"""The revision searched, and persons with their best portraits."""


@dataclass
class History:
    """Which portraits, of which persons and with which vectors, the gallery had at each revision."""

    portraits: dict[int, tuple[int, NDArray[np.float32]]]
    revisions: dict[int, dict[int, tuple[int, NDArray[np.float32]]]] = field(default_factory=dict)

    def remember(self, revision: int) -> None:
        self.revisions[revision] = dict(self.portraits)

    def ranked(self, revision: int, probe: NDArray[np.float32]) -> list[tuple[int, int]]:
        best: dict[int, tuple[float, int]] = {}
        for portrait, (person, vector) in self.revisions[revision].items():
            score = float((vector.astype(np.float64) * probe.astype(np.float64)).sum())
            best[person] = max(best.get(person, (-2.0, 0)), (score, -portrait))
        order = sorted(best, key=lambda person: (-best[person][0], person))
        return [(person, -best[person][1]) for person in order[:K]]


def wait_for_answers(answered: threading.Semaphore) -> None:
    for _ in range(ANSWERS_A_CHANGE):
        assert answered.acquire(timeout=60)


def test_64_searches_at_once_during_changes_and_rebuilds_each_see_one_revision(lab: Lab) -> None:
    vectors = random_vectors(900, dimension=D)
    stock(lab, vectors, [1 + at // 2 for at in range(900)])
    built(lab)
    history = History({at + 1: (1 + at // 2, vector) for at, vector in enumerate(vectors)})
    history.remember(1)
    probes, fresh = random_vectors(SEARCHES, dimension=D, seed=2), random_vectors(4, dimension=D, seed=3)
    actor = present(lab)
    is_over, begun = threading.Event(), threading.Barrier(SEARCHES + 2)
    answered = threading.Semaphore(0)

    def listed(view: GalleryView, probe: NDArray[np.float32]) -> Answer:
        found = search_exact(view, probe, k=K, selection=selected(view))
        return view.revision, [(one.person, one.portrait) for one in found.persons]

    def search(probe: NDArray[np.float32]) -> list[Answer]:
        found: list[Answer] = []
        begun.wait()
        for _ in range(ROUNDS):
            with lab.reading() as db:
                found.append(
                    searching(lab, db, actor, pack=PACK, control=JobControl(), work=lambda view: listed(view, probe))
                )
            answered.release()
        return found

    def change() -> None:
        begun.wait()
        try:
            for at, vector in enumerate(fresh):
                wait_for_answers(answered)
                enrolled(lab, a_portrait(f"late{at}", vector, person=f"late{at}"))
                history.portraits[901 + at] = (451 + at, vector)
                history.remember(2 + 2 * at)
                wait_for_answers(answered)
                with lab.reading() as db, acting(lab, db, present(lab)) as act:
                    erase_templates(act, db, [1 + 7 * at])
                del history.portraits[1 + 7 * at]
                history.remember(3 + 2 * at)
        finally:
            is_over.set()

    def rebuilt() -> int:
        begun.wait()
        made = 0
        while not is_over.is_set():
            with lab.reading() as db:
                rebuild(lab, db, actor, pack=PACK, control=JobControl(), with_index=False)
            made += 1
        return made

    with ThreadPoolExecutor(SEARCHES + 2) as threads:
        searches = [threads.submit(search, probe) for probe in probes]
        changes, rebuilds = threads.submit(change), threads.submit(rebuilt)
        changes.result()
        assert rebuilds.result() >= 1
        answers = [(probe, *answer) for probe, one in zip(probes, searches, strict=True) for answer in one.result()]
    assert len({revision for _, revision, _ in answers}) >= 2
    for probe, revision, ranked in answers:
        assert ranked == history.ranked(revision, probe)
