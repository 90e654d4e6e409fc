"""Keys of who receives sealed snapshots: a pair is made here, and each half kept in a file of hex digits."""

import os
import re
from pathlib import Path

from catchlight.errors import CatchlightError
from catchlight.gallery.sealing import new_recipient

_KEY = re.compile(r"[0-9a-f]{64}")


def make_key_files(private: Path, public: Path) -> str:
    """Make a key pair: the private half is for its owner only, the public one goes to who exports.

    Args:
        private: File for the private half; it must not exist.
        public: File for the public half; it must not exist.

    Returns:
        The public half, hex.

    Raises:
        CatchlightError: if a file cannot be written.
    """
    secret, shown = new_recipient()
    try:
        for path, content, mode in ((private, secret, 0o600), (public, shown, 0o644)):
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as target:
                target.write(f"{content.hex()}\n")
    except OSError as error:
        raise CatchlightError(
            f"The key file {error.filename or ''} could not be written: {error.strerror}.",
            hint="Choose files that do not exist yet.",
        ) from error
    return shown.hex()


def key_in(path: Path) -> bytes:
    """The key in a file, 32 bytes.

    Raises:
        CatchlightError: if the file cannot be read or holds none.
    """
    try:
        text = path.read_text(encoding="ascii")[:100].strip()
    except (OSError, ValueError) as error:
        raise CatchlightError(f"The key file {path} cannot be read.", hint="Check its path.") from error
    if _KEY.fullmatch(text) is None:
        raise CatchlightError(
            f"The file {path} holds no key.", hint="Make one with: catchlight gallery recipient PRIVATE PUBLIC."
        )
    return bytes.fromhex(text)
