"""Programs that act in a lab without end, so that they can be killed at any moment; each says what was acknowledged.

What a command prints after its commit is its acknowledgement; what the window's session reports as succeeded is one
too. Both go to a file that only grows, so that nothing said is lost with the process that said it.
"""

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from tqdm import tqdm

from catchlight.cli.context import Context
from catchlight.cli.main import run_cli
from catchlight.faces.analyst import Analyst
from catchlight.gui.main_window import MainWindow
from catchlight.gui.session import Session
from catchlight.media.facts import StillFacts
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.open_case import OpenCase, open_case

COLLEAGUE = "B. Other"


class Place(NamedTuple):
    """Where a program acts, and as whom.

    Attributes:
        lab: The lab folder.
        scratch: A folder for stills, settings and what is said.
        name: The account.
        passphrase: Of the account.
        said: The file that takes what was acknowledged.
    """

    lab: Path
    scratch: Path
    name: str
    passphrase: str
    said: Path


class Acknowledged(NamedTuple):
    """What programs said was done: case numbers, and hashes of exhibits and names of members by case number."""

    cases: set[str]
    exhibits: set[tuple[str, str]]
    members: set[tuple[str, str]]


class OpensStills(Analyst):
    """Says of every file that it is a small still; the models have no part in what is tested."""

    def __init__(self) -> None:
        super().__init__(Path())

    def inspect(self, path: Path) -> StillFacts:
        return StillFacts(8, 8, "PNG", None)


class SessionOfStills(Session):
    """The window's session with that analyst, whatever pack the lab has."""

    def analyst(self) -> Analyst:
        return OpensStills()


def work_as_commands(place: Place) -> None:
    """Open cases and take stills into them, one command after the other; runs in a process of its own."""
    os.environ.update(environment(place))
    output = os.open(place.said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(output, 1)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)

    def stills(_: Context) -> AbstractContextManager[Analyst]:
        return nullcontext(OpensStills())

    tqdm.set_lock(threading.RLock())  # its own is shared between processes, and stays behind when this one is killed
    with mock.patch.object(Context, "analyst", stills):
        for number in _numbers("C"):
            _command("case", "open", number, "--offence", "robbery")
            for still in _stills(place, number):
                _command("exhibit", "add", number, str(still), "--keep-original")
            _command("case", "member", "add", number, COLLEAGUE)


def work_as_a_window(place: Place) -> None:
    """The same in the real window, whose pages follow every act."""
    work_as_a_session(place, with_window=True)


def work_as_a_session(place: Place, *, with_window: bool = False) -> None:
    """The same through the window's session: every act is a job; runs in a process of its own."""
    os.environ.update(environment(place))
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(place.scratch / "settings"))
    application = QApplication(["catchlight"])
    session = SessionOfStills(warm_up=False)
    window = MainWindow(session) if with_window else None
    if window is not None:
        window.show()
    output = os.open(place.said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    numbers = _numbers("W")

    def say(document: dict[str, Any]) -> None:
        os.write(output, json.dumps(document).encode() + b"\n")

    def open_next() -> None:
        number = next(numbers)
        lab = session.lab
        assert lab is not None
        job = session.act_lightly(lambda _: open_case(lab, OpenCase(session.actor(), number, "robbery")))
        job.succeeded.connect(lambda opened: say({"case": opened.number}))
        job.succeeded.connect(lambda _: take_in(number))

    def take_in(number: str) -> None:
        lab = session.lab
        assert lab is not None
        paths = tuple(_stills(place, number))
        job = session.act(
            "taking in",
            kind="intake",
            work=lambda job: add_exhibits(
                lab,
                AddExhibits(session.actor(), number, paths, keep_original=True),
                job.control,
                analyst=session.analyst(),
            ),
        )
        job.succeeded.connect(
            lambda intake: say({"in": number, "exhibits": [{"sha256": taken.sha256} for taken in intake.exhibits]})
        )
        job.succeeded.connect(lambda _: open_next())
        job.failed.connect(session.failed)

    session.failed.connect(lambda error: say({"failed": str(error)}))
    session.lab_changed.connect(lambda: session.sign_in(place.name, place.passphrase))
    session.actor_changed.connect(lambda: open_next() if session.signed_in is not None else None)
    session.open_lab(place.lab)
    application.exec()


def environment(place: Place) -> dict[str, str]:
    """What a command finds in its environment; `QT_QPA_PLATFORM=xcb` shows the window where there is a screen."""
    key_file = place.scratch / "passphrase"
    if not key_file.exists():
        key_file.touch(mode=0o600)
        key_file.write_text(place.passphrase + "\n", encoding="utf-8")
    return {
        "CATCHLIGHT_LAB": str(place.lab),
        "CATCHLIGHT_AS": place.name,
        "CATCHLIGHT_KEY_FILE": str(key_file),
        "CATCHLIGHT_DATA": str(place.scratch.parent / "data"),
        "XDG_CONFIG_HOME": str(place.scratch / "config"),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }


def acknowledged(*said: Path) -> Acknowledged:
    """What was acknowledged up to now; a document that the kill cut off was not."""
    found = Acknowledged(set(), set(), set())
    for document in (document for file in said if file.exists() for document in _documents(file.read_text("utf-8"))):
        assert "failed" not in document, document
        assert "error" not in document, document
        if "exhibits" in document:
            number = document.get("in") or Path(document["exhibits"][0]["file"]).name.partition("_")[0]
            found.exhibits.update((number, exhibit["sha256"]) for exhibit in document["exhibits"])
        else:
            found.cases.add(document["case"])
            found.members.update((document["case"], member["name"]) for member in document.get("members", ()))
    return found


def _documents(text: str) -> Iterator[dict[str, Any]]:
    decoder = json.JSONDecoder()
    rest = text.lstrip()
    while rest:
        try:
            document, end = decoder.raw_decode(rest)
        except ValueError:  # the end that a kill cut off
            return
        yield document
        rest = rest[end:].lstrip()


def _command(*arguments: str) -> None:
    code = run_cli(["--json", *arguments], open_window=lambda _: 7)
    assert code == 0, arguments


def _numbers(kind: str) -> Iterator[str]:
    """Case numbers that no other process takes."""
    own = f"{kind}{os.getpid()}-{os.urandom(4).hex()}"
    count = 0
    while True:
        yield f"{own}-{count}"
        count += 1


def _stills(place: Place, number: str) -> Iterator[Path]:
    """Two new stills that are like no other."""
    for index in range(2):
        path = place.scratch / f"{number}_{index}.png"
        path.write_bytes(os.urandom(5000))
        yield path


PROGRAMS: dict[str, Callable[[Place], None]] = {
    "commands": work_as_commands,
    "session": work_as_a_session,
    "window": work_as_a_window,
}
