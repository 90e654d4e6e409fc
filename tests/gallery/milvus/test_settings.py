"""The gallery server of a lab: named by a custodian, encrypted but on this machine, its token in the keyring."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.people import present

from catchlight.errors import CatchlightError
from catchlight.evidence.log import acting, read_log
from catchlight.gallery.milvus.outbox import count_pending
from catchlight.gallery.milvus.settings import (
    IndexKind,
    ServerSettings,
    checked_address,
    drop_token,
    forget_server,
    keep_token,
    required_server,
    server_in_use,
    server_of,
    settings_digest,
    store_server,
    token_of,
    use_server,
)
from catchlight.lab.folder import Lab

ADDRESS = "https://gallery.lan:19530"
WITH_TOKEN = ServerSettings(ADDRESS, None, IndexKind.FLAT, True, b"k" * 32)


def stored(lab: Lab, address: str = ADDRESS) -> ServerSettings:
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        return store_server(act, address, authority=None, index=IndexKind.FLAT, has_token=True)


def test_a_lab_has_no_server_until_one_is_named(lab: Lab) -> None:
    with lab.reading() as db:
        assert server_of(db) is None
        with pytest.raises(CatchlightError, match="no gallery server"):
            required_server(db)


def test_a_server_is_named_with_its_entry_and_searched_when_it_is_put_to_use(lab: Lab) -> None:
    settings = stored(lab)
    with lab.reading() as db:
        (entry,) = read_log(db, limit=1, newest_first=True)
        assert entry.document["action"] == "gallery.server.set"
        told = {"address": ADDRESS, "index": "FLAT", "tls": True, "token": True}
        assert entry.document["details"] == {**told, "settings_sha256": settings_digest(db)}
        assert server_of(db) == settings
        assert server_in_use(db) is None
        use_server(db, in_use=True)
        assert server_in_use(db) == required_server(db)
        forget_server(db)
        assert server_of(db) is None
        assert count_pending(db) == 0


def test_a_second_server_is_refused(lab: Lab) -> None:
    stored(lab)
    with pytest.raises(CatchlightError, match="has a gallery server already"):
        stored(lab, "https://other.lan:19530")


@pytest.mark.parametrize(
    "address",
    ["https://gallery.lan:19530", "http://127.0.0.1:19530", "http://localhost:1", "http://[::1]:7"],
)
def test_an_address_is_taken(address: str) -> None:
    assert checked_address(f" {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "gallery.lan",
        "gallery.lan:19530",
        "https://gallery.lan",
        "https://gallery.lan:notaport",
        "https://root:Milvus@gallery.lan:19530",
        "https://gallery.lan:19530/path",
        "ftp://gallery.lan:21",
        "https://gallery.lan:99999",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(CatchlightError, match="no address"):
        checked_address(address)


@pytest.mark.parametrize("host", ["gallery.lan", "10.1.2.3", "[fe80::1]", "localhost.lan"])
def test_templates_never_travel_unencrypted_to_another_machine(host: str) -> None:
    with pytest.raises(CatchlightError, match="unencrypted"):
        checked_address(f"http://{host}:19530")


@pytest.fixture
def keyring_in_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[tuple[str, str], str]]:
    """A keyring of the test's own, behind the real package."""
    keyring = pytest.importorskip("keyring", reason="the extra `server` is not installed")
    from tests.keyring_maker import KeyringInMemory

    before, ours = keyring.get_keyring(), KeyringInMemory()
    keyring.set_keyring(ours)
    yield ours.kept
    keyring.set_keyring(before)


def test_the_token_is_kept_in_the_keyring_and_taken_out_again(
    lab: Lab, keyring_in_memory: dict[tuple[str, str], str]
) -> None:
    keep_token(lab, ADDRESS, "secret")

    assert token_of(lab, WITH_TOKEN) == "secret"
    assert list(keyring_in_memory) == [("Catchlight gallery server", f"{lab.identifier} {ADDRESS}")]
    assert not any(b"secret" in file.read_bytes() for file in lab.folder.rglob("*") if file.is_file())
    drop_token(lab, WITH_TOKEN)
    drop_token(lab, WITH_TOKEN)
    with pytest.raises(CatchlightError, match="holds no token"):
        token_of(lab, WITH_TOKEN)


def test_a_server_without_a_token_asks_no_keyring(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    without = ServerSettings(ADDRESS, None, IndexKind.FLAT, False, b"k" * 32)

    assert token_of(lab, without) == ""
    drop_token(lab, without)
    with pytest.raises(CatchlightError, match="not installed"):
        token_of(lab, WITH_TOKEN)


def test_a_workstation_without_a_keyring_is_said_to_be_one(lab: Lab) -> None:
    keyring = pytest.importorskip("keyring", reason="the extra `server` is not installed")
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]
    try:
        for work in (lambda: keep_token(lab, ADDRESS, "secret"), lambda: token_of(lab, WITH_TOKEN)):
            with pytest.raises(CatchlightError, match="keyring of this workstation could not be used"):
                work()
    finally:
        keyring.set_keyring(before)


def test_a_file_of_milvus_lite_is_named_wherever_the_program_was_started() -> None:
    assert checked_address("here.db") == str(Path("here.db").absolute())
