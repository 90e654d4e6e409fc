"""Where a passphrase comes from: a file descriptor, a key file, or whoever sits at the terminal.

Never from an argument or from the environment itself: other processes can see those.
"""

import os
import secrets
import stat
import sys
from pathlib import Path

import click

from catchlight.errors import CatchlightError

_LARGEST = 4096
_RANDOM_BYTES = 24


def passphrase_from(descriptor: int | None, key_file: Path | None, *, prompt: str, is_new: bool) -> str:
    """The passphrase, without the line's end.

    Args:
        descriptor: A file descriptor that gives it, or None.
        key_file: A file that holds it, or None.
        prompt: What the terminal asks.
        is_new: Whether it is chosen now: asked for twice, and a key file that does not exist is made.

    Raises:
        CatchlightError: if it cannot be had.
    """
    if descriptor is not None:
        return _read_descriptor(descriptor)
    if key_file is not None:
        if is_new and not key_file.exists():
            _make(key_file)
        return _read_file(key_file)
    return _asked(
        prompt, is_new=is_new, instead="--key-file FILE (or CATCHLIGHT_KEY_FILE), or with --passphrase-fd NUMBER"
    )


def new_passphrase(key_file: Path | None, *, prompt: str) -> str:
    """A passphrase that is chosen now: from a key file, made where it does not exist, or asked for twice.

    Raises:
        CatchlightError: if it cannot be had.
    """
    if key_file is None:
        return _asked(prompt, is_new=True, instead="--new-key-file FILE")
    if not key_file.exists():
        _make(key_file)
    return _read_file(key_file)


def _asked(prompt: str, *, is_new: bool, instead: str) -> str:
    if not sys.stdin.isatty():
        raise CatchlightError(
            "The passphrase of the account is missing, and there is no terminal to ask for it. Nothing was done.",
            hint=f"Give it with {instead}.",
        )
    return str(click.prompt(prompt, hide_input=True, confirmation_prompt=is_new, err=True))


def _read_descriptor(descriptor: int) -> str:
    try:
        with os.fdopen(descriptor, "rb", closefd=False) as source:
            return _line(source.readline(_LARGEST + 1), f"file descriptor {descriptor}")
    except OSError as error:
        raise CatchlightError(
            f"The passphrase could not be read from file descriptor {descriptor}: {error.strerror}. Nothing was done.",
            hint="Open the descriptor before the program starts, as in: --passphrase-fd 3 3<FILE.",
        ) from error


def _read_file(path: Path) -> str:
    try:
        with path.open("rb") as source:
            if sys.platform != "win32" and os.fstat(source.fileno()).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                click.echo(f"Others can read the key file {path}; take their rights away: chmod 600 {path}", err=True)
            return _line(source.readline(_LARGEST + 1), f"key file {path}")
    except OSError as error:
        raise CatchlightError(
            f"The key file {path} could not be read: {error.strerror}. Nothing was done.",
            hint="Name a file that holds the passphrase of the account.",
            path=str(path),
        ) from error


def _line(read: bytes, where: str) -> str:
    try:
        passphrase = read.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        passphrase = ""
    if not passphrase or len(read) > _LARGEST:
        raise CatchlightError(
            f"The {where} does not begin with a passphrase. Nothing was done.",
            hint="It holds the passphrase in its first line, as UTF-8 text.",
        )
    return passphrase


def _make(path: Path) -> None:
    """A key file with a random passphrase that only its owner can read."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as target:
            target.write(secrets.token_urlsafe(_RANDOM_BYTES) + "\n")
            target.flush()
            os.fsync(target.fileno())
    except OSError as error:
        raise CatchlightError(
            f"The key file {path} could not be made: {error.strerror}. Nothing was done.",
            hint="Name a new file in a folder that you can write to.",
            path=str(path),
        ) from error
