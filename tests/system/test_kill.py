"""A program that is killed, at any moment: what was acknowledged is there, nothing half-done is, the log verifies."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from tests.people import FIRST
from tests.system.killed_acts import COLLEAGUE, PROGRAMS, Place, acknowledged, environment
from tests.system.whole_lab import require_sound, require_whole

from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.workflows.create_lab import create_lab, open_lab
from catchlight.workflows.manage_accounts import CreateAccount, create_account
from catchlight.workflows.sign_in import SignIn, sign_in
from catchlight.workflows.sign_out import sign_out
from catchlight.workflows.verify_log import verify_log

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are made by forking one that is ready")

SLOWEST_START_SECONDS = 30.0
LONGEST_LIFE_SECONDS = 0.3
LONGEST_ROUND_SECONDS = 1.0
"""A window opens a case and takes two stills into it in less."""
ROUNDS_WITH_ONE_LAB = 25


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All programs of a test are on one workstation."""
    monkeypatch.setenv("CATCHLIGHT_DATA", str(tmp_path / "data"))


class Workplace:
    """A lab in which a command line and a window work at once, until they are killed."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.lab, actor = create_lab(folder / "lab", first=FIRST)
        create_account(self.lab, CreateAccount(actor, COLLEAGUE, FIRST.passphrase, (Role.EXAMINER,)))
        self.folder = folder
        self._said: list[Path] = []

    def place(self) -> Place:
        """For one more program."""
        self._said.append(self.folder / f"said-{len(self._said)}")
        return Place(self.lab.folder, self.folder, FIRST.name, FIRST.passphrase, self._said[-1])

    def start(self, program: str) -> BaseProcess:
        """Start a program of `killed_acts` from a process that has everything imported."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tests.system.killed_acts", "PySide6.QtWidgets"])
        process = context.Process(target=PROGRAMS[program], args=(self.place(),), daemon=True)
        process.start()
        return process

    def start_command(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start one real command, as a person does."""
        place = self.place()
        with place.said.open("ab") as said:
            return subprocess.Popen(
                [sys.executable, "-m", "catchlight", "--json", *arguments],
                stdout=said,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **environment(place), "PYTHONPATH": os.pathsep.join(sys.path)},
            )

    def wait_for_an_act(self) -> None:
        """Until the newest program said that something was done."""
        deadline = time.monotonic() + SLOWEST_START_SECONDS
        while not any(acknowledged(self._said[-1])):
            assert time.monotonic() < deadline, "the program did nothing"
            time.sleep(0.005)

    def took_in_by_window(self) -> int:
        """Stills that a window said it has taken in."""
        return sum(number.startswith("W") for number, _ in acknowledged(*self._said).exhibits)

    def check(self, *, others_at_work: bool) -> int:
        """Everything that must hold after a kill; returns how many acts were acknowledged."""
        said = acknowledged(*self._said)  # before the lab is read: what is said later may not be there yet
        lab = open_lab(self.lab.folder)
        sign_out(lab, sign_in(lab, SignIn(FIRST.name, FIRST.passphrase)))  # takes away what a kill left of a checkpoint
        if others_at_work:
            result = verify_log(lab, JobControl())
            assert result.ok, result.problems
        found = require_whole(lab) if others_at_work else require_sound(lab)
        assert said.cases <= found.cases
        assert said.exhibits <= found.exhibits
        assert said.members <= found.members
        return len(said.cases) + len(said.exhibits) + len(said.members)


def kill(process: BaseProcess) -> None:
    process.kill()
    process.join(10)
    assert process.exitcode == -signal.SIGKILL, "it ended before it was killed"


def kill_both(workplace: Workplace, chance: random.Random, *, other: str, longest: float = LONGEST_LIFE_SECONDS) -> int:
    """Two kills: the first while the other program goes on, the second of what is left."""
    running = [workplace.start(program) for program in ("commands", other)]
    workplace.wait_for_an_act()
    chance.shuffle(running)
    time.sleep(chance.uniform(0, longest))
    kill(running[0])
    workplace.check(others_at_work=True)
    time.sleep(chance.uniform(0, longest))
    kill(running[1])
    return workplace.check(others_at_work=False)


def kill_command(workplace: Workplace, chance: random.Random, *, seconds: float) -> int:
    """Two kills: a real command that takes about so many seconds, and the window beside it."""
    window = workplace.start("window")
    workplace.wait_for_an_act()
    command = workplace.start_command("case", "open", f"P-{chance.random()}", "--offence", "robbery")
    time.sleep(chance.uniform(0.3, 1.1) * seconds)
    command.kill()
    assert command.wait(10) in {0, -signal.SIGKILL}
    workplace.check(others_at_work=True)
    kill(window)
    return workplace.check(others_at_work=False)


def seconds_of_a_command(folder: Path) -> float:
    """How long a real command takes from its start to its end, the second time."""
    workplace = Workplace(folder)
    seconds = 0.0
    for number in range(2):
        begun = time.monotonic()
        assert workplace.start_command("case", "open", f"{number}", "--offence", "robbery").wait() == 0
        seconds = time.monotonic() - begun
    assert workplace.check(others_at_work=False) == 2
    return seconds


def test_kills_of_command_line_and_window_lose_nothing(tmp_path: Path) -> None:
    workplace, chance = Workplace(tmp_path / "work"), random.Random(4)

    acts = [kill_both(workplace, chance, other="session") for _ in range(5)]

    assert acts == sorted(acts)
    assert acts[-1] >= 10


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    chance = random.Random()
    acts = kills = 0

    def rounds(count: int, one: Callable[[Workplace], int]) -> None:
        nonlocal acts, kills
        for first in range(0, count, ROUNDS_WITH_ONE_LAB):
            workplace = Workplace(tmp_path / f"{one.__name__}-{first}")
            newest = 0
            for _ in range(min(ROUNDS_WITH_ONE_LAB, count - first)):
                newest = one(workplace)
                kills += 2
            acts += newest
            assert workplace.took_in_by_window()

    def both(workplace: Workplace) -> int:
        return kill_both(workplace, chance, other="window", longest=LONGEST_ROUND_SECONDS)

    def command(workplace: Workplace) -> int:
        return kill_command(workplace, chance, seconds=seconds)

    seconds = seconds_of_a_command(tmp_path / "measured")
    rounds(70, both)
    rounds(30, command)

    assert kills == 200
    print(f"{kills} kills, {acts} acknowledged acts, none lost; one command takes {seconds:.1f} s")  # noqa: T201
