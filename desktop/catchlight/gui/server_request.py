"""The gallery server that a form names, as the request of the workflow."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from catchlight.errors import CatchlightError

if TYPE_CHECKING:
    from catchlight.evidence.entry import Actor
    from catchlight.workflows.gallery_server import SetServer


@dataclass(frozen=True)
class Connecting:
    """The server to be named.

    Attributes:
        address: `https://host:port`.
        index: How it searches: FLAT, HNSW, IVF_FLAT or DISKANN.
        authority: File (PEM) with the certificates that the server's has to come from; None for those of the system.
        token: What it asks for, or "".
    """

    address: str
    index: str
    authority: Path | None
    token: str = field(repr=False)


def server_request(actor: "Actor", asked: Connecting) -> "SetServer":
    """The request of a form; reads the certificates' file, so only in a job.

    Raises:
        CatchlightError: if the file cannot be read as certificates.
    """
    from catchlight.gallery.milvus.settings import IndexKind  # noqa: PLC0415
    from catchlight.workflows.gallery_server import SetServer  # noqa: PLC0415

    authority = None
    if asked.authority is not None:
        try:
            authority = asked.authority.read_text(encoding="ascii")
        except (OSError, ValueError) as error:
            raise CatchlightError(
                f"The file {asked.authority.name} cannot be read as certificates. Nothing was changed.",
                hint="Give a PEM file.",
            ) from error
    return SetServer(
        actor=actor, address=asked.address, index=IndexKind(asked.index), authority=authority, token=asked.token
    )
