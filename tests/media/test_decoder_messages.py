"""What travels between a decoder process and its owner comes out as it went in, and anything else is refused."""

from fractions import Fraction
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.media import decoder_messages as messages
from catchlight.media.facts import DecodeWarning, FootageFacts, StillFacts
from catchlight.media.request import FrameAddress, GateSettings, ReadRequest

FOOTAGE = FootageFacts(640, 480, "h264", "mp4", 25, True, None, Fraction(30000, 1001), Fraction(1, 90000))
SHOWN = messages.Shown(3, 640, 480, 12, -40_000, 2**64 - 1, ((0, 0, 32, 64),))
PROGRESS = messages.Progress(1, ((10, 5, 7), (11, 6, 2**63)), 9, SHOWN, ((1, 4),), (DecodeWarning(2, None, "short"),))

_numbers = st.integers(-(2**63), 2**63 - 1)
_values = st.recursive(
    st.none() | st.booleans() | _numbers | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
_read = st.builds(ReadRequest, _numbers, st.lists(_numbers).map(tuple), st.none() | st.builds(GateSettings, _numbers))
_requests: st.SearchStrategy[messages.AnyRequest] = st.one_of(
    st.builds(messages.ReadFootage, _numbers, st.text(), _read, _numbers),
    st.builds(messages.InspectFile, _numbers, st.text()),
    st.builds(
        messages.FindFrame,
        _numbers,
        st.text(),
        st.builds(FrameAddress, _numbers, _numbers, st.none() | st.integers(0, 2**64 - 1)),
    ),
    st.builds(messages.ReadPages, _numbers, st.binary(), st.text()),
    st.builds(messages.Room, *[_numbers] * 5, st.lists(_numbers).map(tuple)),
    st.builds(messages.Free, _numbers, st.lists(_numbers).map(tuple)),
    st.builds(messages.Cancel, _numbers),
)


def packed(value: object) -> bytes:
    return msgspec.msgpack.encode(value)


def spoilt(message: messages.Reply, *at: int, value: object) -> bytes:
    """The message with one of its parts replaced."""
    whole: Any = msgspec.msgpack.decode(messages.encode(message))
    part = whole
    for index in at[:-1]:
        part = part[index]
    part[at[-1]] = value
    return packed(whole)


@pytest.mark.parametrize(
    "reply",
    [
        messages.Ready(0),
        messages.Opened(1, FOOTAGE),
        messages.Inspected(2, footage=FOOTAGE),
        messages.Inspected(3, still=StillFacts(1, 2, "JPEG", "2024:01:01 00:00:00")),
        messages.NeedRoom(4, 640, 480),
        PROGRESS,
        messages.Progress(1),
        messages.PagesOpened(1, StillFacts(1, 2, "TIFF", None, pages=3)),
        messages.PageProgress(1, messages.PageShown(1, 20, 30, 2), (1,), ("Page 2 does not decode.",)),
        messages.Refused(5, "m", "h", {"width": 3, "names": ["a"]}),
        messages.Crashed(6, "Traceback", True),
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
def test_noise_is_refused(data: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        messages.decode_reply(data)


@given(_values)
def test_well_formed_data_that_is_no_message_is_refused(value: object) -> None:
    with pytest.raises(msgspec.MsgspecError):
        messages.decode_reply(packed(value))


@given(st.data())
def test_a_reply_that_was_cut_short_or_has_one_wrong_byte_is_a_reply_or_refused(data: st.DataObject) -> None:
    whole = messages.encode(PROGRESS)
    at = data.draw(st.integers(0, len(whole) - 1))
    try:
        reply = messages.decode_reply(whole[:at] + data.draw(st.binary(max_size=2)) + whole[at + 1 :])
    except msgspec.MsgspecError:
        return
    assert isinstance(reply, messages.Reply)


@pytest.mark.parametrize(
    "noise",
    [
        spoilt(PROGRESS, 4, 0, value=-1),
        spoilt(PROGRESS, 4, 1, value=0),
        spoilt(PROGRESS, 4, 1, value=2**40),
        spoilt(PROGRESS, 4, 6, 0, 2, value=0),
        spoilt(PROGRESS, 4, 6, 0, 0, value=-5),
        spoilt(PROGRESS, 2, 0, 0, value=-1),
        spoilt(PROGRESS, 2, 0, 1, value=2**63),
        spoilt(PROGRESS, 3, value=-2),
        spoilt(messages.NeedRoom(1, 2, 3), 2, value=0),
        packed(["Inspected", 1, None, None]),
        packed(["RunThis", 1]),
        packed(["Cancel", 1]),
    ],
)
def test_numbers_that_cannot_be_and_messages_of_another_kind_are_refused(noise: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        messages.decode_reply(noise)


def test_an_inspection_gives_whichever_facts_are_there() -> None:
    assert messages.Inspected(1, footage=FOOTAGE).facts is FOOTAGE
