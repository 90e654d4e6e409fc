"""How messages between processes become bytes: MessagePack against fixed types, never pickle."""

from fractions import Fraction
from typing import Any, TypeVar

import msgspec

_Message = TypeVar("_Message")


def to_wire(value: Any) -> Any:
    """What MessagePack has no word for."""
    if isinstance(value, Fraction):
        return [value.numerator, value.denominator]
    raise NotImplementedError(f"{type(value).__name__} does not travel")


def from_wire(kind: type, value: Any) -> Any:
    """The reverse of `to_wire`."""
    if kind is Fraction:
        numerator, denominator = value
        return Fraction(numerator, denominator)
    raise NotImplementedError(f"{kind.__name__} does not travel")


def decoded(decoder: msgspec.msgpack.Decoder[_Message], data: bytes) -> _Message:
    """What `data` holds; what msgspec lets through of other errors is its refusal too.

    Raises:
        msgspec.MsgspecError: if it holds no such message.
    """
    try:
        return decoder.decode(data)
    except (ArithmeticError, RecursionError, UnicodeDecodeError) as error:
        raise msgspec.DecodeError(str(error)) from None
