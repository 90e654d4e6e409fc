"""The connection: reconnected within limits, stated failures, TLS by the certificates given, nothing imported early."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.server_maker import LiteServer, connection_of, lite, with_server

from catchlight.errors import CatchlightError
from catchlight.gallery.milvus import client
from catchlight.gallery.milvus.client import Connection, connected
from catchlight.gallery.milvus.collection import ensure_collection
from catchlight.gallery.milvus.records import Record
from catchlight.gallery.milvus.settings import IndexKind, ServerSettings
from catchlight.lab.folder import Lab

__all__ = ["lite"]
ROWS = [
    Record(at, 20_000, 19_000, 1970, 1, 2, 3, (), np.eye(8, dtype="<f4")[at % 8].tobytes()).row() for at in range(20)
]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "WAIT_SECONDS", 0.05)
    monkeypatch.setattr(client, "CONNECT_SECONDS", 1.0)


def test_rows_are_written_replaced_counted_searched_and_deleted(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    with connection_of(lab) as connection:
        ensure_collection(connection, "one", dimension=8)
        connection.upsert("one", ROWS)
        connection.upsert("one", ROWS[:5])
        assert connection.count("one") == 20
        connection.delete("one", [0, 1, 999])
        connection.delete_where("one", "portrait >= 18")
        found = connection.nearest("one", np.eye(8, dtype=np.float32)[2], expression="portrait > 2", count=3)
        assert connection.count("one", "portrait < 4") == 2
        assert connection.collections("o") == ["one"]
        connection.drop("one")
        assert not connection.has("one")

    assert set(found.portraits[:1].tolist()) == {10}
    assert found.scores.dtype == np.float32
    assert found.scores[0] == 1.0


def test_a_server_that_comes_back_is_asked_again(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    with connection_of(lab) as connection:
        ensure_collection(connection, "one", dimension=8)
        connection.upsert("one", ROWS)
        lite.stop()
        lite.start()
        ensure_collection(connection, "one", dimension=8)

        assert connection.count("one") == 20


def test_a_server_that_is_gone_is_said_to_be_with_what_is_kept(
    lab: Lab, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_server(lab, lite)
    tried = []
    connect = Connection._connect

    def counted(self: Connection, library: Any) -> Any:
        tried.append(1)
        return connect(self, library)

    monkeypatch.setattr(Connection, "_connect", counted)
    lite.stop()

    with connection_of(lab) as connection, pytest.raises(CatchlightError, match="does not answer") as raised:
        connection.version()

    assert len(tried) == client.TRIES
    assert "kept in the lab" in raised.value.message
    assert "gallery server status" in raised.value.hint
    assert raised.value.facts["address"] == lite.address


def test_what_the_server_refuses_is_not_tried_again(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    with connection_of(lab) as connection:
        ensure_collection(connection, "one", dimension=8)
        with pytest.raises(CatchlightError, match=r"refused: .*the lab is as it was"):
            connection.count("one", "portrait ==")
        with pytest.raises(CatchlightError, match="templates of 8 values"):
            ensure_collection(connection, "one", dimension=16)


def test_without_the_extra_it_is_said_what_is_missing(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    settings = ServerSettings("https://gallery.lan:19530", None, IndexKind.FLAT, False, b"k" * 32)

    with pytest.raises(CatchlightError, match="not installed") as raised, connected(lab, settings):
        pass

    assert "extra" in raised.value.hint


def test_who_has_no_server_imports_no_client() -> None:
    code = (
        "import sys, catchlight.cli.main, catchlight.cli.gallery_server, catchlight.workflows.search;"
        "sys.exit(bool({'pymilvus', 'grpc', 'keyring'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "desktop"}, check=False).returncode == 0


@pytest.fixture
def encrypted(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Milvus Lite behind TLS: its address, and the certificate that vouches for it."""
    pytest.importorskip("pymilvus", reason="the extra `server` is not installed")
    lite_server = pytest.importorskip("milvus_lite.adapter.grpc.server", reason="the extra `server` is not installed")
    import grpc
    from milvus_lite.db import MilvusLite
    from tests.certificate_maker import certificate_for

    key, certificate = certificate_for("localhost")
    database = MilvusLite(str(tmp_path / "encrypted.db"))
    server = lite_server._build_server(database, 4)
    port = server.add_secure_port("localhost:0", grpc.ssl_server_credentials([(key, certificate)]))
    server.start()
    yield f"https://localhost:{port}", certificate.decode()
    server.stop(grace=1).wait()
    database.close()


def test_an_encrypted_server_is_believed_only_with_a_certificate_that_was_given(
    lab: Lab, encrypted: tuple[str, str]
) -> None:
    from tests.certificate_maker import certificate_for

    address, authority = encrypted
    settings = ServerSettings(address, authority, IndexKind.FLAT, False, b"k" * 32)
    with connected(lab, settings) as connection:
        assert connection.version().startswith("milvus_lite")

    other = certificate_for("localhost")[1].decode()
    for wrong in (other, None):
        settings = ServerSettings(address, wrong, IndexKind.FLAT, False, b"k" * 32)
        with connected(lab, settings) as connection, pytest.raises(CatchlightError, match="does not answer"):
            connection.version()
