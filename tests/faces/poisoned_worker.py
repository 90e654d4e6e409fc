"""A model worker that one image kills, as a hostile file kills a decoder; it runs in the child."""

import os
from multiprocessing.connection import Connection
from unittest import mock

from catchlight.faces import worker

POISON = b"poison"


def main(requests: Connection, replies: Connection, pack: str, provider: str | None) -> None:
    """Serve like `worker.main`, and die on `POISON`."""
    from catchlight.faces import analysis
    from catchlight.media.stills import Still, decode_still

    def decode_or_die(data: bytes) -> Still:
        if data == POISON:
            os._exit(139)
        return decode_still(data)

    with mock.patch.object(analysis, "decode_still", decode_or_die):
        worker.serve(requests, replies, pack, provider)
