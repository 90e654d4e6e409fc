"""Entries that hold whatever somebody wrote stop neither verifier."""

import json
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.log_maker import VERIFIER, Log, json_values, note_of

from catchlight.evidence.checkpoints import checkpoint_now
from catchlight.evidence.merkle import leaf_hash

FIELDS = ("action", "actor", "role", "case", "subjects", "details", "time", "lab", "format", "sequence", "tree_root")
DETAILS = ("account", "roles", "public_key", "revoked", "job", "actions", "expires_at", "commitments", "account_name")
ACTIONS = (
    *("lab.created", "account.created", "account.reset", "account.key.rotated", "account.disabled", "job.delegated"),
    *("account.roles.changed", "job.ended", "erasure.done", "lab.restored", "checkpoint.cosignature.imported"),
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Log:
    """A log to which any entry will be added, and taken off again."""
    return Log.made(tmp_path_factory.mktemp("hostile") / "lab")


def verified_with(log: Log, document: dict[str, Any], *, is_signed: bool = True) -> tuple[set[int], set[int]]:
    """The entries that both verifiers name where this is entry 2."""
    canonical = rfc8785.dumps(document)
    signature = log.first.key.sign(b"catchlight-signature/1\x00" + canonical) if is_signed else bytes(64)
    row = (2, canonical, leaf_hash(canonical), signature, log.first.key.key_id)
    with log.changing() as db:
        db.conn.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?)", row)
        try:
            ours = {of.entry for of in log.verified().problems if of.entry}
            return ours, {of.entry for of in log.checked().problems if of.entry}
        finally:
            db.conn.execute("DELETE FROM log WHERE sequence = 2")


def second_entry(log: Log) -> dict[str, Any]:
    document = log.document(1)
    with log.lab.reading() as db:
        root = checkpoint_now(db, lab="x").root.hex()
    return document | {"sequence": 2, "tree_root": root, "role": "supervisor", "action": "case.opened"}


@pytest.mark.parametrize("value", [[], {"name": []}])
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_of_another_kind_stops_neither_verifier(hostile: Log, field: str, value: object) -> None:
    ours, _ = verified_with(hostile, second_entry(hostile) | {field: value})

    assert 2 in ours  # it is not in the tree beside the log, which no export has


@settings(max_examples=25, deadline=None)
@given(data=st.data(), is_signed=st.booleans())
def test_no_details_whatever_they_hold_stop_either_verifier(hostile: Log, data: st.DataObject, is_signed: bool) -> None:
    anything = json_values | st.just("00" * 32) | st.just("zz" * 32) | st.just(hostile.first.account)
    document = second_entry(hostile) | {"action": data.draw(st.sampled_from(ACTIONS))}
    names = (*DETAILS, "size", "cosigner", "from_entries", "lost_entries", "newest_known")
    document["details"] |= data.draw(st.dictionaries(st.sampled_from(names), anything, min_size=1, max_size=4))

    ours, theirs = verified_with(hostile, document, is_signed=is_signed)

    assert 2 in ours
    assert theirs <= ours
    if not is_signed:
        assert theirs


@pytest.mark.parametrize(
    "time", ["2026-00-00T00:00:00.000000Z", "2026-02-30T25:61:61.000000Z", "9999-99-99T00:00:00.000000Z"]
)
def test_a_time_that_no_calendar_has_is_named_and_stops_neither_verifier(hostile: Log, time: str) -> None:
    ours, theirs = verified_with(hostile, second_entry(hostile) | {"time": time})

    assert 2 in ours & theirs


@pytest.mark.parametrize("index", [None, [], {}, True, "0"])
def test_a_proof_whose_parts_have_no_index_is_not_checked(hostile: Log, tmp_path: Path, index: object) -> None:
    proof = tmp_path / "proof.json"
    note = note_of(hostile).text()
    proof.write_text(json.dumps({"format": VERIFIER.PROOF, "checkpoint": note, "index": 0, "keys": [{"index": index}]}))

    with pytest.raises(VERIFIER.Unusable, match="has no index"):
        VERIFIER.check_file(proof, hostile.first.key.key_id)


def test_a_checkpoint_of_brackets_is_none(hostile: Log, tmp_path: Path) -> None:
    given = tmp_path / "given.note"
    given.write_text('{"checkpoint": ' + "[" * 100_000)

    with pytest.raises(VERIFIER.Unusable, match="is no checkpoint"):
        VERIFIER.check_file(hostile.exported(), hostile.first.key.key_id, checkpoints=[given])
