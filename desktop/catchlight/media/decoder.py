"""The owner's side of the decoder process: everything that reads hostile media is asked of a `Decoder`.

Importing this module loads no decoder: those live in the child, which crashes in our stead.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from catchlight.media import decoder_messages as messages
from catchlight.media import limits
from catchlight.media.decoder_job import Host
from catchlight.media.decoder_pages import DecodedStill
from catchlight.media.decoder_process import DecoderFailedError
from catchlight.media.decoder_stream import DecodedFootage, open_job, refused
from catchlight.media.facts import FootageFacts, StillFacts
from catchlight.media.frames import Frame, FrameStream, keep
from catchlight.media.request import FrameAddress, ReadRequest


class Decoder:
    """Decodes in a child process that is started when first needed, and again after it died.

    One call runs at a time: calls from other threads wait for their turn; a call while the same thread still has a
    stream open is a bug and raises RuntimeError. Frames may be released at any time, from any thread.

    Args:
        patience_seconds: Longest time without a sign of life, while it could work, before it is ended as hung.
    """

    def __init__(self, *, patience_seconds: float = limits.PATIENCE_SECONDS) -> None:
        self._host = Host(patience_seconds=patience_seconds)
        self._turn = threading.Lock()
        self._holder: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """Process id of the child, or None while none runs."""
        process = self._host.process
        return process.pid if process is not None and process.is_alive else None

    @contextmanager
    def footage(self, path: Path, request: ReadRequest) -> Iterator[FrameStream]:
        """Open a file as footage and read it once, as `media.read.read_footage` does.

        Raises:
            MediaRefused: if it holds no video that can be decoded, or makes the decoder fail before its first frame.
        """
        with self._in_turn():
            stream = DecodedFootage(self._host, path, request)
            try:
                yield stream
            finally:
                stream.close()

    def inspect(self, path: Path) -> StillFacts | FootageFacts:
        """Open a file for real: a still is decoded as a whole, footage up to its first frame.

        Raises:
            MediaRefused: if it is neither, or makes the decoder fail.
        """
        with self._in_turn():
            try:
                job, answer = open_job(
                    self._host,
                    lambda number: messages.InspectFile(number, str(path)),
                    messages.Inspected,
                    memory_limit=limits.still_memory(),
                    patience_seconds=limits.STILL_PATIENCE * self._host.patience_seconds,
                )
            except DecoderFailedError as failure:
                raise refused(path, failure) from None
            job.finish()
            return answer.facts

    def frame_at(self, path: Path, address: FrameAddress) -> Frame:
        """One frame of footage found again, its pixels its own, as `media.seek.frame_at` does.

        Raises:
            MediaRefused: if the file has no such frame, or makes the decoder fail.
        """
        with self._in_turn():
            try:
                return self._found(path, address)
            except DecoderFailedError as failure:
                self._host.discard()
                raise refused(path, failure) from None

    @contextmanager
    def pages(self, data: bytes, *, name: str = "The image") -> Iterator[DecodedStill]:
        """Decode a still, page by page, as `media.stills.open_pages` does.

        Args:
            data: The file's bytes.
            name: What to call it in an error.

        Raises:
            MediaRefused: if it is no still that can be decoded, or makes the decoder fail.
        """
        with self._in_turn():
            still = DecodedStill(self._host, data, name=name)
            try:
                yield still
            finally:
                still.close()

    def _found(self, path: Path, address: FrameAddress) -> Frame:
        job, answer = open_job(
            self._host,
            lambda number: messages.FindFrame(number, str(path), address),
            messages.Progress,
            memory_limit=limits.still_memory(),
        )
        try:
            while answer.shown is None:
                answer = job.expect(messages.Progress)
            frame = job.frame(answer.shown)
            pixels = frame.pixels.copy()
            frame.release()
            return replace(frame, pixels=pixels, release=keep)
        finally:
            job.finish()

    def close(self) -> None:
        """End the child; safe to call twice. Frames that were not released stay readable until they are."""
        self._host.close()

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        if self._holder == threading.get_ident():
            raise RuntimeError("the decoder is in the middle of another call of this thread; close that one first")
        with self._turn:
            self._holder = threading.get_ident()
            try:
                yield
            finally:
                self._holder = None
