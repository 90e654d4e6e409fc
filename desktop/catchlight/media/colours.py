"""A loaded picture's colours as they are examined: eight bits of blue, green and red in sRGB, without transparency."""

import io
import struct

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms

CANNOT_DECODE = (
    OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, RuntimeError, struct.error
)  # fmt: skip
"""What Pillow and its plugins raise for damaged files."""

Pixels = npt.NDArray[np.uint8]
"""Shape (height, width, 3), uint8, BGR."""


def as_bgr(image: Image.Image, notes: list[str]) -> Pixels:
    """The pixels of a loaded image; what was lost on the way is added to `notes`."""
    if image.mode.startswith("I") or image.mode == "F":
        notes.append("The image has more than 8 bits a channel; it was examined at 8 bits.")
        return _from_deep_grey(image)
    if image.has_transparency_data:
        notes.append("The image has transparent parts; they were examined on white.")
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        profile = image.info.get("icc_profile")
        image = Image.alpha_composite(ground, image).convert("RGB")
        image.info["icc_profile"] = profile
    image = _in_srgb(image, notes)
    return np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1])


def _from_deep_grey(image: Image.Image) -> Pixels:
    grey = np.asarray(image).astype(np.float32)
    if image.mode == "F":
        finite = grey[np.isfinite(grey)]
        if not finite.size:
            raise ValueError("no pixel has a value")
        low, high = float(finite.min()), float(finite.max())
        grey = np.nan_to_num(grey, nan=low, posinf=high, neginf=low) - low
        grey *= 255.0 / (high - low) if high > low else 0.0
    else:
        grey *= 255.0 / max(65535.0, float(grey.max(initial=0.0)))
    return np.repeat(np.clip(grey + 0.5, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


def _in_srgb(image: Image.Image, notes: list[str]) -> Image.Image:
    """Colours as sRGB where the file brings a profile that says what they are."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "CMYK", "L"}:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(source).lower() and image.mode == "RGB":
            return image
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *CANNOT_DECODE):
        notes.append("The image's colour profile cannot be read; its colours were taken as they are.")
        return image
    return image if converted is None else converted
