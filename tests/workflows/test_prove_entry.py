"""Proving one entry, to those who may show it; changed proofs: tests/resources."""

import json
from pathlib import Path

import pytest
from tests.log_maker import VERIFIER
from tests.people import PASSPHRASE

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case, open_case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, read_log
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role, add_account
from catchlight.lab.folder import Lab
from catchlight.workflows.cosign_checkpoint import (
    CosignCheckpoint,
    ImportCosignature,
    cosign_checkpoint,
    import_cosignature,
)
from catchlight.workflows.make_checkpoint import MakeCheckpoint, make_checkpoint
from catchlight.workflows.new_account import introduced, new_account
from catchlight.workflows.prove_entry import ProveEntry, prove_entry


def account(lab: Lab, actor: Actor, *roles: Role) -> Actor:
    account, wrapped, made = new_account("B. Other", PASSPHRASE, roles=frozenset(roles))
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        add_account(db, account, wrapped)
        act.log("account.created", details=introduced(account, wrapped))
    return made


def test_an_entry_of_a_case_is_proved_and_another_case_not_shown(
    lab: Lab, actor: Actor, case: Case, tmp_path: Path
) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        other = open_case(act, number="2026-002", offence="arson")

    proved = prove_entry(
        lab, ProveEntry(actor, 2, tmp_path / "proof.json", with_clear_texts=True, recipient="defence"), JobControl()
    )

    text = proved.target.read_text(encoding="utf-8")
    assert "robbery" in text
    assert "arson" not in text
    assert other.identifier not in text
    report = VERIFIER.check_file(proved.target, actor.key.key_id)
    assert (report.ok, report.root) == (True, proved.root)
    with lab.reading() as db:
        entry = next(read_log(db, newest_first=True))
    assert entry.document["action"] == "proof.written"
    assert entry.document["case"] == case.identifier
    assert (entry.document["details"]["entry"], entry.document["details"]["to"]) == (2, "defence")


def test_without_clear_texts_only_their_commitments_are_shown(
    lab: Lab, actor: Actor, case: Case, tmp_path: Path
) -> None:
    proved = prove_entry(lab, ProveEntry(actor, 2, tmp_path / "proof.json"), JobControl())

    assert "robbery" not in proved.target.read_text(encoding="utf-8")
    report = VERIFIER.check_file(proved.target, actor.key.key_id)
    assert report.ok
    assert any("not handed over" in notice.text for notice in report.notices)


def test_an_account_made_later_is_proved_back_to_the_first_entry(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    account(lab, actor, Role.EXAMINER)
    examiner = account_named(lab, actor, "C. Third")
    with lab.reading() as db, acting(lab, db, examiner) as act:
        act.log("search.started")

    proved = prove_entry(lab, ProveEntry(examiner, 4, tmp_path / "proof.json"), JobControl())

    keys = json.loads(proved.target.read_text(encoding="utf-8"))["keys"]
    assert [part["index"] for part in keys] == [0, 2]
    assert VERIFIER.check_file(proved.target, actor.key.key_id).ok


def account_named(lab: Lab, actor: Actor, name: str) -> Actor:
    account, wrapped, made = new_account(name, PASSPHRASE, roles=frozenset({Role.EXAMINER}))
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        add_account(db, account, wrapped)
        act.log("account.created", details=introduced(account, wrapped))
    return made


def test_a_cosigned_checkpoint_is_preferred_and_its_witness_known(
    lab: Lab, actor: Actor, case: Case, tmp_path: Path
) -> None:
    custodian = account(lab, actor, Role.CUSTODIAN)
    made = make_checkpoint(lab, MakeCheckpoint(actor, tmp_path / "there.json"), JobControl())
    there, back = tmp_path / "there.json", tmp_path / "back.json"
    cosign_checkpoint(lab, CosignCheckpoint(custodian, there, back, actor.key.key_id))
    import_cosignature(lab, ImportCosignature(actor, tmp_path / "back.json"))

    proved = prove_entry(lab, ProveEntry(actor, 2, tmp_path / "proof.json"), JobControl())

    assert proved.tree_size == made.size
    report = VERIFIER.check_file(proved.target, actor.key.key_id)
    assert report.ok
    assert f"cosigned by catchlight/{lab.identifier}/{custodian.key.key_id[:16]}" in report.relative_to


def test_an_entry_of_a_case_is_for_its_members_auditors_and_supervisors(
    lab: Lab, actor: Actor, case: Case, tmp_path: Path
) -> None:
    stranger = account(lab, actor, Role.EXAMINER)

    with pytest.raises(NotPermitted, match="may not see"):
        prove_entry(lab, ProveEntry(stranger, 2, tmp_path / "proof.json"), JobControl())

    assert not (tmp_path / "proof.json").exists()
    with lab.reading() as db:
        refused = next(read_log(db, newest_first=True)).document
        db.conn.execute("UPDATE accounts SET roles = '[\"auditor\"]' WHERE id = ?", (stranger.account,))
    assert (refused["action"], refused["case"]) == ("access.refused", case.identifier)
    assert prove_entry(lab, ProveEntry(stranger, 2, tmp_path / "proof.json"), JobControl()).entry == 2


def test_an_entry_that_is_not_there_or_cannot_be_read_is_stated(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="no entry 5"):
        prove_entry(lab, ProveEntry(actor, 5, tmp_path / "proof.json"), JobControl())
    with lab.reading() as db:
        db.conn.execute("DROP TRIGGER log_is_final_update")
        db.conn.execute("UPDATE log SET entry = x'ff'")
    with pytest.raises(CatchlightError, match="was changed"):
        prove_entry(lab, ProveEntry(actor, 1, tmp_path / "proof.json"), JobControl())


def test_a_supervisor_proves_an_entry_of_a_case_of_others_without_its_clear_texts(
    lab: Lab, actor: Actor, case: Case, tmp_path: Path
) -> None:
    supervisor = account(lab, actor, Role.SUPERVISOR)
    with pytest.raises(NotPermitted):
        prove_entry(lab, ProveEntry(supervisor, 2, tmp_path / "texts.json", with_clear_texts=True), JobControl())

    assert not (tmp_path / "texts.json").exists()
    proved = prove_entry(lab, ProveEntry(supervisor, 2, tmp_path / "proof.json"), JobControl())
    assert case.number not in proved.target.read_text(encoding="utf-8")
