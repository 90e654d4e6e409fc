"""Purging expired portraits: shown first, in batches, held ones kept."""

from datetime import date

import pytest
from tests.gallery_maker import a_portrait, enrolled, random_vectors
from tests.keeping_maker import enlist, found_in

from catchlight.errors import NotPermitted
from catchlight.evidence.entry import Actor
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows import purge_gallery as module
from catchlight.workflows.purge_gallery import purge_gallery, what_is_expired
from catchlight.workflows.show_person import hold
from catchlight.workflows.verify_log import verify_log


@pytest.fixture
def expired(lab: Lab) -> None:
    """Six portraits of three persons, all but one expired."""
    vectors, past = random_vectors(6), date(2025, 1, 1)
    for at in range(5):
        enrolled(lab, a_portrait(f"{at}", vectors[at], person=f"Person-{at // 2}", retain_until=past))
    enrolled(lab, a_portrait("5", vectors[5], person="Person-2"))


@pytest.mark.usefixtures("expired")
def test_expired_portraits_go_in_batches(lab: Lab, actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    preview = what_is_expired(lab, actor)
    assert [one.row for one in preview.portraits] == [1, 2, 3, 4, 5]
    assert preview.would_go is not None
    assert dict(preview.would_go.rows) == {"templates": 5, "portraits": 5, "persons": 2}

    purged = purge_gallery(lab, actor)

    assert (purged.portraits, purged.held, len(purged.certificates), purged.left_because) == (5, 0, 3, None)
    assert found_in(lab.folder, b"Person-0", b"Person-1", b"Person-2") == {b"Person-2"}
    assert verify_log(lab, JobControl()).ok
    assert what_is_expired(lab, actor).would_go is None
    assert purge_gallery(lab, actor).certificates == ()


@pytest.mark.usefixtures("expired")
def test_what_is_held_is_kept_and_said(lab: Lab, actor: Actor) -> None:
    hold(lab, actor, "Person-0", reason="trial")

    assert [one.row for one in what_is_expired(lab, actor).held] == [1, 2]
    purged = purge_gallery(lab, actor)

    assert (purged.portraits, purged.held) == (3, 2)
    with lab.reading() as db:
        assert db.conn.execute("SELECT id FROM portraits").fetchall() == [(1,), (2,), (6,)]


@pytest.mark.usefixtures("expired")
def test_only_a_supervisor_purges(lab: Lab) -> None:
    custodian = enlist(lab, "B. Example", Role.CUSTODIAN)
    with pytest.raises(NotPermitted):
        what_is_expired(lab, custodian)
    with pytest.raises(NotPermitted):
        purge_gallery(lab, custodian)
