"""Which gallery server a lab has been given by name; its token is in the keyring of the system, never in the lab."""

import hashlib
import ipaddress
import json
import secrets
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import timestamp
from catchlight.evidence.log import Act
from catchlight.lab.folder import Lab

KEYRING_SERVICE = "Catchlight gallery server"
LOCAL_FILE = ".db"
"""An address that ends so is a file of Milvus Lite: for trying out and for tests."""


class IndexKind(StrEnum):
    """How the server searches."""

    FLAT = "FLAT"
    HNSW = "HNSW"
    IVF_FLAT = "IVF_FLAT"
    DISKANN = "DISKANN"

    @property
    def is_exact(self) -> bool:
        """True if the server compares with every template, so that a search can be certified."""
        return self is IndexKind.FLAT


@dataclass(frozen=True)
class ServerSettings:
    """A gallery server.

    Attributes:
        address: `https://host:port`; `http://` on this machine only; or a file of Milvus Lite.
        authority: Certificates (PEM) that the server's one has to come from, or None for those of the system.
        index: How it searches.
        has_token: True if it asks for a token, which the keyring holds.
        code_key: Secret with which texts become the numbers that the server sees.
        in_use: True if searches are run there.
        begun: The newest change whose delivery was begun.
    """

    address: str
    authority: str | None
    index: IndexKind
    has_token: bool
    code_key: bytes
    in_use: bool = False
    begun: int = 0


def server_of(db: Database) -> ServerSettings | None:
    """The gallery server of a lab, or None where none was configured."""
    row = db.conn.execute(
        "SELECT address, authority, index_kind, has_token, code_key, in_use, begun FROM gallery_server WHERE id = 1"
    ).fetchone()
    if row is None:
        return None
    address, authority, index, has_token, code_key, in_use, begun = row
    return ServerSettings(address, authority, IndexKind(index), bool(has_token), bytes(code_key), bool(in_use), begun)


def server_in_use(db: Database) -> ServerSettings | None:
    """The gallery server if searches are run there, or None."""
    found = server_of(db)
    return found if found is not None and found.in_use else None


def required_server(db: Database) -> ServerSettings:
    """The gallery server.

    Raises:
        CatchlightError: if none was configured.
    """
    found = server_of(db)
    if found is None:
        raise CatchlightError(
            "This lab has no gallery server. Nothing was done.", hint="Name one: catchlight gallery server set ADDRESS."
        )
    return found


def store_server(act: Act, address: str, *, authority: str | None, index: IndexKind, has_token: bool) -> ServerSettings:
    """Give the lab a gallery server, not in use yet, with its log entry; from here on changes are noted for it.

    Raises:
        CatchlightError: if the lab has one already, or the address is none.
    """
    if server_of(act.db) is not None:
        raise CatchlightError(
            "This lab has a gallery server already. Nothing was changed.",
            hint="Take it away first: catchlight gallery server unset.",
        )
    address = checked_address(address)
    fresh = ServerSettings(address, authority, index, has_token, secrets.token_bytes(32))
    act.db.conn.execute(
        "INSERT INTO gallery_server (id, address, authority, index_kind, has_token, code_key, set_at)"
        " VALUES (1, ?, ?, ?, ?, ?, ?)",
        (address, authority, index, has_token, fresh.code_key, timestamp(act.now)),
    )
    details: dict[str, Any] = {
        "address": address,
        "index": index.value,
        "tls": is_encrypted(address),
        "token": has_token,
        "settings_sha256": settings_digest(act.db),
    }
    act.log("gallery.server.set", details=details)
    return fresh


def settings_digest(db: Database) -> str | None:
    """SHA-256 (hex) over what was set, which a secret in it keeps from being guessed; None where there is no server."""
    row = db.conn.execute(
        "SELECT address, authority, index_kind, has_token, hex(code_key), set_at FROM gallery_server WHERE id = 1"
    ).fetchone()
    return None if row is None else hashlib.sha256(json.dumps(row).encode()).hexdigest()


def use_server(db: Database, *, in_use: bool) -> None:
    """Run searches at the server, or no longer; the caller's act logs it."""
    db.conn.execute("UPDATE gallery_server SET in_use = ? WHERE id = 1", (in_use,))


def forget_server(db: Database) -> None:
    """Take the server away, and what it still had to be told; the caller's act logs it."""
    db.conn.execute("DELETE FROM server_outbox")
    db.conn.execute("DELETE FROM gallery_server")


def checked_address(address: str) -> str:
    """The address as it is used.

    Raises:
        CatchlightError: if it is none, or templates would travel unencrypted to another machine.
    """
    address = address.strip()
    if Path(address).suffix == LOCAL_FILE and "://" not in address:
        return str(Path(address).absolute())
    parts = urlsplit(address)
    try:
        is_sound = parts.scheme in {"http", "https"} and parts.hostname and parts.port and not parts.username
    except ValueError:  # a port that is none
        is_sound = False
    if not is_sound or parts.path.strip("/") or parts.query:
        raise CatchlightError(
            f"{address} is no address of a gallery server. Nothing was changed.",
            hint="Give it as https://host:port, without a name or password in it.",
        )
    if parts.scheme == "http" and not _is_this_machine(str(parts.hostname)):
        raise CatchlightError(
            f"Templates would travel unencrypted to {parts.hostname}. Nothing was changed.",
            hint="Have the server speak TLS and give its address as https://host:port.",
        )
    return f"{parts.scheme}://{parts.netloc}"


def is_encrypted(address: str) -> bool:
    """True if the way to the server is encrypted."""
    return address.startswith("https://")


def keep_token(lab: Lab, address: str, token: str) -> None:
    """Keep the server's token in the keyring of whoever is at this workstation.

    Raises:
        CatchlightError: if there is no keyring.
    """
    keyring = _keyring()
    try:
        keyring.set_password(KEYRING_SERVICE, _entry(lab, address), token)
    except keyring.errors.KeyringError as error:
        raise _no_keyring(str(error)) from error


def token_of(lab: Lab, settings: ServerSettings) -> str:
    """The server's token, or "" where it asks for none.

    Raises:
        CatchlightError: if the keyring does not hold it.
    """
    if not settings.has_token:
        return ""
    keyring = _keyring()
    try:
        token = keyring.get_password(KEYRING_SERVICE, _entry(lab, settings.address))
    except keyring.errors.KeyringError as error:
        raise _no_keyring(str(error)) from error
    if not token:
        raise CatchlightError(
            f"The keyring of this workstation holds no token for the gallery server {settings.address}. Nothing was"
            " sent.",
            hint="Enter it at this workstation: catchlight gallery server token.",
            address=settings.address,
        )
    return str(token)


def drop_token(lab: Lab, settings: ServerSettings) -> None:
    """Take the token out of the keyring, where it is there."""
    if not settings.has_token:
        return
    keyring = _keyring()
    try:
        keyring.delete_password(KEYRING_SERVICE, _entry(lab, settings.address))
    except keyring.errors.PasswordDeleteError:
        return  # another workstation's keyring holds it
    except keyring.errors.KeyringError as error:
        raise _no_keyring(str(error)) from error


def _entry(lab: Lab, address: str) -> str:
    return f"{lab.identifier} {address}"


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _keyring() -> Any:
    try:
        import keyring  # noqa: PLC0415 - an optional extra
        import keyring.errors  # noqa: PLC0415
    except ImportError as error:
        raise CatchlightError(
            "Tokens are kept in the system's keyring, and the package for that is not installed. Nothing was changed.",
            hint='Install what a gallery server needs: the extra "server" (see docs/scale.md).',
        ) from error
    return keyring


def _no_keyring(reason: str) -> CatchlightError:
    return CatchlightError(
        f"The keyring of this workstation could not be used: {reason}. No token was kept or read.",
        hint="Unlock the keyring, or install one (on Linux a Secret Service such as GNOME Keyring).",
    )
