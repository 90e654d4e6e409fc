"""`catchlight gallery server set|token|status|migrate|sync|unset`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.gallery_maker import fill, random_vectors
from tests.server_maker import LiteServer, lite

from catchlight.gallery.milvus import client
from catchlight.workflows.create_lab import open_lab

__all__ = ["lite"]


def test_a_gallery_goes_to_a_server_and_comes_back(
    in_lab: Command, run: Command, tmp_path: Path, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "WAIT_SECONDS", 0.05)
    lab = open_lab(tmp_path / "lab")
    fill(lab, random_vectors(5))
    assert in_lab("gallery", "server", "status").document == {"server": None, "loss": None}

    named = in_lab("gallery", "server", "set", lite.address).document
    moved = in_lab("gallery", "server", "migrate", "--to", "server").document
    status = in_lab("gallery", "server", "status").document
    synced = in_lab("gallery", "server", "sync").document

    assert named == {"address": lite.address, "index": "FLAT", "tls": False, "token": False, "in_use": False}
    assert moved["compared"]["same"]
    assert moved["compared"]["rows_root"] == moved["compared"]["rows_root_there"]
    assert (moved["searched_at"], moved["compared"]["sent"]) == ("server", 5)
    assert (status["answers"], status["rows"], status["templates"], status["pending"]) == (True, 5, 5, 0)
    assert (synced["sent"], synced["deleted"]) == (0, 0)
    text = run("gallery", "server", "status").out
    assert "searches are run at the server" in text
    assert "has 5 of 5 templates" in text
    refused = in_lab("gallery", "server", "unset")
    assert refused.code == 1
    assert "Move the gallery back first" in refused.document["hint"]
    assert "Both are the same" in run("gallery", "server", "migrate", "--to", "lab").out
    assert in_lab("gallery", "server", "unset").document == {"address": lite.address, "left_there": False}


def test_what_cannot_be_done_is_said(
    in_lab: Command, tmp_path: Path, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "WAIT_SECONDS", 0.05)
    open_lab(tmp_path / "lab")
    assert "no address" in in_lab("gallery", "server", "set", "nowhere").document["error"]
    assert "unencrypted" in in_lab("gallery", "server", "set", "http://gallery.lan:19530").document["error"]
    missing = in_lab("gallery", "server", "set", lite.address, "--authority", tmp_path / "none.pem")
    assert "cannot be read as certificates" in missing.document["error"]
    assert "no gallery server" in in_lab("gallery", "server", "sync").document["error"]
    in_lab("gallery", "server", "set", lite.address)
    lite.stop()
    gone = in_lab("gallery", "server", "status")
    assert gone.code == 0
    assert "does not answer" in gone.document["problem"]
    assert in_lab("gallery", "server", "unset", "--without-server").document["left_there"]
