"""What every verb of the command line shares: the lab, who acts, how results, progress and failures are shown."""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import click
from tqdm import tqdm

from catchlight.cli.passphrase import passphrase_from
from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.faces.analyst import Analyst
from catchlight.faces.pack import DEFAULT_PACK
from catchlight.jobs import JobControl, Progress
from catchlight.lab.folder import Lab
from catchlight.report.document import printable
from catchlight.workflows.create_lab import open_lab
from catchlight.workflows.model_pack import model_pack_of
from catchlight.workflows.sign_in import SignIn, require_named, sign_in
from catchlight.workflows.sign_out import sign_out

_SESSION = "catchlight.session"
Document = Mapping[str, Any]


@dataclass(frozen=True)
class Context:
    """The global options.

    Attributes:
        lab_folder: The lab folder, or None where it was not named.
        name: Who acts, or "" where nobody was named.
        json: True for one JSON document on stdout.
        key_file: The file that holds the passphrase, or None.
        passphrase_fd: The file descriptor that gives the passphrase, or None.
    """

    lab_folder: Path | None
    name: str
    json: bool
    key_file: Path | None = None
    passphrase_fd: int | None = None

    def signed_in(self) -> tuple[Lab, Actor]:
        """Open the lab and sign in to the account that was named; asks for its passphrase where nothing gives it.

        The command signs out when it ends, however it ends.

        Raises:
            CatchlightError: if no lab was named or it cannot be opened, or the passphrase cannot be had.
            SignInRefused: if the account cannot be signed in to.
        """
        lab = self.lab()
        return lab, self.works_as(lab, sign_in(lab, SignIn(self.name, self.passphrase())))

    def works_as(self, lab: Lab, actor: Actor) -> Actor:
        """Say who is signed in from here on; they are signed out when the command ends."""
        click_context = click.get_current_context()
        if _SESSION not in click_context.meta:
            click_context.call_on_close(lambda: _sign_out(*click_context.meta[_SESSION]))
        click_context.meta[_SESSION] = (lab, actor)
        return actor

    def passphrase(self, *, is_new: bool = False) -> str:
        """The passphrase: from the file descriptor, from the key file, or from whoever sits at the terminal.

        Args:
            is_new: Whether it is chosen now; it is then asked for twice, and a key file that does not exist is made
                with a random one.

        Raises:
            SignInRefused: if it is not said whose.
            CatchlightError: if it cannot be had.
        """
        require_named(self.name)
        return passphrase_from(self.passphrase_fd, self.key_file, prompt=f"Passphrase of {self.name}", is_new=is_new)

    def lab(self) -> Lab:
        """Open the lab that was named.

        Raises:
            CatchlightError: if none was named, or it cannot be opened.
        """
        if self.lab_folder is None:
            raise CatchlightError(
                "No lab is named.", hint="Name it: catchlight --lab LAB ..., or CATCHLIGHT_LAB in the environment."
            )
        return open_lab(self.lab_folder)

    def analyst(self) -> AbstractContextManager[Analyst]:
        """The model worker on the pack of the lab's gallery; its process starts when it is first asked.

        Raises:
            CatchlightError: if the lab cannot be opened, or that pack is gone.
        """
        return self.analyst_on(DEFAULT_PACK if self.lab_folder is None else model_pack_of(self.lab()))

    def analyst_on(self, pack: Path) -> AbstractContextManager[Analyst]:
        """The model worker on another pack."""
        return Analyst(pack)

    def show(self, document: Document, text: Callable[[], str]) -> None:
        """Show a result: the document with `--json`, its text otherwise."""
        print(json.dumps(document, ensure_ascii=False, indent=2) if self.json else _harmless(text()))

    def fail(self, error: CatchlightError, *, result: Document | None = None) -> None:
        """Show a stated failure, with what was done all the same, and end with exit code 1."""
        self.show_failure(error, result=result)
        sys.exit(1)

    def show_failure(self, error: CatchlightError, *, result: Document | None = None) -> None:
        """Show a stated failure, with what was done all the same."""
        failure = {"error": error.message, "hint": error.hint, "facts": error.facts}
        if self.json:
            print(json.dumps({**(result or {}), **failure}, ensure_ascii=False, indent=2, default=str))
        else:
            print(_harmless(f"{error.message}\n{error.hint}"), file=sys.stderr)


pass_context = click.make_pass_decorator(Context)


def _sign_out(lab: Lab, actor: Actor) -> None:
    """The end of a command; what it did stands, also where this fails."""
    try:
        left = sign_out(lab, actor, reason="closed")
    except CatchlightError as error:
        click.echo(f"The end of this session could not be logged: {error.message}\n{error.hint}", err=True)
        return
    for reason in left.kept_back:
        click.echo(f"The newest checkpoint was not left everywhere: {reason}.", err=True)


@contextmanager
def job() -> Iterator[JobControl]:
    """A job whose progress is drawn on stderr and that Ctrl-C cancels at its next step."""
    with tqdm(
        file=sys.stderr,
        mininterval=0.2 if sys.stderr.isatty() else 5.0,
        leave=False,
        delay=0.5,
        dynamic_ncols=True,
        smoothing=0,
    ) as bar:

        def draw(progress: Progress) -> None:
            bar.total = progress.total
            bar.n = progress.done
            bar.initial = progress.done_before  # what was done before this run says nothing about its pace
            bar.start_t = time.time() - (progress.seconds - progress.seconds_before)
            bar.set_description_str(printable(progress.note), refresh=False)
            bar.update(0)

        control = JobControl(draw)

        def cancel(_signum: int, _frame: FrameType | None) -> None:
            control.cancel()
            signal.signal(signal.SIGINT, signal.default_int_handler)

        before = signal.signal(signal.SIGINT, cancel)
        try:
            yield control
        finally:
            signal.signal(signal.SIGINT, before)


def _harmless(text: str) -> str:
    """The lines of a text with every character that moves the cursor or turns the writing around as its code."""
    return "\n".join(printable(line) for line in text.split("\n"))


def in_a_line(path: str | os.PathLike[str]) -> str:
    """A path as part of a line that people read: a line's end in it is shown as its code."""
    return printable(plain(path))


def plain(path: str | os.PathLike[str]) -> str:
    """A path as text that JSON and a terminal can show, whatever bytes its name has."""
    return os.fsdecode(path).encode("utf-8", "backslashreplace").decode("utf-8")
