"""The window has new search files made when they are due, beside its other work."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.gallery_maker import PACK, a_portrait, enrolled, fill, random_vectors
from tests.gui.conftest import signed_in
from tests.view_maker import built

from catchlight.errors import CatchlightError
from catchlight.gallery.index_state import IndexState, index_state
from catchlight.gui.gallery_keeper import GalleryKeeper
from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session
from catchlight.lab.folder import Lab
from catchlight.workflows import gallery_files

pytest.importorskip("annoy")
VECTORS = random_vectors(40)


def state(lab: Lab) -> IndexState:
    with lab.reading() as db:
        return index_state(lab, db, pack=PACK)


def titles(session: Session) -> list[str]:
    told: list[str] = []

    def on_started(job: Job) -> None:
        told.append(job.title)

    session.runner.started.connect(on_started)
    return told


def test_files_that_are_due_are_made_when_somebody_signs_in_and_only_once(
    session: Session, qtbot: QtBot, lab: Lab
) -> None:
    fill(lab, VECTORS)
    built(lab)
    enrolled(lab, *(a_portrait(f"late{at}", VECTORS[at], person=f"late{at}") for at in range(10)))
    assert state(lab).is_due
    told = titles(session)
    GalleryKeeper(session, wait_ms=10)
    signed_in(session, qtbot, lab.folder)
    qtbot.waitUntil(lambda: state(lab).generation == 2)
    qtbot.waitUntil(lambda: session.runner.is_idle)
    assert (state(lab).delta, state(lab).has_preview) == (0, True)
    session.acted.emit()
    qtbot.wait(100)
    assert told == ["New search files of the gallery"]


def test_files_that_are_not_due_stay(session: Session, qtbot: QtBot, lab: Lab) -> None:
    fill(lab, VECTORS)
    built(lab, with_index=True)
    told = titles(session)
    GalleryKeeper(session, wait_ms=10)
    signed_in(session, qtbot, lab.folder)
    qtbot.wait(100)
    assert told == []
    assert state(lab).generation == 1


def test_after_a_failure_it_rests_and_says_so_once(
    session: Session, qtbot: QtBot, lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise CatchlightError("The disk is full.", hint="Free some space.")

    fill(lab, VECTORS)
    monkeypatch.setattr(gallery_files, "build_generation", full)
    told, failures = titles(session), list[BaseException]()
    session.failed.connect(failures.append)
    GalleryKeeper(session, wait_ms=10)
    signed_in(session, qtbot, lab.folder)
    qtbot.waitUntil(lambda: len(failures) == 1)
    session.acted.emit()
    qtbot.wait(100)
    assert len(told) == 1
    assert str(failures[0]) == "The disk is full."
