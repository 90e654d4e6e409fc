"""The bounds within which a face is usable, and how far beyond them it is; plain numbers, no picture."""

from catchlight.faces.face import Box, Quality

SMALL_WIDTH = 40.0
"""A face whose box is narrower, in pixels, is small: compare with care."""

VERY_SMALL_WIDTH = 20.0
"""A face whose box is narrower, in pixels, is not suitable for comparison."""

BLURRED_BELOW, VERY_BLURRED_BELOW = 0.36, 0.15
"""Sharpness below which a face is blurred, and below which it is not suitable."""

DARK_BELOW, BRIGHT_ABOVE = 0.2, 0.8
"""Mean luminance outside which a face is dark or bright."""

LOW_CONTRAST_BELOW = 5.5
"""Entropy of the luminance histogram, bits, below which a face has low contrast."""

UNEVEN_BELOW = 0.3
"""Illumination uniformity below which light falls from one side."""

TURNED_ABOVE, TURNED_AWAY_ABOVE = 35.0, 60.0
"""Degrees of yaw from which a face is turned, and from which it is not suitable."""

NODDED_ABOVE = 30.0
"""Degrees of pitch from which a face counts as turned."""

TILTED_ABOVE = 35.0
"""Degrees of roll from which a face is tilted."""

UPSIDE_DOWN_ABOVE = 90.0
"""Degrees of roll from which a face stands on its head."""

CUT_OFF_ABOVE = 0.15
"""Share of the box outside the frame from which a face is cut off."""

COMPRESSED_ABOVE = 0.3
"""Compression from which a face is compressed: steps at the edges of the blocks nearly twice those within."""


def beyond(quality: Quality, box: Box) -> float:
    """How far a face is beyond the bounds of `usable`, all measures together; 0 within all of them.

    1 is where a face has to be ranked with care. The steps are judged by hand: a quarter of a bit of contrast, a
    quarter of the smallest width, fifteen degrees, a tenth of a share.
    """
    compression = quality.compression or 0.0
    short = (
        (SMALL_WIDTH - box.width) / 10,
        (BLURRED_BELOW - quality.sharpness) / 0.1,
        (DARK_BELOW - quality.luminance) / 0.1,
        (quality.luminance - BRIGHT_ABOVE) / 0.1,
        (LOW_CONTRAST_BELOW - quality.dynamic_range) / 0.25,
        (UNEVEN_BELOW - quality.illumination_uniformity) / 0.1,
        (abs(quality.yaw) - TURNED_ABOVE) / 15,
        (abs(quality.pitch) - NODDED_ABOVE) / 15,
        (abs(quality.roll) - TILTED_ABOVE) / 15,
        (compression - COMPRESSED_ABOVE) / 0.1,
    )
    return sum(max(0.0, one) for one in short)
