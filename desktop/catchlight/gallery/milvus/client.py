"""The connection to a gallery server: pymilvus behind a few verbs, with time limits, a few tries, and stated failures.

Every read asks for the consistency level Strong: it sees all that was written before it began.
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from catchlight.errors import CatchlightError
from catchlight.gallery.milvus.settings import LOCAL_FILE, ServerSettings, is_encrypted, token_of
from catchlight.lab.folder import Lab

CONSISTENCY = "Strong"
SECONDS = 60.0
"""How long one request may take."""
CONNECT_SECONDS = 5.0
TRIES = 3
WAIT_SECONDS = 0.5
"""Before the second try; doubled before each further one."""
MOST_NEAREST = 16_384
"""Rows that a search may ask for. Source: "Milvus Limits", https://milvus.io/docs/limitations.md."""
VECTOR = "template"
KEY = "portrait"
Found = TypeVar("Found")
Row = dict[str, Any]


@dataclass(frozen=True)
class Nearest:
    """Rows that the server found nearest.

    Attributes:
        portraits: `(n,) int64`.
        scores: `(n,) float32`, by the server's arithmetic.
    """

    portraits: NDArray[np.int64]
    scores: NDArray[np.float32]


@dataclass
class Connection:
    """An open connection; made by `connected`."""

    settings: ServerSettings
    token: str = field(repr=False)
    authority: Path | None = None
    _client: Any = field(default=None, repr=False)

    def version(self) -> str:
        """What the server says it is."""
        return str(self._do(lambda client: client.get_server_version(timeout=SECONDS)))

    def has(self, collection: str) -> bool:
        """True if the server has that collection."""
        return bool(self._do(lambda client: client.has_collection(collection, timeout=SECONDS)))

    def collections(self, prefix: str) -> list[str]:
        """The collections whose names begin so."""
        names = self._do(lambda client: client.list_collections(timeout=SECONDS))
        return sorted(str(name) for name in names if str(name).startswith(prefix))

    def describe(self, collection: str) -> tuple[Row, Row]:
        """The collection and its index, as the server describes them."""
        return self._do(
            lambda client: (
                client.describe_collection(collection, timeout=SECONDS),
                dict(client.describe_index(collection, VECTOR, timeout=SECONDS)),
            )
        )

    def create(self, collection: str, make: Callable[[Any], None]) -> None:
        """Have `make` create the collection unless it is there, and load it."""

        def work(client: Any) -> None:
            if not client.has_collection(collection, timeout=SECONDS):
                make(client)
            client.load_collection(collection, timeout=SECONDS)

        self._do(work)

    def drop(self, collection: str) -> None:
        """Delete a collection with all it holds."""
        self._do(lambda client: client.drop_collection(collection, timeout=SECONDS))

    def upsert(self, collection: str, rows: Sequence[Row]) -> None:
        """Write rows; those that are there are replaced."""
        if rows:
            self._do(lambda client: client.upsert(collection, list(rows), timeout=SECONDS))

    def delete(self, collection: str, portraits: Sequence[int]) -> None:
        """Delete rows; those that are not there are passed over."""
        if portraits:
            self._do(lambda client: client.delete(collection, ids=list(portraits), timeout=SECONDS))

    def delete_where(self, collection: str, expression: str) -> None:
        """Delete the rows that fit."""
        self._do(lambda client: client.delete(collection, filter=expression, timeout=SECONDS))

    def count(self, collection: str, expression: str = "") -> int:
        """How many rows fit."""
        return int(self.rows(collection, expression, ["count(*)"])[0]["count(*)"])

    def rows(self, collection: str, expression: str, fields: Sequence[str]) -> list[Row]:
        """The rows that fit, in no order."""
        return list(
            self._do(
                lambda client: client.query(
                    collection,
                    filter=expression,
                    output_fields=list(fields),
                    consistency_level=CONSISTENCY,
                    timeout=SECONDS,
                )
            )
        )

    def nearest(self, collection: str, probe: NDArray[np.float32], *, expression: str, count: int) -> Nearest:
        """The rows that score highest among those that fit.

        Args:
            collection: Where.
            probe: `(d,) float32`.
            expression: Which rows.
            count: How many, at most `MOST_NEAREST`.
        """
        (hits,) = self._do(
            lambda client: client.search(
                collection,
                data=[probe],
                filter=expression,
                limit=count,
                anns_field=VECTOR,
                search_params={"metric_type": "IP"},
                consistency_level=CONSISTENCY,
                timeout=SECONDS,
            )
        )
        portraits = np.array([hit[KEY] if KEY in hit else hit["id"] for hit in hits], dtype=np.int64)
        return Nearest(portraits, np.array([hit["distance"] for hit in hits], dtype=np.float32))

    def close(self) -> None:
        """End it."""
        if self._client is not None:
            with suppress(Exception):  # nothing is lost by a connection that cannot be closed
                self._client.close()
            self._client = None

    def _do(self, work: Callable[[Any], Found]) -> Found:
        """Do some work, again after a new connection where the server did not answer.

        Raises:
            CatchlightError: if it does not answer within the tries, or refuses.
        """
        library = _library()
        wait, last = WAIT_SECONDS, ""
        for at in range(TRIES):
            try:
                if self._client is None:
                    self._client = self._connect(library)
                return work(self._client)
            except library.MilvusException as error:
                if not _is_gone(error):
                    raise _refused(self.settings, str(error.message)) from error
                last = str(error.message)
            except (OSError, ValueError) as error:  # ValueError: a call on a channel that was closed
                last = str(error)
            self.close()
            if at + 1 < TRIES:
                time.sleep(wait)
                wait *= 2
        raise _gone(self.settings, last)

    def _connect(self, library: Any) -> Any:
        settings = self.settings
        # A shared connection would be found again by its address, whatever certificate is asked for now.
        given: Row = {"uri": settings.address, "timeout": CONNECT_SECONDS, "dedicated": True}
        if self.token:
            given["token"] = self.token
        if is_encrypted(settings.address):
            given["secure"] = True
        if self.authority is not None:
            given["server_pem_path"] = str(self.authority)
        return library.MilvusClient(**given)


@contextmanager
def connected(lab: Lab, settings: ServerSettings, *, token: str | None = None) -> Iterator[Connection]:
    """A connection to the lab's gallery server; opened when it is first asked something, closed at the block's end.

    Args:
        lab: The lab.
        settings: The server.
        token: What it asks for; None for what the keyring holds.

    Raises:
        CatchlightError: if the server does not answer or refuses, the token is missing, or the packages for it are.
    """
    _library()
    with TemporaryDirectory(prefix="catchlight-") as folder:
        authority = None
        if settings.authority is not None:
            authority = Path(folder) / "authority.pem"
            authority.write_text(settings.authority, encoding="ascii")
        connection = Connection(settings, token_of(lab, settings) if token is None else token, authority)
        try:
            yield connection
        finally:
            connection.close()


def _library() -> Any:
    """Pymilvus; importing it takes more than a second, so only who has a server does."""
    try:
        import pymilvus  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise CatchlightError(
            "This lab's gallery is on a server, and the packages for that are not installed. Nothing was sent.",
            hint='Install what a gallery server needs: the extra "server" (see docs/scale.md).',
        ) from error
    logging.getLogger("pymilvus").setLevel(logging.CRITICAL)  # every failure is stated by `_do`
    return pymilvus


def _is_gone(error: Any) -> bool:
    """True if the server did not answer, so that another try makes sense."""
    import grpc  # noqa: PLC0415 - comes with pymilvus

    if error.code in {2, grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED}:
        return True
    text = str(error.message).lower()
    return any(sign in text for sign in ("unavailable", "connecting to server", "retry timeout", "deadline", "closed"))


def _gone(settings: ServerSettings, reason: str) -> CatchlightError:
    return CatchlightError(
        f"The gallery server {settings.address} does not answer. Nothing was found; what the server still has to be"
        " told is kept in the lab and masked in every search.",
        hint="Try again when it answers (catchlight gallery server status), or search the lab's own copy: catchlight"
        " gallery server migrate --to lab --without-server.",
        address=settings.address,
        reason=reason[:500],
    )


def _refused(settings: ServerSettings, reason: str) -> CatchlightError:
    is_lite, said = settings.address.endswith(LOCAL_FILE), " ".join(reason.split())[:300]
    return CatchlightError(
        f"The gallery server {settings.address} refused: {said}. This step was not done; the lab is as it was.",
        hint="Check its file and the packages of the extra." if is_lite else "Check its token, rights and version.",
        address=settings.address,
    )
