"""What travels between the program and its worker comes out as it went in, and anything else is refused."""

from fractions import Fraction
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.faces import messages
from catchlight.faces.face import Box, Face, Quality, Reason, Verdict
from catchlight.faces.findings import (
    BestFace,
    EmbeddedFace,
    EngineFacts,
    ExaminedFrame,
    FaceAgain,
    FootageStep,
    FoundFace,
    HeldFace,
    PageFindings,
    Resume,
    StillFindings,
    TrackUpdate,
)
from catchlight.faces.plan import Mode, plan_for, plan_still
from catchlight.media.facts import DecodeWarning, FootageFacts, StillFacts
from catchlight.media.request import FrameAddress

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
    plan=plan_for(Mode.THOROUGH, 640, 480),
    frames=(ExaminedFrame(0, 0, 2**64 - 1, False), ExaminedFrame(1, 33_367, 0, True)),
    failed=(2,),
    duplicates=1,
    faces=(FoundFace(1, 33_367, 1, FACE),),
    embedded=(EmbeddedFace(1, 0, b"\0" * 512),),
    held=(HeldFace(1, 0, 1, 33_367),),
    tracks=(TrackUpdate(1, (BestFace(1, b"png"), BestFace(0, None)), b"\0" * 512), TrackUpdate(2, (), None)),
    warnings=(DecodeWarning(2, None, "short"),),
    decoded_until=3,
    finished=True,
    broken="The decoder was ended by SIGSEGV.",
    state=b"\x93",
)
STILL = StillFindings(
    "TIFF", plan_still(Mode.FAST, 10, 20), (PageFindings(1, 10, 20, (FACE,), (b"png",)),), (0,), ("w",), None
)
ADDRESS = FrameAddress(7, 280_000, 2**64 - 1)

_numbers = st.integers(-(2**63), 2**63 - 1)
_values = st.recursive(
    st.none() | st.booleans() | _numbers | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
_requests: st.SearchStrategy[messages.AnyRequest] = st.one_of(
    st.builds(messages.DescribeEngine, _numbers),
    st.builds(messages.Inspect, _numbers, st.text()),
    st.builds(messages.AnalyseStills, _numbers, st.sampled_from(Mode)),
    st.builds(messages.Image, _numbers, st.binary()),
    st.builds(messages.NoMoreImages, _numbers),
    st.builds(
        messages.AnalyseFootage,
        _numbers,
        st.text(),
        st.sampled_from(Mode),
        st.none() | st.builds(Resume, _numbers, st.binary()),
    ),
    st.builds(messages.LookAgain, _numbers, st.text(), st.just(ADDRESS), st.just(FACE)),
    st.builds(messages.Cancel, _numbers),
)


def named(message: object) -> dict[str, Any]:
    """A message as a bare map, ready to be spoilt."""
    plain: dict[str, Any] = msgspec.msgpack.decode(messages.encode(message))  # type: ignore[arg-type]
    return plain


def packed(value: object) -> bytes:
    return msgspec.msgpack.encode(value)


@pytest.mark.parametrize(
    "reply",
    [
        messages.StepDone(1, STEP),
        messages.StillAnalysed(2, STILL),
        messages.Inspected(3, footage=FOOTAGE),
        messages.Inspected(3, still=StillFacts(1, 2, "JPEG", "2024:01:01 00:00:00")),
        messages.EngineDescribed(4, EngineFacts("p", "0" * 64, "cpu", 128, "1")),
        messages.LookedAgain(5, FaceAgain(b"\0" * 512, b"png")),
        messages.Refused(5, "MediaRefused", "m", "h", {"width": 3, "names": ["a"]}),
        messages.Crashed(6, "Traceback"),
        messages.Beat(6, 9),
        messages.Ended(7),
    ],
    ids=lambda reply: type(reply).__name__,
)
def test_a_reply_comes_out_as_it_went_in(reply: messages.AnyReply) -> None:
    assert messages.decode_reply(messages.encode(reply)) == reply


@given(_requests)
def test_a_request_comes_out_as_it_went_in(request: messages.AnyRequest) -> None:
    assert messages.decode_request(messages.encode(request)) == request


@given(st.binary(max_size=300))
def test_noise_is_refused_and_runs_nothing(data: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        messages.decode_reply(data)


@given(_values)
def test_well_formed_data_that_is_no_message_is_refused(value: object) -> None:
    with pytest.raises(msgspec.MsgspecError):
        messages.decode_request(packed(value))


@given(st.data())
def test_a_reply_that_was_cut_short_or_has_one_wrong_byte_is_a_reply_or_refused(data: st.DataObject) -> None:
    whole = messages.encode(messages.StepDone(1, STEP))
    at = data.draw(st.integers(0, len(whole) - 1))
    spoilt = whole[:at] + data.draw(st.binary(max_size=2)) + whole[at + 1 :]
    try:
        reply = messages.decode_reply(spoilt)
    except msgspec.MsgspecError:
        return
    assert isinstance(reply, messages.Reply)


@given(_values)
def test_a_field_of_another_kind_is_refused(value: object) -> None:
    spoilt = named(messages.StepDone(1, STEP))
    spoilt["step"]["facts"] = value
    with pytest.raises(msgspec.MsgspecError):
        messages.decode_reply(packed(spoilt))


@pytest.mark.parametrize("rate", [[30, 0], [30], [1.5, 2], "30/1", 30, [[30], 1]], ids=str)
def test_a_rate_that_is_no_fraction_is_refused(rate: object) -> None:
    spoilt = named(messages.Inspected(1, footage=FOOTAGE))
    spoilt["footage"]["nominal_rate"] = rate
    with pytest.raises(msgspec.MsgspecError):
        messages.decode_reply(packed(spoilt))


def test_facts_nested_without_end_are_refused() -> None:
    reply = packed({"type": "Refused", "job": 1, "error": "", "message": "", "hint": "", "facts": {"deep": 0}})
    bottomless = reply.removesuffix(b"\0") + b"\x91" * 100_000 + b"\0"
    with pytest.raises(msgspec.MsgspecError):
        messages.decode_reply(bottomless)


def test_a_text_that_is_no_text_is_refused() -> None:
    reply = messages.encode(messages.Crashed(1, "AAAA")).replace(b"AAAA", b"\xff\xfe\xff\xfe")
    with pytest.raises(msgspec.MsgspecError):
        messages.decode_reply(reply)


@pytest.mark.parametrize("decode", [messages.decode_request, messages.decode_reply])
def test_a_message_of_no_known_kind_is_refused(decode: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        decode(packed({"type": "RunThis", "job": 1}))


def test_a_reply_is_no_request() -> None:
    with pytest.raises(msgspec.ValidationError):
        messages.decode_request(messages.encode(messages.Ended(1)))


def test_an_inspection_gives_whichever_facts_are_there() -> None:
    assert messages.Inspected(1, footage=FOOTAGE).facts is FOOTAGE


@pytest.mark.parametrize("both", [False, True])
def test_an_inspection_with_no_facts_or_two_sorts_of_them_is_refused(both: bool) -> None:
    reply: dict[str, object] = {"type": "Inspected", "job": 1}
    if both:
        still = named(messages.Inspected(1, still=StillFacts(1, 2, "JPEG", None)))
        reply = {**still, "footage": named(messages.Inspected(1, footage=FOOTAGE))["footage"]}
    with pytest.raises(msgspec.ValidationError, match="exactly one"):
        messages.decode_reply(packed(reply))


def test_what_has_no_place_in_a_message_does_not_travel() -> None:
    with pytest.raises(NotImplementedError, match="object does not travel"):
        messages.encode(messages.Refused(1, "CatchlightError", "m", "h", {"thing": object()}))
