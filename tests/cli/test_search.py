"""`catchlight search`."""

from pathlib import Path

import pytest
from tests.cli.conftest import Command

WHY = ("--authority", "Prosecutor Z, order 12", "--purpose", "identify the suspect")


@pytest.fixture
def enrolled(in_lab: Command, manifest: Path) -> Command:
    assert in_lab("gallery", "enrol", manifest).code == 0
    return in_lab


def test_candidates_are_ranked_persons_with_provenance(enrolled: Command, photo: Path) -> None:
    document = enrolled("search", "2026-1", "--probe", photo, *WHY).document
    assert (document["search"], document["mode"], document["gallery_size"]) == ("s1", "exact", 4)
    assert document["threshold"] is None
    first = document["candidates"][0]
    assert (first["rank"], first["person_id"], first["source"]) == (1, "P-A", "Booking desk")
    assert [candidate["rank"] for candidate in document["candidates"]] == [1, 2, 3, 4]
    assert first["score"] > 0.9 > document["candidates"][1]["score"]


def test_no_candidate_above_a_threshold_is_a_full_result(enrolled: Command, run: Command, group: Path) -> None:
    stranger = ("--probe", group, "--face", "2", "--threshold", "0.6")
    answer = enrolled("search", "2026-1", *stranger, *WHY)
    assert (answer.code, answer.document["candidates"], answer.document["threshold"]) == (0, [], 0.6)
    assert "No candidate above the threshold." in run("search", "2026-1", *stranger, *WHY).out


def test_without_a_threshold_the_text_says_so(enrolled: Command, run: Command, photo: Path) -> None:
    text = run("search", "2026-1", "--probe", photo, *WHY).out
    assert "no threshold in force" in text
    assert "A candidate is a lead, not an identification." in text
    assert "match" not in text.lower()


def test_without_authority_or_purpose_it_refuses(enrolled: Command, photo: Path) -> None:
    for reasons in (WHY[:2], WHY[2:], ("--authority", " ", "--purpose", "x")):
        answer = enrolled("search", "2026-1", "--probe", photo, *reasons)
        assert answer.code == 1
        assert "error" in answer.document


def test_of_several_faces_one_is_chosen_by_its_number(enrolled: Command, group: Path) -> None:
    answer = enrolled("search", "2026-1", "--probe", group, *WHY)
    assert answer.code == 1
    assert len(answer.document["facts"]["faces"]) == 6
    chosen = enrolled("search", "2026-1", "--probe", group, "--face", "4", *WHY).document
    assert chosen["candidates"][0]["person_id"] == "P-4"


def test_in_exhibits_the_same_person_is_found_again(
    enrolled: Command, group: Path, tmp_path: Path, single_faces: tuple[bytes, ...]
) -> None:
    alone = tmp_path / "alone.jpg"
    alone.write_bytes(single_faces[5])
    enrolled("exhibit", "add", "2026-1", group)
    enrolled("extract", "2026-1")
    document = enrolled("search", "2026-1", "--probe", alone, "--in", "exhibits", *WHY).document
    first = document["faces"][0]
    assert (first["rank"], first["exhibit"], first["seconds"]) == (1, "e1", None)
    assert first["face"] == "f6"
    assert first["score"] > 0.8


def test_authority_basis_and_authorisation_are_shown_and_logged(enrolled: Command, run: Command, photo: Path) -> None:
    stated = ("--legal-basis", "Art. 27 SV", "--authorisation", "granted:RC 26/17", "--granted-by", "Judge Smit")
    document = enrolled(
        "search", "2026-1", "--probe", photo, *WHY, *stated, "--granted-at", "2026-01-02T10:00:00+01:00"
    ).document
    stands = document["authorisation"]
    assert (stands["state"], stands["authority"], stands["reference"]) == ("granted", "Judge Smit", "RC 26/17")
    assert stands["decided_at"] == "2026-01-02T09:00:00.000000Z"
    entries = enrolled("log", "show").document["entries"]
    (started,) = [one["details"] for one in entries if one["action"] == "search.started"]
    assert (started["legal_basis"], started["authorisation_by"]) == ("Art. 27 SV", "Judge Smit")
    assert (started["offence"], started["probe_provider"]) == ("burglary", "cpu")
    text = run("search", "2026-1", "--probe", photo, *WHY, "--authorisation", "requested").out
    assert "Authorisation: requested; it has to be granted until" in text


def test_a_filtered_search_says_what_it_left_out_and_why_its_list_is_certain(
    enrolled: Command, run: Command, photo: Path
) -> None:
    asked = ("search", "2026-1", "--probe", photo, *WHY, "--source", "Booking desk", "--born", "-1800", "--born-known")
    document = enrolled(*asked).document
    assert (document["searched"], document["filtered_left_out"], document["candidates"]) == (0, 4, [])
    assert document["filters"] == {"born": [None, 1800], "born_unknown": False, "sources": ["Booking desk"]}
    certificate = document["certificate"]
    assert (certificate["holds"], certificate["filters"]) == (True, document["filters"])
    assert "Filters: source Booking desk, born until 1800. 4 portraits were left out." in run(*asked).out


def test_where_the_policy_forbids_filters_nothing_is_searched(enrolled: Command, tmp_path: Path, photo: Path) -> None:
    (tmp_path / "lab" / "policy.toml").write_text("[search]\nfilters = false\n", encoding="utf-8")
    refused = enrolled("search", "2026-1", "--probe", photo, *WHY, "--sex", "M")
    assert refused.code == 1
    assert "allows no filters" in refused.document["error"]
    assert enrolled("search", "2026-1", "--probe", photo, *WHY).document["search"] == "s1"


def test_the_help_says_what_not_needed_means(run: Command) -> None:
    text = " ".join(run("search", "--help").out.split())
    assert "initial identification of a suspect from facts linked to the offence" in text
