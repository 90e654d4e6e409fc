"""`catchlight sweep`, and the exact search of one of its faces."""

from pathlib import Path

import pytest
from tests.cli.conftest import Command

WHY = ("--authority", "Prosecutor Z, order 12", "--purpose", "identify everybody")


@pytest.fixture
def swept(in_lab: Command, manifest: Path, group: Path) -> Command:
    """The sweep s1 of a case with six faces, of which three are enrolled."""
    assert in_lab("gallery", "enrol", manifest).code == 0
    assert in_lab("exhibit", "add", "2026-1", group).code == 0
    assert in_lab("extract", "2026-1").code == 0
    assert in_lab("sweep", "2026-1", *WHY, "--threshold", "0.6").code == 0
    return in_lab


def test_all_faces_at_once_and_one_of_them_exactly(swept: Command, run: Command) -> None:
    document = swept("sweep", "2026-1", "--open", "s1").document
    assert (document["sweep"], document["mode"], len(document["faces"])) == ("s1", "sweep", 6)
    found = {one["probe"]: one["best"]["person_id"] for one in document["faces"] if one["best"]}
    assert found == {"f1": "P-1", "f4": "P-4", "f6": "P-6"}
    assert "cannot be concluded on" in document["note"]
    row = swept("sweep", "2026-1", "--open", "s1", "--probe", "f4").document
    assert (row["mode"], row["candidates"][0]["person_id"], row["certificate"]) == ("sweep", "P-4", None)
    exact = swept("search", "2026-1", "--probe", "f4", "--from-sweep", "s1").document
    assert (exact["search"], exact["mode"], exact["threshold"]) == ("s2", "exact", 0.6)
    assert swept("log", "verify").document["problems"] == []
    text = run("sweep", "2026-1", "--open", "s1").out
    assert "Sweep s1 for 6 faces: 4 of 4 portraits, threshold 0.6." in text
    assert "(exactly: s2)" in text
    assert "no candidate" in text
    assert "Sweep: cannot be concluded on; search exactly." in text
    assert "Sweep: cannot be concluded on" in run("sweep", "2026-1", "--open", "s1", "--probe", "f4").out


def test_bad_usage_and_what_is_refused(swept: Command) -> None:
    assert swept("sweep", "2026-1", "--probe", "f1").code == 2
    assert swept("search", "2026-1", "--probe", "f1", "--from-sweep", "s1", *WHY).code == 2
    refused = swept("sweep", "2026-1", "--purpose", "no authority")
    assert (refused.code, "authority" in refused.document["error"]) == (1, True)


def test_who_decides_sees_that_it_is_a_sweep(swept: Command, run: Command) -> None:
    assert swept("sweep", "2026-1", *WHY, "--authorisation", "requested").code == 0
    (waiting,) = swept("authorise").document["searches"]
    assert (waiting["search"], waiting["sweep"], waiting["faces"]) == ("s2", True, 6)
    assert "Sweep s2 for 6 faces of the case 2026-1" in run("authorise").out
