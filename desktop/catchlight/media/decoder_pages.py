"""The pages of a still as the decoder process decodes them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from catchlight.errors import MediaRefused
from catchlight.media import decoder_messages as messages
from catchlight.media import limits
from catchlight.media.decoder_job import Host
from catchlight.media.decoder_process import DecoderFailedError
from catchlight.media.decoder_stream import open_job
from catchlight.media.frames import Pixels, keep


@dataclass(frozen=True, eq=False)
class SharedPage:
    """One decoded page of a still.

    Attributes:
        number: From 0, in the order of the file; a HEIC file's main image comes first.
        pixels: Shape (height, width, 3), uint8, BGR, upright; in shared memory until `release`.
        release: Gives the memory of `pixels` back; to be called once, when nothing reads them any more.
    """

    number: int
    pixels: Pixels
    release: Callable[[], None] = field(default=keep, repr=False)


class DecodedStill:
    """The pages of one still, as `media.stills.Pages`; iterate it once, then `failed` and `warnings` are complete.

    Args:
        host: Who keeps the decoder.
        data: The file's bytes.
        name: What to call it in an error.

    Raises:
        MediaRefused: if it is no still that can be decoded, or makes the decoder fail.

    Attributes:
        facts: Of the file, and of its first page that decodes.
        failed: Numbers of the pages that do not decode, so far.
        warnings: What an examiner should know about the decoding, so far.
    """

    def __init__(self, host: Host, data: bytes, *, name: str) -> None:
        self._patience = limits.STILL_PATIENCE * host.patience_seconds
        self._name = name
        self._size = len(data)
        self.failed: list[int] = []
        self.warnings: list[str] = []
        try:
            self._job, opened = open_job(
                host,
                lambda job: messages.ReadPages(job, data, name),
                messages.PagesOpened,
                memory_limit=limits.still_memory(),
                patience_seconds=self._patience,
            )
        except DecoderFailedError as failure:
            raise self._refused(failure) from None
        self.facts = opened.facts

    def __iter__(self) -> Iterator[SharedPage]:
        """The pages that decode, in order.

        Raises:
            MediaRefused: if one of them makes the decoder fail.
        """
        try:
            while True:
                reply = self._job.receive(patience_seconds=self._patience)
                if isinstance(reply, messages.Ended):
                    return
                if not isinstance(reply, messages.PageProgress):
                    raise self._job.nonsense(f"{type(reply).__name__} instead of PageProgress")
                self.failed += reply.failed
                self.warnings += reply.warnings
                if reply.shown is not None:
                    shown = reply.shown
                    yield SharedPage(shown.number, *self._job.pixels(shown.slot, shown.width, shown.height))
        except DecoderFailedError as failure:
            raise self._refused(failure) from None

    def close(self) -> None:
        """End the job, whatever it is at; pages that were not released stay readable until they are."""
        self._job.finish()

    def _refused(self, failure: DecoderFailedError) -> MediaRefused:
        return MediaRefused(
            f"{self._name} cannot be decoded: the decoder {failure.cause}.",
            hint="Treat the file with suspicion; ask for it in another format.",
            bytes=self._size,
            cause=failure.cause,
        )
