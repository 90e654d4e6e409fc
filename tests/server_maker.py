"""Gallery servers for the tests: Milvus Lite behind its real port on this machine, and labs that use it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.gallery_maker import PACK, TOMORROW, a_portrait, enrolled, random_vectors
from tests.people import present

from catchlight.evidence.entry import Value
from catchlight.evidence.log import acting
from catchlight.gallery.filters import Filters
from catchlight.gallery.milvus.client import Connection, connected
from catchlight.gallery.milvus.outbox import Delivered, deliver
from catchlight.gallery.milvus.search import ServerQuestion, ServerRanking, search_at_server
from catchlight.gallery.milvus.settings import IndexKind, ServerSettings, required_server, store_server, use_server
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.tags import tag_portraits
from catchlight.gallery.templates import today_in_days
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab


class LiteServer:
    """Milvus Lite on a port of this machine; it can be stopped, and started again with what it held."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._port = folder, 0
        self._running: tuple[Any, Any] | None = None
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        from milvus_lite.adapter.grpc.server import start_server_in_thread

        server, database, self._port = start_server_in_thread(str(self._folder), "127.0.0.1", self._port)
        self._running = server, database

    def stop(self) -> None:
        if self._running is not None:
            server, database = self._running
            server.stop(grace=1).wait()
            database.close()
            self._running = None


@pytest.fixture
def lite(tmp_path: Path) -> Iterator[LiteServer]:
    """A running server."""
    pytest.importorskip("pymilvus", reason="the extra `server` is not installed")
    pytest.importorskip("milvus_lite", reason="the extra `server` is not installed")
    server = LiteServer(tmp_path / "milvus.db")
    yield server
    server.stop()


def with_server(
    lab: Lab, lite: LiteServer, *, index: IndexKind = IndexKind.FLAT, in_use: bool = True
) -> ServerSettings:
    """The lab has that server."""
    with lab.reading() as db:
        with acting(lab, db, present(lab).acting_as(Role.CUSTODIAN)) as act:
            store_server(act, lite.address, authority=None, index=index, has_token=False)
        if in_use:
            with acting(lab, db, present(lab).acting_as(Role.CUSTODIAN)) as act:
                use_server(db, in_use=True)
                state = gallery_state(db)
                details: dict[str, Value] = {
                    "searched_at": "server",
                    "address": lite.address,
                    "index": index.value,
                    "revision": state.revision,
                    "gallery_root": state.root,
                    "compared": False,
                }
                act.log("gallery.server.migrated", details=details)
        return required_server(db)


@contextmanager
def connection_of(lab: Lab) -> Iterator[Connection]:
    """A connection to the lab's server."""
    with lab.reading() as db:
        settings = required_server(db)
    with connected(lab, settings) as connection:
        yield connection


def told(lab: Lab) -> Delivered:
    """The server is told everything."""
    with connection_of(lab) as connection, lab.reading() as db:
        return deliver(lab, db, connection, JobControl())


def question(probe: NDArray[np.float32], *, k: int = 5, filters: Filters | None = None, **given: Any) -> ServerQuestion:
    """A search of the gallery, today."""
    return ServerQuestion(PACK, probe, k, filters or Filters(), given.pop("today", today_in_days()), **given)


def answer(lab: Lab, asked: ServerQuestion) -> ServerRanking:
    """What the server's search finds."""
    with connection_of(lab) as connection, lab.reading() as db:
        return search_at_server(lab, db, connection, asked)


def varied(lab: Lab) -> None:
    """600 portraits of 200 persons that differ in everything a filter asks for."""
    portraits = []
    for at, vector in enumerate(random_vectors(600, seed=3)):
        person = at // 3
        portraits.append(
            a_portrait(
                f"{at}.jpg",
                vector,
                person=f"P{person}",
                sex=("male", "female", None)[person % 3],
                birth_year=None if person % 7 == 0 else 1950 + person % 50,
                captured_on=date(2020 + at % 5, 1 + at % 12, 3),
                source=f"station {at % 4}",
                legal_basis=f"art. {at % 2}",
                retain_until=date(2020, 1, 1) if at % 11 == 0 else TOMORROW,
            )
        )
    enrolled(lab, *portraits)
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        tag_portraits(act, "gang", range(1, 60))
        tag_portraits(act, "cold case", range(50, 70))


FILTERS = (
    Filters(),
    Filters(sex=frozenset({"female", "unknown"})),
    Filters(born=(1960, 1975), born_unknown=False),
    Filters(born=(None, 1975), sources=frozenset({"station 1"})),
    Filters(captured=(date(2021, 6, 1), date(2023, 2, 1)), legal_bases=frozenset({"art. 1"})),
    Filters(tags=frozenset({"gang", "cold case"})),
    Filters(sex=frozenset({"male"}), sources=frozenset({"station 3"}), tags=frozenset({"cold case"})),
)
