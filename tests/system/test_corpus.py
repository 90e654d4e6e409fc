"""The corpus of broken and hostile files, through intake and extraction: each ends as done, partly done or refused."""

import time
from collections import Counter
from pathlib import Path

import pytest
from tests.corpus_maker import Sample, make_corpus
from tests.people import FIRST

from catchlight.faces.analyst import Analyst
from catchlight.faces.plan import Mode
from catchlight.jobs import JobControl, Progress
from catchlight.media.ledger import State
from catchlight.workflows.add_exhibit import AddExhibits, Intake, add_exhibits
from catchlight.workflows.create_lab import create_lab
from catchlight.workflows.extract_faces import ExhibitExtraction, ExtractFaces, extract_faces
from catchlight.workflows.open_case import OpenCase, open_case
from catchlight.workflows.verify_log import verify_log

LONGEST_SILENCE = 60.0
"""Seconds; no file may hold the work up for longer without a sign of life."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1500)]


class Outcome:
    """What became of the corpus, made once for all tests of this module."""

    def __init__(self, folder: Path, analyst: Analyst) -> None:
        self.samples = {sample.path: sample for sample in make_corpus(folder / "corpus")}
        self.longest_silence = 0.0
        self._last_sign = time.monotonic()
        self.lab, actor = create_lab(folder / "lab", first=FIRST)
        open_case(self.lab, OpenCase(actor, "2026-1", "robbery"))
        control = JobControl(self._sign)
        request = AddExhibits(actor, "2026-1", (folder / "corpus",))
        self.intake: Intake = add_exhibits(self.lab, request, control, analyst=analyst)
        extract = ExtractFaces(actor, "2026-1", mode=Mode.FAST)
        self.extracted = extract_faces(self.lab, extract, control, analyst=analyst).exhibits
        self.analyst_answers = analyst.facts().pack_name

    def _sign(self, _progress: Progress) -> None:
        now = time.monotonic()
        self.longest_silence = max(self.longest_silence, now - self._last_sign)
        self._last_sign = now

    def sample_of(self, known: ExhibitExtraction) -> Sample:
        return self.samples[Path(known.exhibit.path)]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory, analyst: Analyst) -> Outcome:
    return Outcome(tmp_path_factory.mktemp("corpus"), analyst)


def test_every_file_is_taken_in_or_refused_with_a_reason(outcome: Outcome) -> None:
    taken = {Path(exhibit.path) for exhibit in outcome.intake.exhibits}
    refused = {Path(refusal.file) for refusal in outcome.intake.refused}

    assert len(outcome.samples) >= 500
    assert taken | refused == set(outcome.samples)
    assert not taken & refused
    assert all(refusal.reason and refusal.hint for refusal in outcome.intake.refused)


def test_every_exhibit_ends_done_partly_done_or_failed_with_a_reason(outcome: Outcome) -> None:
    for known in outcome.extracted:
        assert known.ledger is not None
        assert known.ledger.state in {State.COMPLETE, State.PARTIAL, State.FAILED}, known.exhibit.name
        if known.ledger.state is not State.COMPLETE:
            assert known.ledger.failure, known.exhibit.name


def test_whole_files_are_done_whatever_they_are_called(outcome: Outcome) -> None:
    whole = [known for known in outcome.extracted if outcome.sample_of(known).fault in {"whole", "misnamed"}]
    faults = Counter(outcome.sample_of(known).fault for known in whole)

    # A misnamed file has the bytes of a whole one, so the case holds it once, under the name that came first.
    assert faults.total() >= 32
    for known in whole:
        assert known.ledger is not None
        assert known.ledger.state is State.COMPLETE, known.exhibit.name
        assert known.ledger.frames_decoded >= 1
        assert known.faces >= 1, known.exhibit.name


def test_lists_and_what_is_no_media_are_refused(outcome: Outcome) -> None:
    taken = [outcome.samples[Path(exhibit.path)] for exhibit in outcome.intake.exhibits]

    assert [sample.path.name for sample in taken if sample.fault == "foreign"] == []
    # The one whose data reference was damaged holds its own data all the same.
    assert {sample.path.name for sample in taken if sample.fault == "list"} <= {"list-elsewhere.mp4"}


def test_nothing_hung_and_the_program_goes_on(outcome: Outcome) -> None:
    assert outcome.longest_silence < LONGEST_SILENCE
    assert outcome.analyst_answers
    assert verify_log(outcome.lab, JobControl()).ok
