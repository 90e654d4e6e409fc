"""A model worker that one image kills, as a bug in a model runtime would; it runs in the child."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from unittest import mock

from catchlight.faces import worker

POISON = b"poison"


def main(requests: Connection, replies: Connection, pack: str, provider: str | None) -> None:
    """Serve like `worker.main`, and die on `POISON`."""
    from catchlight.media.decoder import Decoder
    from catchlight.media.stills import Pages, open_pages

    @contextmanager
    def open_or_die(_: Decoder, data: bytes) -> Iterator[Pages]:
        if data == POISON:
            os._exit(139)
        with open_pages(data) as pages:
            yield pages

    with mock.patch.object(Decoder, "pages", open_or_die):
        worker.serve(requests, replies, pack, provider)
