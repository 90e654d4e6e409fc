"""`catchlight gallery duplicates|hubs|poor|expiring|like`."""

from pathlib import Path

from tests.cli.conftest import Command
from tests.gallery_maker import a_portrait, enrolled, random_vectors

from catchlight.workflows.create_lab import open_lab


def test_each_list_is_shown(in_lab: Command, run: Command, tmp_path: Path) -> None:
    vector = random_vectors(1)[0]
    enrolled(open_lab(tmp_path / "lab"), *(a_portrait(name, vector, person=name) for name in ("P", "Q")))

    pairs = in_lab("gallery", "duplicates").document
    assert [(one["persons"], one["portraits"]) for one in pairs["rows"]] == [(["P", "Q"], ["p1", "p2"])]
    assert (pairs["found"], pairs["threshold"], pairs["persons"]) == (1, 0.6, 2)
    assert in_lab("gallery", "hubs").document["portraits"] == 2
    assert in_lab("gallery", "poor").document["rows"] == []
    expiring = in_lab("gallery", "expiring", "--days", "5", "--limit", "1").document
    assert (expiring["found"], len(expiring["rows"]), expiring["rows"][0]["held"]) == (2, 1, False)
    assert "2 portraits that end within 5 days" in run("gallery", "expiring", "--days", "5").out


def test_who_looks_like_a_portrait_is_listed(in_lab: Command, run: Command, tmp_path: Path) -> None:
    vectors = random_vectors(3)
    enrolled(
        open_lab(tmp_path / "lab"),
        *(a_portrait(f"{name}.jpg", vector, person=name) for name, vector in zip("PQR", vectors, strict=True)),
    )
    made = in_lab("gallery", "like", "P", "--portrait", "p1", "--exactly").document
    assert (made["portrait"], made["mode"], made["searched"]) == ("p1", "exact", 3)
    assert sorted(one["person_id"] for one in made["rows"]) == ["Q", "R"]
    assert made["rows"][0]["score"] >= made["rows"][1]["score"]
    assert "Each of 3 portraits was compared with p1" in run("gallery", "like", "P", "--exactly", "--limit", "1").out
    assert "has no portrait p7" in run("gallery", "like", "P", "--portrait", "p7").err
