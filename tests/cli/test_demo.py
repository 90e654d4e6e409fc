"""`catchlight demo`: the whole way."""

from pathlib import Path

from tests.cli.conftest import Command


def test_the_demonstration_finds_who_is_enrolled_and_says_who_is_not(run_json: Command, tmp_path: Path) -> None:
    document = run_json("demo", tmp_path / "demo").document
    assert (document["enrolled"], document["refused"], document["problems"]) == (6, 1, 0)
    assert document["frames_decoded"] == document["frames_expected"]
    for search in document["searches"]:
        best = search["candidates"][0]
        if search["truth"].startswith("DEMO"):
            assert best["person_id"] == search["truth"]
            assert best["score"] > 0.4
        else:
            assert best["score"] < 0.2


def test_it_does_not_touch_a_folder_that_holds_something(run_json: Command, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    answer = run_json("demo", tmp_path)
    assert answer.code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
