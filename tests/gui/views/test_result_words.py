from dataclasses import replace
from datetime import UTC, datetime

from tests.gui.samples import CANDIDATE, in_dutch, quality, stored_face

from catchlight.faces.face import Reason, Verdict
from catchlight.gallery.candidates import FaceCandidate
from catchlight.gui.views.result_words import candidate_facts, probe_facts, searched_words, warning_words
from catchlight.workflows.search import Probe, SearchResult

PROBE = Probe("f1", "t2", "e3", 61_000_000, None, quality(Verdict.USABLE))
RESULT = SearchResult(
    id="s7",
    scope="gallery",
    mode="exact",
    gallery_size=1500,
    searched=1497,
    threshold=None,
    k=50,
    probe=PROBE,
    candidates=(),
    faces=(),
    seconds=0.1,
    gallery_revision=4,
    gallery_root="a" * 64,
    pack_sha256="b" * 64,
    expired_left_out=3,
    other_pack_left_out=0,
)


def test_how_much_was_searched_and_what_was_left_out_is_said() -> None:
    exact = "Exact: 1,497 of 1,500 portraits compared, gallery revision 4. 3 left out: retention ended."
    assert searched_words(RESULT) == exact
    with in_dutch():
        assert searched_words(RESULT) == (
            "Exact: 1.497 van 1.500 portretten vergeleken, galerijrevisie 4. 3 weggelaten: bewaartermijn voorbij."
        )
    preview = searched_words(replace(RESULT, mode="preview"))
    assert preview.startswith("Preview: approximate")
    assert "Exact:" not in preview


def test_a_search_in_exhibits_says_what_the_others_are_only_where_there_are_others() -> None:
    some = replace(RESULT, scope="exhibits", gallery_revision=None, gallery_root=None, expired_left_out=0)
    others = " The others are the probe's own or go on, in their track, from faces that were compared."
    assert searched_words(some) == "Exact: 1,497 of 1,500 faces of the case compared." + others
    every = replace(some, searched=1500, other_pack_left_out=2)
    assert searched_words(every) == (
        "Exact: 1,500 of 1,500 faces of the case compared. 2 left out: another model pack."
    )


def test_the_probe_warns_as_far_as_it_is_limited() -> None:
    assert warning_words(quality(Verdict.USABLE)) == ""
    limited = warning_words(quality(Verdict.LIMITED, Reason.SMALL))
    assert limited.startswith("The probe is limited:")
    assert limited.endswith("The face is small.")
    assert warning_words(quality(Verdict.NOT_SUITABLE)).startswith("The probe is not suitable")


def test_where_the_probe_comes_from() -> None:
    facts = {fact.name: fact.value for fact in probe_facts(PROBE, {3: "clip.mp4"})}
    assert facts == {
        "Exhibit": "e3  clip.mp4",
        "Time": "0:01:01.000",
        "Used": "Fused template of the track",
        "Quality": "Usable",
    }
    still = {fact.name: fact.value for fact in probe_facts(replace(PROBE, track=None, microseconds=None), {})}
    assert (still["Exhibit"], still["Time"], still["Used"]) == ("e3", "Still", "This face")


def test_a_candidate_has_its_provenance_and_a_face_of_the_case_its_place() -> None:
    person = {fact.name: fact.value for fact in candidate_facts(CANDIDATE, {})}
    assert (person["Score"], person["Legal basis"], person["Portraits"]) == (
        "0.412",
        "Article 55c",
        "p1  ·  2 of this person",
    )
    assert "Person" not in person
    known = {fact.name: fact.value for fact in candidate_facts(replace(CANDIDATE, sex="F", birth_year=1980), {})}
    assert known["Person"] == "F, 1980"
    found = FaceCandidate(1, -0.0456, stored_face(1, microseconds=2_000_000))
    face = {fact.name: fact.value for fact in candidate_facts(found, {3: "clip.mp4"})}
    assert face == {"Score": "−0.046", "Exhibit": "e3  clip.mp4", "Time": "0:00:02.000", "Quality": "Usable"}


def test_wall_time_stands_beside_media_time_where_the_clock_is_known() -> None:
    moment = datetime(2026, 11, 20, 20, 4, 1, 500_000, tzinfo=UTC)
    probe = {fact.name: fact.value for fact in probe_facts(replace(PROBE, wall_time=moment), {})}
    assert (probe["Time"], probe["Clock"]) == ("0:01:01.000", "2026-11-20 20:04:01.500 UTC")
    found = FaceCandidate(1, 0.5, stored_face(1, microseconds=2_000_000), moment)
    assert "2026-11-20 20:04:01.500 UTC" in [fact.value for fact in candidate_facts(found, {})]
