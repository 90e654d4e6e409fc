from dataclasses import replace
from datetime import UTC, datetime

from tests.gui.samples import CANDIDATE, in_dutch, quality, stored_face

from catchlight.faces.face import Reason, Verdict
from catchlight.gallery.candidates import FaceCandidate
from catchlight.gallery.preview_setting import BandLoss, PreviewSetting
from catchlight.gallery.snapshots import ImportedSnapshot
from catchlight.gui.views.result_words import (
    candidate_facts,
    moved_words,
    preview_facts,
    probe_facts,
    searched_words,
    warning_words,
)
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
    assert searched_words(RESULT) == (
        "Exact: every one of 1,497 templates that may be searched was scored, gallery revision 4."
        " 3 left out: retention ended."
    )
    with in_dutch():
        assert searched_words(RESULT) == (
            "Exact: elk van de 1.497 templates die doorzocht mogen worden is vergeleken, galerijrevisie 4."
            " 3 weggelaten: bewaartermijn voorbij."
        )


def test_filters_in_force_stand_beside_how_much_they_leave() -> None:
    filtered = replace(RESULT, searched=12, filtered_left_out=1485, filters={"sex": ["female"], "tags": ["harbour"]})
    assert searched_words(filtered) == (
        "Exact: every one of the 12 templates that the filters leave was scored, of 1,500 in the gallery (revision 4)."
        " 3 left out: retention ended. Filters: sex: female  ·  tags: harbour."
    )


def test_a_snapshot_that_was_searched_is_named_with_its_last_day() -> None:
    made_at = "2026-11-20T12:00:00.000000Z"
    snapshot = ImportedSnapshot(1, "origin", 4, "a" * 64, "key", made_at, "2027-01-31", "snapshot-1", in_use=True)
    words = searched_words(replace(RESULT, snapshot=snapshot))
    assert "Searched: snapshot-1, a snapshot of 2026-11-20" in words
    assert "to be used until 2027-01-31." in words


def test_a_preview_says_what_it_is_and_what_it_was_measured_to_lose() -> None:
    preview = replace(RESULT, mode="preview")
    words = "Preview: may miss people; the exact result is coming."
    assert searched_words(preview) == f"{words} How many it misses on this gallery was not measured."
    lossy = PreviewSetting(1, 10, 1000, 0.05, 50, (BandLoss(0.35, 0.45, 40, 38, 12),), 2.0, 30.0, 1.0, 1)
    assert searched_words(preview, lossy) == (
        f"{words} Measured on this gallery, it missed 12 of 38 with scores from 0.35 to 0.45."
    )
    assert "concluded" in searched_words(replace(RESULT, mode="sweep"))


def test_what_the_exact_list_changed_is_counted() -> None:
    exact = (CANDIDATE, replace(CANDIDATE, rank=2, person_id="P-2"))
    assert moved_words({"P-1": 1, "P-2": 2}, exact).startswith("The preview had missed nobody")
    assert moved_words({"P-2": 1, "P-9": 2}, exact) == (
        "The preview had missed 1 of these. 1 stood at another rank in it. 1 listed in it are not in the exact list."
    )


def test_of_a_candidate_of_a_preview_only_its_score_is_told() -> None:
    score, record = preview_facts(CANDIDATE)
    assert score.value == "0.412"
    assert "nothing can be concluded" in record.value


def test_the_portraits_of_a_candidate_are_told_with_their_scores() -> None:
    compared = (("p7", 0.412), ("p8", 0.31), ("p9", 0.3), ("p10", 0.1))
    facts = candidate_facts(replace(CANDIDATE, portraits=5, compared=compared), {})
    assert facts[-1].value == "p7 0.412  ·  p8 0.310  ·  p9 0.300  ·  and 2 more"


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
        "p1 0.412  ·  and 1 more",
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
