"""Who a job works as."""

from typing import Any

from pytestqt.qtbot import QtBot

from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.gui.job_key import JobKey, done_by, who_works
from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session
from catchlight.lab.folder import Lab


def actions(lab: Lab) -> list[str]:
    with lab.reading() as db:
        return [entry.document["action"] for entry in read_log(db)]


def test_work_is_done_by_whom_it_was_asked_for_and_nobody_works_elsewhere(
    session: Session, actor: Actor, qtbot: QtBot
) -> None:
    seen: list[Any] = []
    job = session.runner.read(done_by(actor, lambda _job: seen.append(who_works())))
    with qtbot.waitSignal(job.succeeded):
        pass
    assert seen == [actor]
    assert who_works() is None


def test_a_job_signs_with_a_key_of_its_own_that_ends_with_it(at_work: Session, lab: Lab, qtbot: QtBot) -> None:
    actor = at_work.actor()
    key = JobKey(at_work.runner, lab, actor, kind="intake")
    seen: list[Any] = []

    def work(_job: Job) -> None:
        seen.append(who_works())

    with qtbot.waitSignal(at_work.runner.alongside("", key.used_by(work)).succeeded):
        pass
    (working,) = seen
    assert working.account == actor.account
    assert working.key.key_id != actor.key.key_id
    assert actions(lab)[-2:] == ["job.delegated", "job.ended"]


def test_the_key_of_a_job_that_never_began_ends_once(at_work: Session, lab: Lab, qtbot: QtBot) -> None:
    key = JobKey(at_work.runner, lab, at_work.actor(), kind="search")
    key.give_up()
    qtbot.waitUntil(lambda: at_work.runner.is_idle)
    key.give_up()
    qtbot.waitUntil(lambda: at_work.runner.is_idle)
    assert actions(lab)[-2:] == ["job.delegated", "job.ended"]
