"""One job's messages: a wrong answer ends the worker, its errors arrive rebuilt, and the next job begins clean."""

import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection

import pytest

from catchlight.errors import AnalystStopped, CatchlightError, MediaRefused, PackRefused
from catchlight.faces import conversation, messages
from catchlight.faces.conversation import Conversation
from catchlight.faces.findings import StillFindings
from catchlight.faces.pack import DEFAULT_PACK
from catchlight.faces.plan import Mode, plan_still
from catchlight.faces.worker_process import WorkerProcess

FINDINGS = StillFindings("PNG", plan_still(Mode.FAST, 10, 20), ())


class Wire:
    """Both pipes of a worker, with the test at the other end."""

    def __init__(self, worker: WorkerProcess) -> None:
        self.worker = worker
        self._asked, worker._requests = multiprocessing.Pipe(duplex=False)
        worker._replies, self._answers = multiprocessing.Pipe(duplex=False)

    def answer(self, *replies: messages.Reply) -> None:
        for reply in replies:
            self._answers.send_bytes(messages.encode(reply))

    def asked(self) -> messages.AnyRequest:
        assert self._asked.poll(0), "nothing was asked"
        return messages.decode_request(self._asked.recv_bytes())

    def close(self) -> None:
        for end in (self._asked, self._answers):
            end.close()


@pytest.fixture(scope="module")
def living() -> Iterator[WorkerProcess]:
    """A worker whose own pipes are put back in the end; tests that end it start one themselves."""
    worker = WorkerProcess(DEFAULT_PACK, provider=None, patience_seconds=30)
    pipes: tuple[Connection, Connection] = (worker._requests, worker._replies)
    yield worker
    worker._requests, worker._replies = pipes
    worker.end()


@pytest.fixture
def wire(living: WorkerProcess) -> Iterator[Wire]:
    wire = Wire(living)
    yield wire
    wire.close()


@pytest.fixture
def call(wire: Wire) -> Conversation:
    return Conversation(wire.worker, job=3, doing="opening a.mp4")


@pytest.fixture
def doomed() -> Iterator[Wire]:
    """A worker of this test's own, which the test ends."""
    worker = WorkerProcess(DEFAULT_PACK, provider=None, patience_seconds=30)
    pipes = (worker._requests, worker._replies)
    wire = Wire(worker)
    yield wire
    wire.close()
    for pipe in pipes:
        pipe.close()
    worker.kill()


def refusal(error: str, **facts: object) -> messages.Refused:
    return messages.Refused(3, error, "It is broken.", "Ask for it again.", facts)


def test_a_question_gets_its_answer(wire: Wire, call: Conversation) -> None:
    wire.answer(messages.StillAnalysed(3, FINDINGS))
    assert call.ask(messages.Inspect(3, "/a"), messages.StillAnalysed).findings == FINDINGS
    assert wire.asked() == messages.Inspect(3, "/a")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ("MediaRefused", MediaRefused),
        ("PackRefused", PackRefused),
        ("CatchlightError", CatchlightError),
        ("KeyboardInterrupt", CatchlightError),
        ("", CatchlightError),
    ],
)
def test_an_error_of_the_worker_arrives_rebuilt_and_never_as_a_kind_it_may_not_raise(
    wire: Wire, call: Conversation, error: str, kind: type[CatchlightError]
) -> None:
    wire.answer(refusal(error, file="a.mp4"))
    with pytest.raises(CatchlightError) as raised:
        call.expect(messages.Inspected)
    assert type(raised.value) is kind
    assert (raised.value.message, raised.value.hint) == ("It is broken.", "Ask for it again.")
    assert raised.value.facts == {"file": "a.mp4"}


@pytest.mark.parametrize("name", ["message", "hint", "self"])
def test_facts_named_like_an_errors_own_parts_do_no_harm(wire: Wire, call: Conversation, name: str) -> None:
    wire.answer(messages.Refused(3, "MediaRefused", "It is broken.", "", {"file": "a.mp4", name: "x"}))
    with pytest.raises(MediaRefused, match="It is broken") as refused:
        call.expect(messages.Inspected)
    assert refused.value.facts == {"file": "a.mp4"}


def test_the_refusal_of_one_image_is_a_value_and_that_of_the_pack_is_raised(wire: Wire, call: Conversation) -> None:
    wire.answer(messages.StillAnalysed(3, FINDINGS), refusal("MediaRefused"), refusal("PackRefused"))
    assert call.next_still() == FINDINGS
    assert isinstance(call.next_still(), MediaRefused)
    with pytest.raises(PackRefused):
        call.next_still()


def test_an_answer_of_another_kind_ends_the_worker(doomed: Wire) -> None:
    call = Conversation(doomed.worker, job=3, doing="opening a.mp4")
    doomed.answer(messages.StillAnalysed(3, FINDINGS))
    with pytest.raises(AnalystStopped, match="StillAnalysed instead of Inspected"):
        call.expect(messages.Inspected)
    assert not doomed.worker.is_alive


def test_finishing_reads_what_is_left_and_leaves_the_rest_to_the_next_job(wire: Wire, call: Conversation) -> None:
    wire.answer(messages.StillAnalysed(3, FINDINGS), messages.Ended(3), messages.Ended(4))
    call.finish(cancel=False)
    following = Conversation(wire.worker, job=4, doing="loading the models")
    assert following.expect(messages.Ended) == messages.Ended(4)


def test_a_job_that_did_not_run_to_its_end_is_cancelled(wire: Wire, call: Conversation) -> None:
    wire.answer(messages.Ended(3))
    call.finish(cancel=True)
    assert wire.asked() == messages.Cancel(3)


def test_a_worker_that_does_not_come_to_an_end_is_ended(doomed: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "SECONDS_TO_CANCEL", 0.01)
    call = Conversation(doomed.worker, job=3, doing="opening a.mp4")
    doomed.answer(messages.StillAnalysed(3, FINDINGS))
    with pytest.raises(AnalystStopped, match="no sign of life"):
        call.finish(cancel=True)
    assert not doomed.worker.is_alive


def test_a_new_conversation_forgets_where_the_last_job_was(wire: Wire) -> None:
    wire.worker.position = 12
    Conversation(wire.worker, job=5, doing="opening b.mp4")
    assert wire.worker.position is None


def test_whoever_listens_is_told_where_the_worker_is(wire: Wire) -> None:
    heard: list[int] = []
    call = Conversation(wire.worker, job=3, doing="examining a.mp4", moved=heard.append)
    wire.answer(messages.Beat(3, 7), messages.Beat(2, 99), messages.Beat(3, 9), messages.Ended(3))
    assert call.expect(messages.Ended) == messages.Ended(3)
    assert heard == [7, 9]
