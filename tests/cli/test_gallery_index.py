"""`catchlight gallery index`."""

from pathlib import Path

import pytest
from tests.cli.conftest import Command


def test_it_tells_the_files_in_use_and_what_the_preview_loses(in_lab: Command, manifest: Path) -> None:
    pytest.importorskip("annoy")
    in_lab("gallery", "enrol", manifest)
    document = in_lab("gallery", "index", "--measure").document
    assert (document["templates"], document["waiting"], document["preview"], document["sweep"]) == (4, 0, True, False)
    assert [band["lost"] for band in document["preview_loss"]["bands"]] == [0, 0, 0]
    assert in_lab("gallery", "index", "--anew").document["generation"] == document["generation"] + 1


def test_a_loss_is_tuned_for_and_its_cost_told(in_lab: Command, run: Command, manifest: Path) -> None:
    pytest.importorskip("annoy")
    in_lab("gallery", "enrol", manifest)
    setting = in_lab("gallery", "index", "--loss", "0.1").document["preview_setting"]
    assert (setting["wanted_loss"], setting["loss"]) == (0.1, 0.0)
    assert setting["index_bytes"] > 0
    assert setting["tried"][0]["trees"] == 10
    assert "It was to lose at most 10.0% of the mates" in run("gallery", "index").out


def test_an_empty_gallery_is_a_stated_failure(in_lab: Command) -> None:
    refused = in_lab("gallery", "index")
    assert refused.code == 1
    assert "empty" in refused.document["error"]
