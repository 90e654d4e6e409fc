"""Erasing again after a restore: only what it is, all that is left of it, and told where that is not everything."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.gallery_maker import fill, random_vectors
from tests.keeping_maker import FullCase, full_case

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.gallery.people import held_persons
from catchlight.gallery.searches import search_named
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.erase_again import (
    ErasedAgain,
    erase_again,
    erasures_certified,
    hold_again,
    hold_persons_again,
)
from catchlight.workflows.erase_case import EraseCase, erase_case
from catchlight.workflows.purge import write_certificates
from catchlight.workflows.restore_plan import KnownErasure

NOW = "9999-01-01T00:00:00Z"


def again(lab: Lab, actor: Actor, *known: KnownErasure) -> ErasedAgain:
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        act.log("lab.restored")
        return erase_again(act, known, JobControl())


def of_search(lab: Lab, full: FullCase, *, started_at: str | None = None) -> KnownErasure:
    with lab.reading() as db:
        stored = search_named(db, full.case, full.search)
    return KnownErasure("search", full.search, full.case.identifier, None, started_at or stored.started_at, NOW)


def test_a_search_is_erased_again_once(lab: Lab, actor: Actor) -> None:
    known = of_search(lab, full := full_case(lab, actor))

    assert [one.subject for one in again(lab, actor, known).certificates] == [full.search]
    assert again(lab, actor, known) == ErasedAgain((), ())


def test_another_search_of_the_same_number_stays(lab: Lab, actor: Actor) -> None:
    full = full_case(lab, actor)

    assert again(lab, actor, of_search(lab, full, started_at="2020-01-01T00:00:00Z")).certificates == ()
    with lab.reading() as db:
        assert search_named(db, full.case, full.search).erased_at is None


def test_of_an_unknown_kind_the_clear_texts_go_and_it_is_told(lab: Lab, actor: Actor) -> None:
    full_case(lab, actor)
    with lab.reading() as db:
        (digest,) = db.conn.execute("SELECT commitment FROM log_clear WHERE clear = 'Q-Xylograph'").fetchone()

    done = again(lab, actor, KnownErasure("dossier", "P-1", None, "asked", None, NOW, frozenset({bytes(digest)})))

    assert done.incomplete == ("dossier P-1",)
    assert [one.clear_texts for one in done.certificates] == [1]
    with lab.reading() as db:
        assert db.conn.execute("SELECT 1 FROM log_clear WHERE clear = 'Q-Xylograph'").fetchone() is None


def test_a_person_is_erased_again_by_the_hash_of_a_portrait(lab: Lab, actor: Actor) -> None:
    fill(lab, random_vectors(3), per_person=2)
    with lab.reading() as db:
        (sha256,) = db.conn.execute("SELECT sha256 FROM portraits WHERE id = 2").fetchone()
    known = KnownErasure("person", sha256, None, "asked", None, NOW, frozenset())

    (certificate,) = again(lab, actor, known).certificates

    assert (certificate.subject, certificate.rows["portraits"]) == (sha256, 2)
    assert again(lab, actor, known) == ErasedAgain((), ())


def test_purged_portraits_are_erased_again_and_their_persons_others_stay(lab: Lab, actor: Actor) -> None:
    fill(lab, random_vectors(4), per_person=2)
    with lab.reading() as db:
        files = frozenset(sha256 for (sha256,) in db.conn.execute("SELECT sha256 FROM portraits WHERE id IN (2, 3)"))
    known = KnownErasure("portraits", min(files), None, "over", None, NOW, files=files)

    (certificate,) = again(lab, actor, known).certificates

    assert (certificate.kind, certificate.rows["portraits"]) == ("portraits", 2)
    with lab.reading() as db:
        assert db.conn.execute("SELECT id FROM portraits").fetchall() == [(1,), (4,)]
    assert again(lab, actor, known) == ErasedAgain((), ())


def test_a_person_is_held_again_who_is_there_and_not_held(lab: Lab, actor: Actor) -> None:
    fill(lab, random_vectors(2), per_person=1)
    with lab.reading() as db:
        first, second = (person for (person,) in db.conn.execute("SELECT person_id FROM persons ORDER BY id"))
    held = {first: "appeal", second: "", "nobody": "x"}

    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        assert hold_persons_again(act, held) == (first, second)
        assert hold_persons_again(act, held) == ()
        assert held_persons(db) == {first: "appeal", second: "held before the restore"}


def test_a_case_is_held_again_unless_it_is_held(lab: Lab, actor: Actor) -> None:
    full = full_case(lab, actor)
    held = {full.case.identifier: "appeal", "of another lab": "x"}

    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        assert hold_again(act, held) == (full.case.number,)
        assert hold_again(act, held) == ()


def certificate_of(lab: Lab, actor: Actor, full: FullCase, folder: Path) -> Path:
    """The certificate of the erasure of a case, as kept elsewhere."""
    erased = erase_case(lab, EraseCase(actor, full.case.number, "court order"))
    return write_certificates(folder, (erased.certificate,))[0]


def test_a_certificate_tells_what_was_erased(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    full = full_case(lab, actor)
    file = certificate_of(lab, actor, full, tmp_path / "certificates")

    (known,) = erasures_certified([file], lab=lab.identifier)

    assert (known.kind, known.subject, known.case) == ("case", full.case.identifier, full.case.identifier)


def test_another_lab_s_certificate_and_what_is_none_are_refused(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    file = certificate_of(lab, actor, full_case(lab, actor), tmp_path / "certificates")

    with pytest.raises(CatchlightError, match="another lab's"):
        erasures_certified([file], lab="another")
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(CatchlightError, match="cannot be read"):
        erasures_certified([file], lab=lab.identifier)


def test_a_search_that_began_after_the_erasure_is_another_one(lab: Lab, actor: Actor) -> None:
    full = full_case(lab, actor)
    known = KnownErasure("search", full.search, full.case.identifier, None, None, "2020-01-01T00:00:00Z")

    assert again(lab, actor, known).certificates == ()
    assert [one.subject for one in again(lab, actor, replace(known, at=NOW)).certificates] == [full.search]
