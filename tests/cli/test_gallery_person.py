"""`catchlight gallery person|hold|release|tag|tags`."""

from pathlib import Path

from tests.cli.conftest import Command
from tests.gallery_maker import a_portrait, enrolled, random_vectors

from catchlight.workflows.create_lab import open_lab


def test_a_person_is_shown_with_tags_and_hold(in_lab: Command, run: Command, tmp_path: Path) -> None:
    enrolled(open_lab(tmp_path / "lab"), a_portrait("a.jpg", random_vectors(1)[0], person="P"))
    assert in_lab("gallery", "tag", "gang", "--portrait", "p1").document == {"tag": "gang", "changed": 1}
    assert in_lab("gallery", "tags").document == {"tags": [{"tag": "gang", "portraits": 1}]}
    assert in_lab("gallery", "hold", "P", "--reason", "trial").document["held_because"] == "trial"

    shown = in_lab("gallery", "person", "P").document

    assert (shown["held_because"], shown["fusion"], shown["score"]) == ("trial", "maximum", None)
    assert [(one["portrait"], one["tags"], one["score"]) for one in shown["portraits"]] == [("p1", ["gang"], None)]
    assert "under legal hold" in run("gallery", "person", "P").out
    assert "not under legal hold" in run("gallery", "release", "P", "--reason", "over").out


def test_a_search_needs_its_case(run: Command, in_lab: Command) -> None:
    assert run("gallery", "person", "P", "--search", "s1").code == 2
    assert in_lab("gallery", "person", "P").code == 1
