import msgspec

from catchlight.media.request import FrameAddress, GateSettings, ReadRequest, Region


def test_without_wishes_every_frame_is_wanted_and_none_is_gated() -> None:
    assert ReadRequest() == ReadRequest(start=0, also=(), gate=None)


def test_requests_travel_unchanged() -> None:
    for sent in (
        ReadRequest(start=5, also=(1, 3), gate=GateSettings(2_000_000)),
        FrameAddress(7, 280_000, 2**64 - 1),
        Region(32, 0, 64, 96),
    ):
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(sent), type=type(sent)) == sent
