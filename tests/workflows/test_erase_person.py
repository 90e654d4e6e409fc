"""Erasing a person: no byte stays anywhere in the lab folder, others stay as they were, and holds keep."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from tests.gallery.test_forgetting_rejects import rejects_file
from tests.gallery_maker import PACK, a_portrait, enrolled, random_vectors, segment_forms
from tests.keeping_maker import FIGURES, enlist, found_in
from tests.people import present
from tests.search_maker import asked, stored_face

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor, Subject, Value
from catchlight.evidence.log import acting
from catchlight.evidence.retention import hold as hold_case
from catchlight.evidence.store import lab_store
from catchlight.gallery.generation_build import build_generation, use_generation
from catchlight.gallery.portraits import gallery_state, portrait_files, recomputed_root
from catchlight.gallery.searches import Listed, finish_search, start_search
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.erase_person import ErasePerson, erase_person, what_person_would_lose
from catchlight.workflows.show_person import hold, show_person
from catchlight.workflows.tag_portraits import TagPortraits, tag_portraits
from catchlight.workflows.verify_log import verify_log

VECTORS = random_vectors(8, dimension=64)


def a_gallery(lab: Lab) -> None:
    """Two portraits of Quetzalcoatl and six of others, with their files, in two generations and a delta."""
    store, originals = lab_store(lab), portrait_files(lab)
    for at, vector in enumerate(VECTORS):
        name = f"original {at} ".ljust(40, "x")
        person = "Quetzalcoatl" if at in {2, 7} else f"P{at}"
        enrolled(lab, a_portrait(name, vector, person=person))
        for place, content in ((originals, name.encode()), (store, b"crop" + name.encode())):
            place.settle([place.put(content)])
        if at in {4, 6}:
            with lab.reading() as db:
                built = build_generation(lab, db, pack=PACK, with_index=True)
                with acting(lab, db, present(lab)) as act:
                    use_generation(act, built, pack=PACK)


def bytes_of(lab: Lab, at: int) -> tuple[bytes, ...]:
    """What is stored of a portrait: its vector as it is and as unit, its file, its crop, its vector in segments."""
    unit = (VECTORS[at].astype(np.float64) / np.linalg.norm(VECTORS[at].astype(np.float64))).astype(np.float32)
    name = f"original {at} ".ljust(40, "x").encode()
    stored = sorted(segment_forms(lab.folder, unit))
    return VECTORS[at].tobytes()[4:40], unit.tobytes()[4:40], name, b"crop" + name, *stored


def files_named(at: int) -> tuple[bytes, ...]:
    name = f"original {at} ".ljust(40, "x").encode()
    return hashlib.sha256(name).hexdigest().encode(), hashlib.sha256(b"crop" + name).hexdigest().encode()


def a_result(lab: Lab, case: Case, actor: Actor) -> None:
    probe = stored_face(lab, case, random_vectors(1, dimension=64, seed=7)[0])
    with lab.reading() as db, acting(lab, db, actor) as act:
        row = start_search(act, case, asked(probe))
        subjects = (Subject("face", probe.crop),)
        act.log("search.started", case=case.identifier, subjects=subjects, details={"search": f"s{row}"})
        finish_search(act, row, FIGURES, [Listed(1, 0.7, 3, None), Listed(2, 0.6, 1, None)])
        of = dict(db.conn.execute("SELECT id, sha256 FROM portraits"))
        listed: list[Value] = [
            {"rank": rank, "score": score, "portrait_sha256": of[portrait]}
            for rank, score, portrait in ((1, 0.7, 3), (2, 0.6, 1))
        ]
        details: dict[str, Value] = {"search": f"s{row}", "candidates": listed, "faces": []}
        act.log("search.finished", case=case.identifier, details=details)


def test_no_byte_of_the_person_stays_and_the_others_do(lab: Lab, case: Case, actor: Actor) -> None:
    a_gallery(lab)
    a_result(lab, case, actor)
    show_person(lab, actor, "Quetzalcoatl")
    rejects_file(lab, ("Quetzalcoatl", "a secret note", "no face"), ("P1", "kept note", "no face"))
    of_person = (*bytes_of(lab, 2), *bytes_of(lab, 7), b"Quetzalcoatl", b"a secret note")
    there = found_in(lab.folder, *of_person)
    of_two, of_seven = bytes_of(lab, 2), bytes_of(lab, 7)
    assert {b"Quetzalcoatl", of_seven[0], of_two[2], of_seven[3]} <= there
    assert there & set(of_two[4:])
    others = {one for at in (1, 3, 5, 6) for one in bytes_of(lab, at)}
    before = found_in(lab.folder, *others)

    erased = erase_person(lab, ErasePerson(actor, "Quetzalcoatl", "court order"))

    assert erased.is_off_disk
    assert found_in(lab.folder, *of_person) == set()
    assert found_in(lab.folder, b"kept note") == {b"kept note"}
    # The preview index is gone with its forms of everybody; the others' templates and files stay.
    kept = {bytes_of(lab, at)[form] for at in (1, 3, 5, 6) for form in (0, 2, 3)}
    in_segments = {form for at in (1, 3, 5, 6) for form in bytes_of(lab, at)[4:]}
    assert (kept | in_segments) & before <= found_in(lab.folder, *others)
    assert in_segments & before
    assert not list(lab.folder.glob("gallery/*/*/index.ann"))
    assert verify_log(lab, JobControl()).ok
    with lab.reading() as db:
        assert gallery_state(db).root == recomputed_root(db)
        assert db.conn.execute("SELECT rank, portrait FROM candidates").fetchall() == [(2, 1)]
        assert db.conn.execute("PRAGMA foreign_key_check").fetchall() == []


def test_one_portrait_goes_and_the_person_stays_with_the_other(lab: Lab, actor: Actor) -> None:
    a_gallery(lab)
    kept = found_in(lab.folder, *bytes_of(lab, 2))
    preview = what_person_would_lose(lab, actor, "Quetzalcoatl", portraits=("p8",))

    certificate = erase_person(lab, ErasePerson(actor, "Quetzalcoatl", "wrong photo", ("p8",))).certificate

    assert (certificate.kind, dict(certificate.rows)) == ("portraits", {"templates": 1, "portraits": 1})
    assert dict(preview.rows) == dict(certificate.rows)
    assert found_in(lab.folder, *bytes_of(lab, 7)) == set()
    assert {bytes_of(lab, 2)[form] for form in (0, 2, 3)} <= kept & found_in(lab.folder, *bytes_of(lab, 2))
    assert [one.id for one in show_person(lab, actor, "Quetzalcoatl").record.portraits] == ["p3"]
    assert verify_log(lab, JobControl()).ok
    for strange in ("p1", "p99", "3"):
        with pytest.raises(CatchlightError, match="is not one of Quetzalcoatl"):
            erase_person(lab, ErasePerson(actor, "Quetzalcoatl", "wrong photo", (strange,)))
    last = erase_person(lab, ErasePerson(actor, "Quetzalcoatl", "wrong photo", ("p3",))).certificate
    assert (last.kind, last.rows["persons"]) == ("person", 1)


def test_tags_and_salts_go_with_the_person_who_can_be_enrolled_again(lab: Lab, actor: Actor) -> None:
    a_gallery(lab)
    enrolled(lab, a_portrait("later", VECTORS[0], person="Quetzalcoatl", sex="male"))
    tag_portraits(lab, TagPortraits(actor, "Huitzilin", portraits=("p1", "p9"), persons=("Quetzalcoatl",)))
    tag_portraits(lab, TagPortraits(actor, "Xipe", persons=("Quetzalcoatl",)))
    with lab.reading() as db:
        salts = {bytes(salt) for (salt,) in db.conn.execute("SELECT salt FROM portraits WHERE id IN (3, 8, 9)")}
    assert found_in(lab.folder, b"Xipe", *salts) == {b"Xipe", *salts}

    erase_person(lab, ErasePerson(actor, "Quetzalcoatl", "court order"))

    assert found_in(lab.folder, b"Huitzilin", b"Xipe", *salts) == {b"Huitzilin"}
    assert verify_log(lab, JobControl()).ok
    enrolled(lab, a_portrait("original 2 ".ljust(40, "x"), VECTORS[2], person="Tlaloc", source="another"))
    tag_portraits(lab, TagPortraits(actor, "Xipe", persons=("Tlaloc",)))
    assert verify_log(lab, JobControl()).ok


def test_the_certificate_counts_what_the_preview_said(lab: Lab, actor: Actor) -> None:
    a_gallery(lab)
    preview = what_person_would_lose(lab, actor, "Quetzalcoatl")
    assert found_in(lab.folder, b"Quetzalcoatl") == {b"Quetzalcoatl"}

    certificate = erase_person(lab, ErasePerson(actor, "Quetzalcoatl", "court order")).certificate

    assert dict(preview.rows) == dict(certificate.rows) == {"templates": 2, "portraits": 2, "persons": 1}
    assert (preview.files, preview.clear_texts) == (len(certificate.files), certificate.clear_texts) == (4, 2)
    assert certificate.kind == "person"
    assert certificate.subject.encode() == files_named(2)[0]


def test_a_file_that_something_else_names_stays(lab: Lab, actor: Actor) -> None:
    a_gallery(lab)
    crop = hashlib.sha256(b"crop" + b"original 2 ".ljust(40, b"x")).hexdigest()
    with lab.reading() as db:
        db.conn.execute("UPDATE portraits SET crop_sha256 = ? WHERE id = 1", (crop,))

    certificate = erase_person(lab, ErasePerson(actor, "Quetzalcoatl", "court order")).certificate

    assert crop not in certificate.files
    assert Path(lab_store(lab).path(crop)).exists()


def test_a_hold_of_the_person_or_of_a_case_keeps_everything(lab: Lab, case: Case, actor: Actor) -> None:
    a_gallery(lab)
    a_result(lab, case, actor)
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        hold_case(act, case, reason="appeal")
    with pytest.raises(CatchlightError, match="case under legal hold lists"):
        erase_person(lab, ErasePerson(actor, "Quetzalcoatl", "court order"))
    hold(lab, actor, "P1", reason="trial")
    with pytest.raises(CatchlightError, match="P1 is under legal hold"):
        erase_person(lab, ErasePerson(actor, "P1", "court order"))
    with lab.reading() as db:
        assert db.conn.execute("SELECT count(*) FROM portraits").fetchone() == (8,)


def test_who_may_not_and_what_is_not_there(lab: Lab, actor: Actor) -> None:
    a_gallery(lab)
    custodian = enlist(lab, "B. Example", Role.CUSTODIAN)
    with pytest.raises(NotPermitted):
        erase_person(lab, ErasePerson(custodian, "P1", "court order"))
    with pytest.raises(NotPermitted):
        what_person_would_lose(lab, custodian, "P1")
    with pytest.raises(CatchlightError, match="Nobody with the id X"):
        erase_person(lab, ErasePerson(actor, "X", "court order"))
    with pytest.raises(CatchlightError, match="needs its reason"):
        erase_person(lab, ErasePerson(actor, "P1", " "))
    with lab.reading() as db:
        assert db.conn.execute("SELECT count(*) FROM templates").fetchone() == (8,)


def test_a_file_among_the_rejects_that_cannot_be_read_is_named(lab: Lab, actor: Actor) -> None:
    a_gallery(lab)
    sheet = rejects_file(lab, ("P1", "x", "no face")).with_name("mended.xlsx")
    sheet.write_bytes(b"PK\xff")

    erased = erase_person(lab, ErasePerson(actor, "Quetzalcoatl", "court order"))

    assert str(sheet) in (erased.left_because or "")
