"""A search needs its authority, is logged before anything is shown, and ends with leads and never with an identity."""

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.footage_maker import Pixels, background, paste, portraits, write_footage
from tests.gallery_maker import OTHER_PACK, TOMORROW, a_portrait, enrolled, fill, random_vectors
from tests.oversight_maker import joined, search_again, searched
from tests.search_maker import stored_face

from catchlight.errors import CatchlightError, ChoiceNeeded, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor, timestamp
from catchlight.evidence.exhibits import exhibits_of
from catchlight.evidence.log import LogEntry, log_size, read_log
from catchlight.evidence.store import lab_store
from catchlight.faces.analyst import Analyst
from catchlight.faces.records import faces_of, faces_of_track, tracks_of
from catchlight.gallery import preview
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.searches import search_named, searches_of
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.policy import Policy
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.delegate_job import SEARCH, delegate_job, end_job
from catchlight.workflows.edit_tracks import SplitTrack, split_track
from catchlight.workflows.enrol import Enrol, enrol
from catchlight.workflows.extract_faces import ExtractFaces, extract_faces
from catchlight.workflows.members import AddMember, add_member
from catchlight.workflows.note_clock import NoteClock, note_clock
from catchlight.workflows.open_case import OpenCase, open_case
from catchlight.workflows.search import Search, SearchResult, search, stored_result
from catchlight.workflows.verify_log import verify_log


@pytest.fixture
def pictures(tmp_path: Path, single_faces: tuple[bytes, ...], group_photo: bytes, faceless: bytes) -> Path:
    """Portraits `0.jpg` to `5.jpg`, `group.jpg` with the same six people, `cup.jpg`, and a manifest of 0 to 4."""
    folder = tmp_path / "in"
    folder.mkdir()
    for at, content in enumerate(single_faces):
        (folder / f"{at}.jpg").write_bytes(content)
    (folder / "group.jpg").write_bytes(group_photo)
    (folder / "cup.jpg").write_bytes(faceless)
    rows = ["person_id,image,captured_on,source,legal_basis,retain_until,sex,birth_year,note"]
    rows += [f"P{at},{at}.jpg,2024-01-02,station,art. 1,{TOMORROW},,1980,scar" for at in range(5)]
    (folder / "MANIFEST.csv").write_text("\n".join(rows), encoding="utf-8")
    return folder


@pytest.fixture
def filled(lab: Lab, actor: Actor, case: Case, pictures: Path, analyst: Analyst) -> Lab:
    """The lab with five people enrolled and the group photo extracted as faces f1 to f6, from left to right."""
    enrol(lab, Enrol(actor=actor, manifest=pictures / "MANIFEST.csv"), JobControl(), analyst=analyst)
    add_exhibits(lab, AddExhibits(actor, case.number, (pictures / "group.jpg",)), JobControl(), analyst=analyst)
    extract_faces(lab, ExtractFaces(actor, case.number), JobControl(), analyst=analyst)
    return lab


def request(actor: Actor, probe: str = "f2", **changed: Any) -> Search:
    asked = {"case": "2026-001", "authority": "prosecutor", "purpose": "find the suspect", **changed}
    return Search(actor=actor, probe=probe, **asked)


def entries(lab: Lab, action: str) -> list[LogEntry]:
    with lab.reading() as db:
        return [entry for entry in read_log(db) if entry.document["action"] == action]


def test_the_person_sought_is_the_first_candidate_with_provenance(filled: Lab, actor: Actor, analyst: Analyst) -> None:
    result = search(filled, request(actor), JobControl(), analyst=analyst)
    first = result.candidates[0]
    assert (first.rank, first.person_id, first.portraits) == (1, "P1", 1)
    assert (first.source, first.legal_basis, first.retain_until) == ("station", "art. 1", str(TOMORROW))
    assert (first.birth_year, first.sex, first.note) == (1980, None, "scar")
    assert [one.rank for one in result.candidates] == [1, 2, 3, 4, 5]
    assert sorted((one.score for one in result.candidates), reverse=True) == [one.score for one in result.candidates]
    assert (result.mode, result.gallery_size, result.searched, result.threshold) == ("exact", 5, 5, None)
    assert (result.probe.face, result.probe.track, result.probe.exhibit) == ("f2", None, "e1")
    assert verify_log(filled, JobControl()).ok


def test_the_log_says_who_why_when_and_against_what(filled: Lab, actor: Actor, analyst: Analyst, case: Case) -> None:
    asked = request(actor, authorisation="granted:RC 26/17", threshold=-1.0)
    result = search(filled, asked, JobControl(), analyst=analyst)
    (started,), (finished,) = entries(filled, "search.started"), entries(filled, "search.finished")
    before, after = started.document["details"], finished.document["details"]
    assert started.actor == actor.name
    assert started.document["case"] == finished.document["case"] == case.identifier
    assert (before["authority"], before["purpose"]) == ("prosecutor", "find the suspect")
    assert (before["authorisation"], before["authorisation_reference"]) == ("granted", "RC 26/17")
    assert {subject["kind"] for subject in started.document["subjects"]} == {"exhibit", "face"}
    with filled.reading() as db:
        state = gallery_state(db)
        raw = b"".join(bytes(row[0]) for row in db.conn.execute("SELECT entry FROM log"))
    assert (after["gallery_root"], after["gallery_revision"]) == (state.root, state.revision)
    assert (after["mode"], after["gallery_size"], after["k"], after["threshold"]) == ("exact", 5, 50, -1.0)
    assert before["pack_sha256"] == after["pack_sha256"] == result.pack_sha256
    assert after["start"] == started.document["time"] <= after["end"] == finished.document["time"]
    assert [one["person_id"] for one in after["candidates"]] == [one.person_id for one in result.candidates]
    assert [one["score"] for one in after["candidates"]] == [round(one.score, 6) for one in result.candidates]
    for personal in (b"prosecutor", b"find the suspect", b"RC 26/17", b'"P1"'):
        assert personal not in raw


def test_a_stored_search_reads_back_as_it_was(filled: Lab, actor: Actor, analyst: Analyst, case: Case) -> None:
    result = search(filled, request(actor), JobControl(), analyst=analyst)
    with filled.reading() as db:
        assert stored_result(db, case, result.id) == result
        assert [one.id for one in searches_of(db, case)] == [result.id]
        with pytest.raises(CatchlightError, match="no search s99"):
            stored_result(db, case, "s99")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"authority": " "}, "authority and its purpose"),
        ({"purpose": ""}, "authority and its purpose"),
        ({"authorisation": "granted:"}, "not known"),
        ({"authorisation": "yes"}, "not known"),
        ({"authorisation": "refused"}, "not known"),
        ({"authorisation": "granted:1", "granted_at": datetime(2026, 1, 1)}, "no time zone"),  # noqa: DTZ001
        ({"authorisation": "granted:1", "granted_at": datetime(2999, 1, 1, tzinfo=UTC)}, "in the future"),
        ({"granted_by": "a judge"}, "not granted"),
        ({"authorisation": "requested", "granted_at": datetime(2026, 1, 1, tzinfo=UTC)}, "not granted"),
        ({"k": 0}, "list of 0"),
        ({"k": 1001}, "list of 1001"),
        ({"threshold": 1.5}, "no comparison score"),
        ({"threshold": float("nan")}, "no comparison score"),
        ({"scope": "internet"}, "no scope"),
        ({"case": "none"}, "no case none"),
        ({"probe": "f99"}, "no face or track f99"),
        ({"probe": "t99"}, "no face or track t99"),
        ({"probe": "nowhere.jpg"}, "neither a face"),
    ],
)
def test_what_cannot_be_searched_is_refused_before_anything_happens(
    filled: Lab, actor: Actor, analyst: Analyst, changed: dict[str, Any], says: str
) -> None:
    with filled.reading() as db:
        before = log_size(db)
    with pytest.raises(CatchlightError, match=says):
        search(filled, replace(request(actor), **changed), JobControl(), analyst=analyst)
    with filled.reading() as db:
        after = [entry.document["action"] for entry in read_log(db, first=before + 1)]
    assert after == (["access.refused"] if "case" in changed else [])


def test_the_preview_is_labelled_comes_first_and_is_not_stored(
    filled: Lab, actor: Actor, analyst: Analyst, case: Case
) -> None:
    pytest.importorskip("annoy")
    shown: list[tuple[SearchResult, int]] = []

    def show(result: SearchResult) -> None:
        shown.append((result, len(entries(filled, "search.started"))))

    result = search(filled, request(actor), JobControl(), analyst=analyst, preview=show)
    ((preliminary, logged),) = shown
    assert logged == 1  # the search was in the log before anything was shown
    assert (preliminary.mode, preliminary.id) == ("preview", result.id)
    assert preliminary.candidates == result.candidates
    assert result.preview is None
    assert entries(filled, "search.finished")[0].document["details"]["preview_shown"] is True
    with filled.reading() as db:
        assert len(searches_of(db, case)) == 1


def test_without_annoy_the_search_is_whole_and_says_why_there_was_no_preview(
    filled: Lab, actor: Actor, analyst: Analyst, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catchlight.workflows.search_run.unavailable_because", lambda: "not installed")
    monkeypatch.setattr(preview, "unavailable_because", lambda: "not installed")
    result = search(filled, request(actor), JobControl(), analyst=analyst, preview=lambda _: pytest.fail("shown"))
    assert result.preview == "not installed"
    assert result.candidates[0].person_id == "P1"


def test_harmed_search_files_are_never_used_but_built_anew(filled: Lab, actor: Actor, analyst: Analyst) -> None:
    expected = search(filled, request(actor), JobControl(), analyst=analyst).candidates
    (templates,) = (filled.folder / "gallery").glob("*/*/templates.npy")
    content = bytearray(templates.read_bytes())
    content[-64:] = bytes(64)
    templates.write_bytes(content)
    result = search(filled, request(actor), JobControl(), analyst=analyst, preview=lambda _: pytest.fail("shown"))
    assert result.candidates == expected
    assert "no preview index" in (result.preview or "")
    assert len(entries(filled, "gallery.indexed")) == 2
    assert verify_log(filled, JobControl()).ok


def test_searches_at_the_same_time_build_what_is_missing_and_all_find_the_same(
    filled: Lab, actor: Actor, analyst: Analyst
) -> None:
    expected = search(filled, request(actor), JobControl(), analyst=analyst).candidates
    shutil.rmtree(next((filled.folder / "gallery").glob("*/0*")))
    with ThreadPoolExecutor(8) as pool:
        running = [pool.submit(search, filled, request(actor), JobControl(), analyst=analyst) for _ in range(16)]
        results = [one.result() for one in running]
    assert [one.candidates for one in results] == [expected] * 16
    assert len({one.id for one in results}) == 16
    assert verify_log(filled, JobControl()).ok


def test_a_portrait_enrolled_after_the_files_were_built_is_found(filled: Lab, actor: Actor, analyst: Analyst) -> None:
    first = search(filled, request(actor), JobControl(), analyst=analyst)
    with filled.reading() as db:
        face = next(face for face in faces_of(db, _case(filled)) if face.id == "f6")
    vector = np.frombuffer(face.face.own_embedding, "<f4")
    enrolled(filled, a_portrait("late.jpg", vector, person="late", pack=first.pack_sha256))
    result = search(filled, request(actor, "f6"), JobControl(), analyst=analyst)
    assert (result.candidates[0].person_id, result.gallery_size) == ("late", 6)
    assert result.candidates[0].score == pytest.approx(1.0)


def test_expired_portraits_never_appear_and_are_counted(filled: Lab, actor: Actor, analyst: Analyst) -> None:
    with filled.reading() as db:
        face = next(face for face in faces_of(db, _case(filled)) if face.id == "f6")
    vector = np.frombuffer(face.face.own_embedding, "<f4")
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    enrolled(filled, a_portrait("old.jpg", vector, person="old", pack=face.pack_sha256, retain_until=yesterday))
    result = search(filled, request(actor, "f6"), JobControl(), analyst=analyst)
    assert "old" not in {one.person_id for one in result.candidates}
    assert (result.gallery_size, result.searched, result.expired_left_out) == (6, 5, 1)


def test_no_candidate_above_the_threshold_is_a_result(filled: Lab, actor: Actor, analyst: Analyst) -> None:
    result = search(filled, request(actor, "f6", threshold=0.9), JobControl(), analyst=analyst)
    assert (result.candidates, result.threshold, result.searched) == ((), 0.9, 5)
    assert entries(filled, "search.finished")[0].document["details"]["candidates"] == []


def test_an_empty_gallery_gives_a_clear_result(
    lab: Lab, actor: Actor, case: Case, pictures: Path, analyst: Analyst
) -> None:
    result = search(lab, request(actor, str(pictures / "0.jpg")), JobControl(), analyst=analyst)
    assert (result.gallery_size, result.searched, result.candidates) == (0, 0, ())
    assert entries(lab, "search.finished")


def test_an_image_becomes_an_exhibit_once_and_several_faces_need_a_choice(
    lab: Lab, actor: Actor, case: Case, pictures: Path, analyst: Analyst
) -> None:
    enrol(lab, Enrol(actor=actor, manifest=pictures / "MANIFEST.csv"), JobControl(), analyst=analyst)
    group = str(pictures / "group.jpg")
    with pytest.raises(ChoiceNeeded, match="6 faces") as choice:
        search(lab, request(actor, group), JobControl(), analyst=analyst)
    listed = choice.value.facts["faces"]
    assert [(one["number"], one["id"]) for one in listed] == [(at, f"f{at}") for at in range(1, 7)]
    assert listed[0]["box"][0] < listed[5]["box"][0]
    for number in (1, 4):
        result = search(lab, request(actor, group, face=number), JobControl(), analyst=analyst)
        assert result.candidates[0].person_id == f"P{number - 1}"
    with pytest.raises(CatchlightError, match="no face 7"):
        search(lab, request(actor, group, face=7), JobControl(), analyst=analyst)
    assert search(lab, request(actor, group, largest_face=True), JobControl(), analyst=analyst).candidates
    with lab.reading() as db:
        assert len(exhibits_of(db, case)) == 1


def test_an_image_without_a_face_and_a_file_that_is_none_are_stated_failures(
    lab: Lab, actor: Actor, case: Case, pictures: Path, analyst: Analyst
) -> None:
    (pictures / "text.jpg").write_bytes(b"\xff\xd8\xffno image")
    with pytest.raises(CatchlightError, match=r"No face was found in cup\.jpg"):
        search(lab, request(actor, str(pictures / "cup.jpg")), JobControl(), analyst=analyst)
    with pytest.raises(CatchlightError, match=r"was not taken in: [^.]*\.jpg [^.]*\. Nothing was searched\.$"):
        search(lab, request(actor, str(pictures / "text.jpg")), JobControl(), analyst=analyst)
    assert not entries(lab, "search.started")


def test_templates_of_another_pack_are_never_compared(filled: Lab, actor: Actor, analyst: Analyst) -> None:
    vectors = random_vectors(2, dimension=128)
    enrolled(filled, a_portrait("other.jpg", vectors[0], person="other", pack=OTHER_PACK))
    result = search(filled, request(actor), JobControl(), analyst=analyst)
    assert (result.gallery_size, result.other_pack_left_out) == (5, 1)
    with filled.reading() as db:
        db.conn.execute("UPDATE faces SET pack_sha256 = ? WHERE id = 3", ("c" * 64,))
    with pytest.raises(CatchlightError, match="another model pack"):
        search(filled, request(actor, "f3"), JobControl(), analyst=analyst)


def test_in_the_exhibits_every_other_face_is_ranked(
    filled: Lab, actor: Actor, case: Case, pictures: Path, analyst: Analyst
) -> None:
    paths = (pictures / "1.jpg", pictures / "3.jpg")
    add_exhibits(filled, AddExhibits(actor, case.number, paths), JobControl(), analyst=analyst)
    extract_faces(filled, ExtractFaces(actor, case.number), JobControl(), analyst=analyst)
    result = search(filled, request(actor, scope="exhibits"), JobControl(), analyst=analyst)
    assert (result.scope, result.gallery_size, result.searched, result.gallery_root) == ("exhibits", 8, 7, None)
    assert (result.faces[0].rank, result.faces[0].face.exhibit) == (1, "e2")
    assert result.probe.face not in {one.face.id for one in result.faces}
    assert result.candidates == ()
    above = search(filled, request(actor, scope="exhibits", threshold=0.8, k=3), JobControl(), analyst=analyst)
    assert [one.face.id for one in above.faces] == [result.faces[0].face.id]
    (logged, _) = entries(filled, "search.finished")
    assert logged.document["details"]["faces"][0]["face"] == result.faces[0].face.id


def test_a_track_is_searched_with_its_fused_template_and_none_of_its_own_faces_is_listed(
    filled: Lab, actor: Actor, case: Case, tmp_path: Path, analyst: Analyst
) -> None:
    film = write_footage(tmp_path / "walk.mp4", [walking(at) for at in range(12)])
    add_exhibits(filled, AddExhibits(actor, case.number, (film,)), JobControl(), analyst=analyst)
    extract_faces(filled, ExtractFaces(actor, case.number), JobControl(), analyst=analyst)
    with filled.reading() as db:
        (track,) = tracks_of(db, case)
    result = search(filled, request(actor, track.id), JobControl(), analyst=analyst)
    assert result.candidates[0].person_id == "P0"
    assert (result.probe.track, result.probe.face) == (track.id, track.best.id)
    assert result.probe.crop_sha256 == track.best.crop_sha256
    (started,) = entries(filled, "search.started")
    assert track.template is not None
    used = hashlib.sha256(track.template).hexdigest()
    assert started.document["details"]["probe_template_sha256"] == used
    within = search(filled, request(actor, track.id, scope="exhibits"), JobControl(), analyst=analyst)
    assert within.faces[0].face.id == "f1"
    assert {one.face.track for one in within.faces} == {None}
    assert within.gallery_size == within.searched + track.faces
    with filled.reading() as db:
        assert stored_result(db, case, within.id) == within


def test_a_track_that_was_split_off_without_an_embedding_is_looked_at_again(
    filled: Lab, actor: Actor, case: Case, tmp_path: Path, analyst: Analyst
) -> None:
    film = write_footage(tmp_path / "walk.mp4", [walking(at) for at in range(12)])
    add_exhibits(filled, AddExhibits(actor, case.number, (film,)), JobControl(), analyst=analyst)
    extract_faces(filled, ExtractFaces(actor, case.number), JobControl(), analyst=analyst)
    with filled.reading() as db:
        (track,) = tracks_of(db, case)
        faces = faces_of_track(db, track.row)
    embedded = [at for at, face in enumerate(faces) if face.face.embedding is not None]
    split_at = min(embedded) or max(embedded) + 1
    assert split_at < len(faces), embedded
    split_track(filled, SplitTrack(actor, case.number, track.id, faces[split_at].id))
    with filled.reading() as db:
        rest = next(part for part in tracks_of(db, case) if part.template is None)
    assert rest.best.crop_sha256 is None
    result = search(filled, request(actor, rest.id), JobControl(), analyst=analyst)
    assert result.candidates[0].person_id == "P0"
    assert (result.probe.track, result.probe.face) == (rest.id, rest.best.id)
    assert result.probe.crop_sha256 is not None
    assert lab_store(filled).read(result.probe.crop_sha256).startswith(b"\x89PNG")


def test_wall_time_stands_beside_media_time(
    filled: Lab, actor: Actor, case: Case, tmp_path: Path, analyst: Analyst
) -> None:
    film = write_footage(tmp_path / "walk.mp4", [walking(at) for at in range(12)])
    (exhibit,) = add_exhibits(filled, AddExhibits(actor, case.number, (film,)), JobControl(), analyst=analyst).exhibits
    extract_faces(filled, ExtractFaces(actor, case.number), JobControl(), analyst=analyst)
    shown = datetime(2026, 11, 23, 14, 5)  # noqa: DTZ001 - as a recorder shows it
    noted = note_clock(filled, NoteClock(actor, case.number, exhibit.id, 0, shown, "+01:00", -60.0, "T. Ester"))
    result = search(filled, request(actor, scope="exhibits"), JobControl(), analyst=analyst)
    found = next(one for one in result.faces if one.face.exhibit == exhibit.id)
    assert found.face.microseconds is not None
    assert found.wall_time == noted.wall_time(found.face.microseconds)
    assert {one.wall_time for one in result.faces if one.face.exhibit != exhibit.id} <= {None}
    back = search(filled, request(actor, found.face.id), JobControl(), analyst=analyst)
    assert back.probe.wall_time == found.wall_time
    (logged,) = entries(filled, "search.finished")[:1]
    told = next(one for one in logged.document["details"]["faces"] if one["face"] == found.face.id)
    assert told["wall_time"] == found.wall_time.isoformat(timespec="milliseconds")


def test_a_face_that_was_only_followed_is_looked_at_again(
    filled: Lab, actor: Actor, case: Case, tmp_path: Path, analyst: Analyst
) -> None:
    film = write_footage(tmp_path / "walk.mp4", [walking(at) for at in range(12)])
    add_exhibits(filled, AddExhibits(actor, case.number, (film,)), JobControl(), analyst=analyst)
    extract_faces(filled, ExtractFaces(actor, case.number), JobControl(), analyst=analyst)
    with filled.reading() as db:
        followed = next(face for face in faces_of(db, case) if face.face.embedding is None)
    result = search(filled, request(actor, followed.id), JobControl(), analyst=analyst)
    assert result.candidates[0].person_id == "P0"
    assert result.probe.crop_sha256 is not None
    assert lab_store(filled).read(result.probe.crop_sha256).startswith(b"\x89PNG")
    with filled.reading() as db:
        assert stored_result(db, case, result.id) == result
    within = search(filled, request(actor, followed.id, scope="exhibits"), JobControl(), analyst=analyst)
    assert within.searched < within.gallery_size
    film.unlink()
    with pytest.raises(CatchlightError, match="cannot be read where it was taken in"):
        search(filled, request(actor, followed.id), JobControl(), analyst=analyst)


def walking(at: int) -> Pixels:
    """A frame of the group photo's first person walking past."""
    frame = background(640, 360)
    paste(frame, portraits()["first"], left=40 + 12 * at, top=80, size=180)
    return frame


def test_a_small_probe_is_searched_and_carries_its_warning(
    filled: Lab, actor: Actor, pictures: Path, analyst: Analyst
) -> None:
    from PIL import Image

    with Image.open(pictures / "group.jpg") as picture:
        picture.resize((picture.width // 3, picture.height // 3)).save(pictures / "small.png")
    small = request(actor, str(pictures / "small.png"), face=2)
    result = search(filled, small, JobControl(), analyst=analyst)
    assert result.probe.warning is not None
    assert "small" in result.probe.warning
    assert search(filled, request(actor), JobControl(), analyst=analyst).probe.warning is None


def test_a_cancelled_search_is_logged_as_abandoned(filled: Lab, actor: Actor, analyst: Analyst, case: Case) -> None:
    control = JobControl()
    control.cancel()
    with pytest.raises(JobCancelled):
        search(filled, request(actor), control, analyst=analyst)
    assert len(entries(filled, "search.abandoned")) == 1
    with filled.reading() as db:
        abandoned = searches_of(db, case)[0]
        assert abandoned.figures is None
        with pytest.raises(CatchlightError, match="never finished"):
            stored_result(db, case, abandoned.id)


def test_a_face_of_another_case_is_not_known(filled: Lab, actor: Actor, analyst: Analyst) -> None:
    open_case(filled, OpenCase(actor, "2026-002", "theft"))
    with pytest.raises(CatchlightError, match="no face or track f1"):
        search(filled, request(actor, "f1", case="2026-002"), JobControl(), analyst=analyst)


def _case(lab: Lab) -> Case:
    from catchlight.evidence.cases import case_numbered

    with lab.reading() as db:
        return case_numbered(db, "2026-001")


def test_only_an_examiner_who_is_a_member_searches_and_refusals_are_logged(lab: Lab, actor: Actor, case: Case) -> None:
    probe = stored_face(lab, case, random_vectors(1)[0]).name
    stranger = joined(lab, actor, "S. Tranger", Role.EXAMINER)
    for who, says in (
        (stranger, "no case 2026-001 that you may see"),
        (joined(lab, actor, "C. Ustodian", Role.CUSTODIAN), "role of examiner"),
        (joined(lab, actor, "A. Uditor", Role.AUDITOR), "role of examiner"),
    ):
        with pytest.raises(NotPermitted, match=says):
            search_again(lab, who, case, probe)
    assert len(entries(lab, "access.refused")) == 3
    assert entries(lab, "search.started") == []
    add_member(lab, AddMember(actor, case.number, stranger.name))
    result = search_again(lab, stranger, case, probe)
    with lab.reading() as db:
        stored = search_named(db, case, result.id)
    assert (stored.searched_by, stored.searched_by_account) == (stranger.name, stranger.account)


def test_a_search_begins_with_its_authorisation_and_the_policy_in_force(lab: Lab, actor: Actor, case: Case) -> None:
    probe = stored_face(lab, case, random_vectors(1)[0]).name
    at = datetime(2026, 1, 2, 10, tzinfo=UTC)
    stated: list[dict[str, Any]] = [
        {},
        {"authorisation": "requested", "legal_basis": "Art. 27 SV"},
        {"authorisation": "granted: RC 1", "granted_by": "Judge Smit", "granted_at": at},
        {"authorisation": "granted:RC 2"},
    ]
    for given in stated:
        search_again(lab, actor, case, probe, **given)
    with lab.reading() as db:
        none, requested, granted, plain = (one.authorisation for one in reversed(searches_of(db, case)))
        bases = [one.started.legal_basis for one in reversed(searches_of(db, case))]
    assert none is not None
    assert requested is not None
    assert granted is not None
    assert plain is not None
    assert bases == ["prosecutor Z", "Art. 27 SV", "prosecutor Z", "prosecutor Z"]
    assert (none.state, none.authority, none.due_at) == ("not-needed", None, None)
    assert (granted.authority, granted.reference, granted.decided_at) == ("Judge Smit", "RC 1", timestamp(at))
    assert (plain.authority, plain.reference) == ("prosecutor Z", "RC 2")
    logged = [one.document for one in entries(lab, "search.started")]
    assert plain.decided_at == logged[3]["time"]
    began = datetime.fromisoformat(logged[1]["time"])
    assert requested.due_at == timestamp(began + timedelta(hours=48))
    assert {one["details"]["policy_sha256"] for one in logged} == {Policy().sha256}
    assert logged[1]["details"]["authorisation_due_at"] == requested.due_at
    assert verify_log(lab, JobControl()).problems == ()


def test_a_job_searches_with_a_key_of_its_own(lab: Lab, actor: Actor, case: Case) -> None:
    fill(lab, random_vectors(3))
    probe = stored_face(lab, case, random_vectors(1)[0]).name
    job = delegate_job(lab, actor, actions=SEARCH)
    assert search_again(lab, job, case, probe).candidates[0].person_id == "P0"
    end_job(lab, job)
    assert verify_log(lab, JobControl()).problems == ()


@pytest.mark.parametrize("value", [0.0, np.nan, np.inf])
def test_a_face_whose_stored_template_has_no_direction_is_refused_before_anything_begins(
    lab: Lab, actor: Actor, case: Case, value: float
) -> None:
    with pytest.raises(CatchlightError, match="cannot be compared") as refused:
        searched(lab, actor, case, np.full(16, value, np.float32))

    assert refused.value.hint
    assert entries(lab, "search.started") == []
