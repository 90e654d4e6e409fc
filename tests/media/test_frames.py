import numpy as np

from catchlight.media.frames import Frame, keep
from catchlight.media.request import Region


def test_a_frame_of_its_own_has_nothing_to_give_back() -> None:
    frame = Frame(0, 0, np.zeros((2, 3, 3), np.uint8), 7, (Region(0, 0, 3, 2),))

    assert frame.release is keep
    frame.release()
    assert frame.pixels.shape == (2, 3, 3)


def test_frames_are_compared_by_identity_and_not_pixel_by_pixel() -> None:
    pixels = np.zeros((2, 3, 3), np.uint8)
    regions = (Region(0, 0, 3, 2),)

    assert Frame(0, 0, pixels, 7, regions) != Frame(0, 0, pixels, 7, regions)
