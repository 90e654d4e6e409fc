"""`catchlight gallery reenrol`."""

import json
import shutil
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from tests.cli.conftest import Command

from catchlight.cli.context import Context
from catchlight.faces.analyst import Analyst
from catchlight.faces.pack import DEFAULT_PACK


def test_the_pack_in_use_has_nothing_to_do(
    in_lab: Command, manifest: Path, analyst: Analyst, monkeypatch: pytest.MonkeyPatch
) -> None:
    def session_analyst(_: Context, _pack: Path) -> AbstractContextManager[Analyst]:
        return nullcontext(analyst)

    monkeypatch.setattr(Context, "analyst_on", session_analyst)
    in_lab("gallery", "enrol", manifest)
    document = in_lab("gallery", "reenrol").document
    assert (document["switched"], document["enrolled"], document["refused"]) == (True, 0, [])


def test_a_pack_of_another_hash_is_switched_to_and_used(in_lab: Command, manifest: Path, tmp_path: Path) -> None:
    coming = tmp_path / "coming"
    shutil.copytree(DEFAULT_PACK, coming)
    described = json.loads((coming / "manifest.json").read_text("utf-8"))
    (coming / "manifest.json").write_text(json.dumps({**described, "name": "coming"}), "utf-8")
    in_lab("gallery", "enrol", manifest)
    document = in_lab("gallery", "reenrol", "--pack", coming).document
    assert (document["pack"], document["switched"], document["enrolled"]) == ("coming", True, 4)
    refused = in_lab("gallery", "enrol", manifest)  # the session's analyst runs on the pack before
    assert refused.code == 1
    assert "another model pack" in refused.document["error"]


def test_a_folder_that_is_no_pack_is_refused(in_lab: Command, tmp_path: Path) -> None:
    assert in_lab("gallery", "reenrol", "--pack", tmp_path).code == 1
