"""Acts that failures are tried on, each one transaction, and the lab that they are done in."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.people import FIRST
from tests.system.killed_acts import OpensStills

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.database import opened, transaction
from catchlight.lab.folder import Lab
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.create_lab import create_lab, open_lab
from catchlight.workflows.erase_case import EraseCase, erase_case
from catchlight.workflows.manage_accounts import CreateAccount, create_account
from catchlight.workflows.open_case import OpenCase, open_case
from catchlight.workflows.sign_in import SignIn, sign_in

CASE = "2026-1"


@dataclass(frozen=True)
class Ready:
    """A lab with a case and an exhibit whose original is kept, who acts in it, and a new still."""

    lab: Lab
    actor: Actor
    still: Path


def make_ready(folder: Path) -> Ready:
    """A lab in `folder`/lab; the stills lie beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    lab, actor = create_lab(folder / "lab", first=FIRST)
    ready = Ready(lab, actor, folder / "still.png")
    open_case(lab, OpenCase(actor, CASE, "robbery"))
    ready.still.write_bytes(b"the first still" * 400)
    take_in_a_still(ready)
    ready.still.write_bytes(b"the second still" * 400)
    return ready


def copied(ready: Ready, folder: Path) -> Ready:
    """The same lab once more, below `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ready.lab.folder, folder / "lab")
    shutil.copyfile(ready.still, folder / "still.png")
    lab = Lab(folder / "lab", ready.lab.identifier, ready.lab.name)
    return Ready(lab, ready.actor, folder / "still.png")


def open_a_case(ready: Ready) -> None:
    open_case(ready.lab, OpenCase(ready.actor, "2026-2", "burglary"))


def take_in_a_still(ready: Ready) -> None:
    request = AddExhibits(ready.actor, CASE, (ready.still,), keep_original=True)
    for refusal in add_exhibits(ready.lab, request, JobControl(), analyst=OpensStills()).refused:
        raise CatchlightError(refusal.reason, hint=refusal.hint)


def sign_in_again(ready: Ready) -> None:
    sign_in(ready.lab, SignIn(FIRST.name, FIRST.passphrase))


def create_an_account(ready: Ready) -> None:
    create_account(ready.lab, CreateAccount(ready.actor, "D. Fourth", FIRST.passphrase, (Role.EXAMINER,)))


def erase_the_case(ready: Ready) -> None:
    erase_case(ready.lab, EraseCase(ready.actor, CASE, "the retention is over"))


ACTS: tuple[Callable[[Ready], None], ...] = (
    open_a_case,
    take_in_a_still,
    sign_in_again,
    create_an_account,
    erase_the_case,
)


def open_cases(folder: Path, prefix: str, count: int) -> None:
    """Open so many cases, one act each; what a second process does."""
    lab = open_lab(folder)
    actor = sign_in(lab, SignIn(FIRST.name, FIRST.passphrase))
    for number in range(count):
        open_case(lab, OpenCase(actor, f"{prefix}-{number}", "robbery"))


def hold_the_lab(folder: Path, seconds: float, held: Path) -> None:
    """Write to the lab's database for so long without coming to an end; `held` is there from then on."""
    with opened(folder / "evidence.db") as db, transaction(db):
        held.touch()
        time.sleep(seconds)
