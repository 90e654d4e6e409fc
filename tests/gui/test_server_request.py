"""A form's server as a request: its certificates are read, and a file that holds none is refused in words."""

from pathlib import Path

import pytest

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.gallery.milvus.settings import IndexKind
from catchlight.gui.server_request import Connecting, server_request


def test_a_form_becomes_a_request(actor: Actor, tmp_path: Path) -> None:
    certificates = tmp_path / "authority.pem"
    certificates.write_text("-----BEGIN CERTIFICATE-----\n", encoding="ascii")
    request = server_request(actor, Connecting("https://gallery.lab:19530", "HNSW", certificates, "secret"))
    assert (request.address, request.index, request.token) == ("https://gallery.lab:19530", IndexKind.HNSW, "secret")
    assert request.authority == "-----BEGIN CERTIFICATE-----\n"
    assert server_request(actor, Connecting("https://gallery.lab:19530", "FLAT", None, "")).authority is None


@pytest.mark.parametrize("content", [None, b"\xff\xfe no text"])
def test_a_file_that_holds_no_certificates_is_refused(actor: Actor, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "authority.pem"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CatchlightError, match=r"authority\.pem cannot be read as certificates") as refused:
        server_request(actor, Connecting("https://gallery.lab:19530", "FLAT", file, ""))
    assert refused.value.hint == "Give a PEM file."
