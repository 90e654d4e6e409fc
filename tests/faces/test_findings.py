"""Findings travel as typed MessagePack and come out as they went in."""

from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.faces import messages
from catchlight.faces.face import Box, Face, Quality, Reason, Verdict
from catchlight.faces.findings import EngineFacts, FootageStep, FoundFace, Resume, StillFindings, TrackUpdate
from catchlight.media.facts import DecodeWarning, FootageFacts, StillFacts

FACE = Face(
    Box(1.5, -2.25, 30.1, 40.7),
    ((1.1, 2.2),) * 5,
    0.93,
    Quality(20, 0.1 + 0.2, 0.5, 7, 0.8, -3, 4, 5, Verdict.LIMITED, (Reason.SMALL, Reason.BLURRED)),
    b"\x00\x01\x02\x03" * 128,
)
FOOTAGE = FootageFacts(640, 480, "h264", "mp4", 25, True, None, Fraction(30000, 1001))
STEP = FootageStep(
    facts=FOOTAGE,
    frames=((0, 0), (1, 33_367)),
    failed=(2,),
    faces=(FoundFace(1, 33_367, 1, FACE),),
    tracks=(TrackUpdate(1, 1, 0, b"\0" * 512, b"png"),),
    warnings=(DecodeWarning(2, None, "short"),),
    decoded_until=3,
    finished=True,
)


@pytest.mark.parametrize(
    "reply",
    [
        messages.StepDone(1, STEP),
        messages.StillAnalysed(2, StillFindings(10, 20, "PNG", ("w",), (FACE,), (b"png",), None)),
        messages.Inspected(3, footage=FOOTAGE),
        messages.Inspected(3, still=StillFacts(1, 2, "JPEG", "2024:01:01 00:00:00")),
        messages.EngineDescribed(4, EngineFacts("p", "0" * 64, "cpu", 128, "1")),
        messages.Refused(5, "MediaRefused", "m", "h", {"width": 3, "names": ["a"]}),
        messages.Beat(6, 9),
        messages.Ended(7),
    ],
    ids=lambda reply: type(reply).__name__,
)
def test_a_reply_comes_out_as_it_went_in(reply: messages.AnyReply) -> None:
    assert messages.decode_reply(messages.encode(reply)) == reply


def test_a_request_comes_out_as_it_went_in() -> None:
    request = messages.AnalyseFootage(1, "/a b/監視.mp4", Resume(2, (FoundFace(1, 33_367, 1, FACE),)))
    assert messages.decode_request(messages.encode(request)) == request


@given(st.binary(max_size=300))
def test_noise_is_refused_and_runs_nothing(data: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        messages.decode_reply(data)


def test_a_reply_of_the_wrong_shape_is_refused() -> None:
    data = msgspec.msgpack.encode({"type": "StepDone", "job": 1, "step": {"facts": 3}})
    with pytest.raises(msgspec.ValidationError):
        messages.decode_reply(data)
