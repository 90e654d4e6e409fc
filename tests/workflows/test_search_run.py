"""One search from its first entry to its last: logged before it compares, whole when it ends, else abandoned."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from sqlite_utils import Database
from tests.gallery_maker import OTHER_PACK, PACK, a_portrait, enrolled, fill, random_vectors
from tests.people import present
from tests.search_maker import stored_face

from catchlight.errors import CatchlightError, OffTheCase
from catchlight.evidence.cases import Case, remove_member
from catchlight.evidence.log import LogEntry, acting, read_log
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.filters import Filters
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.searches import search_named
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows import search_run
from catchlight.workflows.find_probe import FoundProbe
from catchlight.workflows.gallery_files import ready_generation
from catchlight.workflows.search_request import Search
from catchlight.workflows.search_result import SearchResult
from catchlight.workflows.search_run import SearchRun

VECTORS = random_vectors(6)


@pytest.fixture
def probe(lab: Lab, case: Case) -> FoundProbe:
    """A face that looks like the gallery's second portrait."""
    mixed = 0.8 * VECTORS[1] + 0.2 * VECTORS[5]
    return stored_face(lab, case, (mixed / np.linalg.norm(mixed)).astype(np.float32))


def a_run(lab: Lab, db: Database, case: Case, probe: FoundProbe, **changed: Any) -> SearchRun:
    asked = Search(
        actor=present(lab),
        case=case.number,
        probe=probe.name,
        authority="prosecutor",
        purpose="find the suspect",
        **changed,
    )
    return SearchRun(lab, db, case, asked, probe, np.frombuffer(probe.template, "<f4"), JobControl())


def actions(db: Database) -> list[str]:
    return [entry.document["action"] for entry in read_log(db)]


def newest(db: Database) -> LogEntry:
    (entry,) = read_log(db, limit=1, newest_first=True)
    return entry


def test_that_it_begins_is_committed_before_anything_is_compared(lab: Lab, case: Case, probe: FoundProbe) -> None:
    with lab.reading() as db:
        a_run(lab, db, case, probe).start()
    with lab.reading() as elsewhere:
        assert newest(elsewhere).document["action"] == "search.started"
        assert search_named(elsewhere, case, "s1").figures is None


def test_a_finished_search_is_what_is_stored_and_logged(lab: Lab, case: Case, probe: FoundProbe) -> None:
    fill(lab, VECTORS[:5])
    with lab.reading() as db:
        run = a_run(lab, db, case, probe, k=2)
        run.start()
        result = run.finish(run.search_gallery(None))
        stored, entry = search_named(db, case, result.id), newest(db)
    assert result.candidates[0].person_id == "P1"
    assert len(result.candidates) == 2
    assert (result.gallery_size, result.searched) == (5, 5)
    assert [one.portrait for one in stored.listed] == [int(one.portrait[1:]) for one in result.candidates]
    assert entry.document["action"] == "search.finished"
    assert {one["sha256"] for one in entry.document["subjects"]} >= {one.sha256 for one in result.candidates}


def test_no_result_is_kept_of_whoever_was_taken_off_the_case_while_it_ran(
    lab: Lab, case: Case, probe: FoundProbe
) -> None:
    fill(lab, VECTORS[:5])
    with lab.reading() as db:
        run = a_run(lab, db, case, probe)
        run.start()
        listing = run.search_gallery(None)
        with acting(lab, db, present(lab)) as act:
            remove_member(act, case, act.actor.account)
        with pytest.raises(OffTheCase, match="no longer a member"):
            run.finish(listing)
        assert search_named(db, case, "s1").figures is None
        assert newest(db).document["action"] == "access.refused"


def test_what_may_not_or_cannot_be_compared_is_left_out_and_counted(lab: Lab, case: Case, probe: FoundProbe) -> None:
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    fill(lab, VECTORS[2:4])
    enrolled(lab, a_portrait("old.jpg", VECTORS[1], person="old", retain_until=yesterday))
    enrolled(lab, a_portrait("other.jpg", VECTORS[1], person="other", pack=OTHER_PACK))
    with lab.reading() as db:
        run = a_run(lab, db, case, probe)
        run.start()
        result = run.finish(run.search_gallery(None))
    assert {one.person_id for one in result.candidates} == {"P0", "P1"}
    assert (result.gallery_size, result.searched) == (3, 2)
    assert (result.expired_left_out, result.other_pack_left_out) == (1, 1)


def test_an_empty_gallery_is_a_full_result(lab: Lab, case: Case, probe: FoundProbe) -> None:
    with lab.reading() as db:
        run = a_run(lab, db, case, probe)
        run.start()
        result = run.finish(run.search_gallery(lambda _: pytest.fail("shown")))
    assert (result.candidates, result.gallery_size, result.preview) == ((), 0, "The gallery is empty.")


def test_the_preview_is_shown_under_the_same_id_and_said_to_be_one(lab: Lab, case: Case, probe: FoundProbe) -> None:
    pytest.importorskip("annoy")
    fill(lab, VECTORS[:5])
    shown: list[SearchResult] = []
    with lab.reading() as db:
        ready_generation(lab, db, present(lab), pack=PACK, control=JobControl(), with_index=True)
        run = a_run(lab, db, case, probe)
        run.start()
        result = run.finish(run.search_gallery(shown.append))
        details = newest(db).document["details"]
    (preview,) = shown
    assert (preview.id, preview.mode, preview.candidates) == (result.id, "preview", result.candidates)
    assert (result.mode, result.preview, details["preview_shown"]) == ("exact", None, True)


def test_without_an_index_the_search_is_whole_and_says_why_nothing_was_shown(
    lab: Lab, case: Case, probe: FoundProbe
) -> None:
    fill(lab, VECTORS[:5])
    with lab.reading() as db:
        run = a_run(lab, db, case, probe)
        run.start()
        result = run.finish(run.search_gallery(lambda _: pytest.fail("shown")))
        details = newest(db).document["details"]
    assert len(result.candidates) == 5
    assert result.preview
    assert details["preview_shown"] is False


def test_without_the_package_for_the_preview_that_is_what_is_said(
    lab: Lab, case: Case, probe: FoundProbe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_run, "unavailable_because", lambda: "not installed")
    fill(lab, VECTORS[:5])
    with lab.reading() as db:
        run = a_run(lab, db, case, probe)
        run.start()
        listing = run.search_gallery(lambda _: pytest.fail("shown"))
    assert listing.preview == "not installed"


def test_in_the_exhibits_the_probe_itself_is_no_find(lab: Lab, case: Case, probe: FoundProbe) -> None:
    others = [stored_face(lab, case, vector) for vector in (VECTORS[2], VECTORS[1])]
    stored_face(lab, case, VECTORS[3], pack=OTHER_PACK)
    with lab.reading() as db:
        run = a_run(lab, db, case, probe, scope="exhibits")
        run.start()
        result = run.finish(run.search_exhibits())
    assert [one.face.id for one in result.faces] == [others[1].face.id, others[0].face.id]
    assert (result.gallery_size, result.searched, result.other_pack_left_out) == (3, 2, 1)
    assert (result.gallery_revision, result.gallery_root) == (None, None)


def test_a_threshold_shortens_the_list_and_not_the_search(lab: Lab, case: Case, probe: FoundProbe) -> None:
    fill(lab, VECTORS[:5])
    with lab.reading() as db:
        run = a_run(lab, db, case, probe, threshold=0.9)
        run.start()
        result = run.finish(run.search_gallery(None))
    assert [one.person_id for one in result.candidates] == ["P1"]
    assert result.searched == 5


def test_a_cancelled_comparison_is_abandoned_with_its_reason(lab: Lab, case: Case, probe: FoundProbe) -> None:
    fill(lab, VECTORS[:5])
    with lab.reading() as db:
        run = a_run(lab, db, case, probe)
        run.start()
        run.control.cancel()
        with pytest.raises(JobCancelled):
            run.search_gallery(None)
        run.abandon("cancelled by the examiner")
        entry = newest(db)
        raw = bytes(db.conn.execute("SELECT entry FROM log ORDER BY rowid DESC LIMIT 1").fetchone()[0])
        assert search_named(db, case, "s1").figures is None
    assert entry.document["action"] == "search.abandoned"
    assert entry.document["details"]["search"] == "s1"
    assert b"examiner" not in raw.replace(b'"role":"examiner"', b"")


def test_a_probe_of_another_length_is_a_stated_failure(lab: Lab, case: Case, probe: FoundProbe) -> None:
    fill(lab, VECTORS[:5])
    longer = replace(probe, template=np.ones(32, "<f4").tobytes())
    with lab.reading() as db:
        run = a_run(lab, db, case, longer)
        run.start()
        with pytest.raises(CatchlightError, match="32 values instead of 16"):
            run.search_gallery(None)
        assert actions(db)[-1] in {"search.started", "gallery.indexed"}


def test_the_certificate_the_filters_and_all_portraits_scores_are_stored_and_logged(
    lab: Lab, case: Case, probe: FoundProbe
) -> None:
    fill(lab, VECTORS[:4], per_person=2, sex="M")
    enrolled(lab, a_portrait("w.jpg", VECTORS[4], person="W", sex="F"))
    with lab.reading() as db:
        run = a_run(lab, db, case, probe, filters=Filters(sex=frozenset({"M"}), sources=frozenset({"station"})))
        run.start()
        result = run.finish(run.search_gallery(None))
        details, started = newest(db).document["details"], list(read_log(db))[-3:]
    assert result.certificate is not None
    assert (result.certificate["holds"], result.certificate["filters"]) == (True, result.filters)
    assert (result.searched, result.filtered_left_out) == (4, 1)
    assert [len(one.compared) for one in result.candidates] == [2, 2]
    assert result.candidates[0].compared[0] == (result.candidates[0].portrait, result.candidates[0].score)
    assert details["certificate"]["bound"] == result.certificate["bound"]
    assert details["filters"] == {"sex": ["M"], "sources": ["station"]}
    assert {"sex": ["M"], "sources": ["station"]} in [one.document["details"].get("filters") for one in started]
    with lab.reading() as db:
        stored = search_named(db, case, result.id)
        assert stored.figures is not None
        assert stored.figures.certificate == result.certificate


def test_what_is_enrolled_and_erased_since_counts_in_the_next_search(lab: Lab, case: Case, probe: FoundProbe) -> None:
    fill(lab, VECTORS[:5])
    with lab.reading() as db:
        for expected in (5, 6, 5):
            run = a_run(lab, db, case, probe)
            run.start()
            result = run.finish(run.search_gallery(None))
            assert (result.gallery_size, result.gallery_root) == (expected, gallery_state(db).root)
            if expected == 5 and result.id == "s1":
                enrolled(lab, a_portrait("late.jpg", VECTORS[1], person="late"))
            elif expected == 6:
                assert {"P1", "late"} == {one.person_id for one in result.candidates[:2]}
                with acting(lab, db, present(lab)) as act:
                    erase_templates(act, db, [6])
        assert actions(db).count("gallery.indexed") == 1


@pytest.mark.parametrize("was_seen", [True, False])
def test_a_preview_that_nobody_saw_is_not_said_to_have_been_shown(
    lab: Lab, case: Case, probe: FoundProbe, was_seen: bool
) -> None:
    pytest.importorskip("annoy")
    fill(lab, VECTORS[:5])
    with lab.reading() as db:
        ready_generation(lab, db, present(lab), pack=PACK, control=JobControl(), with_index=True)
        run = a_run(lab, db, case, probe)
        run.start()
        result = run.finish(run.search_gallery(lambda _preview: lambda: was_seen))
        details = newest(db).document["details"]
    assert (result.mode, details["preview_shown"]) == ("exact", was_seen)
