"""What a decoder process and its owner say to each other; pixels travel beside it, in shared memory.

The decoder reads hostile media, so what it says is decoded against these types and within a size limit. Messages are
arrays, because there may be a thousand frames a second.
"""

from typing import Annotated, Any

import msgspec

from catchlight.media.facts import DecodeWarning, FootageFacts, StillFacts
from catchlight.media.request import FrameAddress, ReadRequest
from catchlight.media.wire import decoded, from_wire, to_wire

LONGEST_REPLY = 64 * 1024 * 1024
"""Bytes; a longer message of the decoder is refused unread."""

Count = Annotated[int, msgspec.Meta(ge=0, le=2**62)]
Fingerprint = Annotated[int, msgspec.Meta(ge=0)]  # MessagePack has none above 2**64 - 1
Microseconds = Annotated[int, msgspec.Meta(ge=-(2**62), le=2**62)]
Length = Annotated[int, msgspec.Meta(ge=1, le=2**31)]


class Request(msgspec.Struct, frozen=True, tag=True, array_like=True):
    """What the owner asks; `job` numbers the call it belongs to."""

    job: int


class ReadFootage(Request, frozen=True):
    """Decode a piece of footage.

    Attributes:
        path: The file.
        request: Which frames are wanted.
        plain_until: Frames up to this number are told one by one, because the decoder failed there before.
    """

    path: str
    request: ReadRequest
    plain_until: int = -1


class InspectFile(Request, frozen=True):
    """Open a file for real."""

    path: str


class FindFrame(Request, frozen=True):
    """Find one frame of footage again."""

    path: str
    address: FrameAddress


class ReadPages(Request, frozen=True):
    """Decode the pages of a still."""

    data: bytes
    name: str


class Room(Request, frozen=True):
    """Answer to `NeedRoom`: memory for frames; slots of an earlier room are not to be used any more.

    Attributes:
        generation: Number of this room.
        offset: Where it begins in the shared file, bytes (not used under Windows, where each room is a mapping).
        slot_bytes: Size of a slot.
        slots: How many there are.
        free: Numbers of those that may be written to.
    """

    generation: int
    offset: int
    slot_bytes: int
    slots: int
    free: tuple[int, ...]


class Free(Request, frozen=True):
    """These slots of the newest room may be written to again."""

    slots: tuple[int, ...]


class Cancel(Request, frozen=True):
    """Stop the job; `Ended` follows."""


class Reply(msgspec.Struct, frozen=True, tag=True, array_like=True):
    """What the decoder answers; `job` numbers the call it belongs to."""

    job: int


class Ready(Reply, frozen=True):
    """The decoder has started; said once, of job 0."""


class Opened(Reply, frozen=True):
    """The footage is open."""

    facts: FootageFacts


class Inspected(Reply, frozen=True):
    """Answer to `InspectFile`; exactly one of the two is there."""

    still: StillFacts | None = None
    footage: FootageFacts | None = None

    def __post_init__(self) -> None:
        if (self.still is None) == (self.footage is None):
            raise ValueError("an inspection has exactly one sort of facts")

    @property
    def facts(self) -> StillFacts | FootageFacts:
        """Whichever is there.

        Raises:
            ValueError: if neither is.
        """
        facts = self.still or self.footage
        if facts is None:
            raise ValueError("an inspection without facts")
        return facts


class NeedRoom(Reply, frozen=True):
    """Frames of this size have to be put somewhere; `Room` or `Cancel` follows."""

    width: Length
    height: Length


class Shown(msgspec.Struct, frozen=True, array_like=True):
    """A frame whose pixels lie in a slot of the newest room; who gets it owns the slot.

    Attributes:
        slot: Number of the slot.
        width: Pixels across.
        height: Pixels down.
        number: Number of the frame.
        microseconds: Its time.
        fingerprint: Its hash.
        regions: `(x, y, width, height)` of each region to look at.
    """

    slot: Count
    width: Length
    height: Length
    number: Count
    microseconds: Microseconds
    fingerprint: Fingerprint
    regions: tuple[tuple[Count, Count, Length, Length], ...]


class Progress(Reply, frozen=True):
    """What was decoded since the last of these, in order: `unchanged`, then `passed`, then `shown`.

    Attributes:
        unchanged: Number, time and hash of each frame in which nothing changed.
        passed: Frames up to this number were decoded again, or None.
        shown: A frame with pixels, or None.
        failed: First and last number of each run of frames that did not decode, newly known.
        warnings: New warnings.
        failed_unlisted: How many more frames did not decode, in all so far.
    """

    unchanged: tuple[tuple[Count, Microseconds, Fingerprint], ...] = ()
    passed: Count | None = None
    shown: Shown | None = None
    failed: tuple[tuple[Count, Count], ...] = ()
    warnings: tuple[DecodeWarning, ...] = ()
    failed_unlisted: Count = 0


class PagesOpened(Reply, frozen=True):
    """Answer to `ReadPages`; its pages follow."""

    facts: StillFacts


class PageShown(msgspec.Struct, frozen=True, array_like=True):
    """A page whose pixels lie in a slot of the newest room; who gets it owns the slot.

    Attributes:
        slot: Number of the slot.
        width: Pixels across.
        height: Pixels down.
        number: Number of the page.
    """

    slot: Count
    width: Length
    height: Length
    number: Count


class PageProgress(Reply, frozen=True):
    """What became of a still since the last of these.

    Attributes:
        shown: A page, or None.
        failed: Numbers of pages that did not decode, newly known.
        warnings: New warnings.
    """

    shown: PageShown | None = None
    failed: tuple[Count, ...] = ()
    warnings: tuple[str, ...] = ()


class Refused(Reply, frozen=True):
    """The file cannot be decoded."""

    message: str
    hint: str
    facts: dict[str, Any]


class Crashed(Reply, frozen=True):
    """The decoder met an error of its own, or its memory limit, and ends after this."""

    traceback: str
    out_of_memory: bool = False


class Ended(Reply, frozen=True):
    """The job is over; nothing else follows for it."""


AnyRequest = ReadFootage | InspectFile | FindFrame | ReadPages | Room | Free | Cancel
AnyReply = Ready | Opened | Inspected | NeedRoom | Progress | PagesOpened | PageProgress | Refused | Crashed | Ended

_encoder = msgspec.msgpack.Encoder(enc_hook=to_wire)
_requests: msgspec.msgpack.Decoder[AnyRequest] = msgspec.msgpack.Decoder(AnyRequest, dec_hook=from_wire)
_replies: msgspec.msgpack.Decoder[AnyReply] = msgspec.msgpack.Decoder(AnyReply, dec_hook=from_wire)


def encode(message: Request | Reply) -> bytes:
    """The message as bytes."""
    return _encoder.encode(message)


def decode_request(data: bytes) -> AnyRequest:
    """The request that `data` holds.

    Raises:
        msgspec.MsgspecError: if it holds none.
    """
    return decoded(_requests, data)


def decode_reply(data: bytes) -> AnyReply:
    """The reply that `data` holds.

    Raises:
        msgspec.MsgspecError: if it holds none.
    """
    return decoded(_replies, data)
