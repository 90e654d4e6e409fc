"""What MessagePack has no word for travels, and nothing else does."""

from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.media.wire import decoded, from_wire, to_wire


@given(st.fractions())
def test_a_fraction_comes_out_as_it_went_in(value: Fraction) -> None:
    assert from_wire(Fraction, to_wire(value)) == value


def test_nothing_else_travels() -> None:
    with pytest.raises(NotImplementedError, match="object does not travel"):
        to_wire(object())
    with pytest.raises(NotImplementedError, match="dict does not travel"):
        from_wire(dict, {})


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x92\x01\x00", b"\x91" * 100_000, b"\xa4" + b"\xff" * 4])
def test_noise_is_refused_in_one_way(data: bytes) -> None:
    decoder = msgspec.msgpack.Decoder(Fraction, dec_hook=from_wire)
    with pytest.raises(msgspec.MsgspecError):
        decoded(decoder, data)
