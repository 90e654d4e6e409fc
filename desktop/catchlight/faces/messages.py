"""What the program and its model worker say to each other: typed MessagePack, never pickle.

The worker has read hostile media, so what it says is decoded against these types and within a size limit.
"""

from typing import Any

import msgspec

from catchlight.faces.face import Face
from catchlight.faces.findings import EngineFacts, FaceAgain, FootageStep, Resume, StillFindings
from catchlight.faces.plan import Mode
from catchlight.media.facts import FootageFacts, StillFacts
from catchlight.media.request import FrameAddress
from catchlight.media.wire import decoded, from_wire, to_wire

LONGEST_MESSAGE = 512 * 1024 * 1024
"""Bytes; a longer message is refused unread."""


class Request(msgspec.Struct, frozen=True, tag=True):
    """What the program asks; `job` numbers the call it belongs to."""

    job: int


class DescribeEngine(Request, frozen=True):
    """Load the models and say what they are."""


class Inspect(Request, frozen=True):
    """Open a file for real, without the models."""

    path: str


class AnalyseStills(Request, frozen=True):
    """Images follow."""

    mode: Mode


class Image(Request, frozen=True):
    """One image of `AnalyseStills`."""

    data: bytes


class NoMoreImages(Request, frozen=True):
    """The last image of `AnalyseStills` was sent."""


class AnalyseFootage(Request, frozen=True):
    """Find every face in one piece of footage."""

    path: str
    mode: Mode
    resume: Resume | None


class LookAgain(Request, frozen=True):
    """Embed a face that was found before, and cut it out with its surroundings."""

    path: str
    address: FrameAddress
    face: Face


class Cancel(Request, frozen=True):
    """Stop the job; `Ended` follows."""


class Reply(msgspec.Struct, frozen=True, tag=True):
    """What the worker answers; `job` numbers the call it belongs to."""

    job: int


class Beat(Reply, frozen=True):
    """Work goes on; `position` is the number of the frame or image being worked on."""

    position: int


class EngineDescribed(Reply, frozen=True):
    """Answer to `DescribeEngine`."""

    facts: EngineFacts


class Inspected(Reply, frozen=True):
    """Answer to `Inspect`; exactly one of the two is there."""

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


class StillAnalysed(Reply, frozen=True):
    """Answer to one `Image`."""

    findings: StillFindings


class StepDone(Reply, frozen=True):
    """One step of `AnalyseFootage`."""

    step: FootageStep


class LookedAgain(Reply, frozen=True):
    """Answer to `LookAgain`."""

    face: FaceAgain


class Refused(Reply, frozen=True):
    """A stated failure: of the job, or of one image of `AnalyseStills`."""

    error: str
    message: str
    hint: str
    facts: dict[str, Any]


class Crashed(Reply, frozen=True):
    """A bug: the worker ends after this."""

    traceback: str


class Ended(Reply, frozen=True):
    """The job is over; nothing else follows for it."""


AnyRequest = DescribeEngine | Inspect | AnalyseStills | Image | NoMoreImages | AnalyseFootage | LookAgain | Cancel
AnyReply = Beat | EngineDescribed | Inspected | StillAnalysed | StepDone | LookedAgain | Refused | Crashed | Ended


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
