from dataclasses import replace

from pytestqt.modeltest import ModelTester
from tests.gui.samples import EXHIBIT, in_dutch

from catchlight.gui.models.exhibits_model import exhibit_facts, exhibit_notice, exhibits_model
from catchlight.gui.models.table import RowRole, SortRole
from catchlight.media.facts import DecodeWarning
from catchlight.media.ledger import Ledger, State
from catchlight.workflows.extract_faces import ExhibitExtraction

LEDGER = Ledger(
    exhibit_row=3,
    state=State.RUNNING,
    pack_sha256="e" * 64,
    provider="cuda",
    mode="every-frame",
    smallest_face=24.0,
    frames_expected=None,
    frames_decoded=1200,
    frames_failed=2,
    decoded_until=1200,
    seconds=3.0,
    facts=None,
    failure=None,
    started_by="A. Example",
)
UNTOUCHED = ExhibitExtraction(EXHIBIT, None, 0, 0, 0, 0, ())
EXAMINED = replace(UNTOUCHED, ledger=LEDGER, faces=1500, tracks=4, not_suitable=7)


def test_an_exhibit_is_one_row_with_what_was_done_of_it(qtmodeltester: ModelTester) -> None:
    model = exhibits_model(is_running=lambda: False)
    model.set_rows((UNTOUCHED, replace(EXAMINED, exhibit=replace(EXHIBIT, row=4))))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    shown = {column.name: [model.index(row, at).data() for row in (0, 1)] for at, column in enumerate(model.columns)}
    assert shown["Id"] == ["e3", "e4"]
    assert shown["State"] == ["Not examined", "Unfinished"]
    assert shown["Frames"] == ["– / 1,500", "1,200 / ?"]
    assert shown["Faces"] == ["0", "1,500"]
    faces = model.index(1, list(shown).index("Faces"))
    assert (faces.data(SortRole), faces.data(RowRole).ledger) == (1500, LEDGER)


def test_what_this_window_is_at_runs() -> None:
    model = exhibits_model(is_running=lambda: True)
    model.set_rows((EXAMINED,))
    assert "Running" in [model.index(0, at).data() for at in range(model.columnCount())]


def test_the_facts_count_what_failed_and_name_the_provider() -> None:
    facts = {fact.name: fact.value for fact in exhibit_facts(EXAMINED)}
    assert facts["SHA-256"] == "ab" * 32
    assert facts["Examined"] == "1,200 of an unknown number of frames, 2 failed  ·  7 not suitable  ·  CUDA"
    assert "Examined" not in {fact.name for fact in exhibit_facts(UNTOUCHED)}
    with in_dutch():
        facts = {fact.name: fact.value for fact in exhibit_facts(EXAMINED)}
    assert facts["Onderzocht"] == "1.200 van een onbekend aantal beelden, 2 mislukt  ·  7 ongeschikt  ·  CUDA"


def test_a_failure_is_said_before_warnings_and_of_many_warnings_how_many_more() -> None:
    warned = replace(EXAMINED, warnings=tuple(DecodeWarning(at, at * 1000, f"bad frame {at}") for at in range(5)))
    kind, text = exhibit_notice(warned)
    assert kind == "warn"
    assert text.splitlines() == [
        "0:00:00.000  bad frame 0",
        "0:00:00.001  bad frame 1",
        "0:00:00.002  bad frame 2",
        "and 2 more",
    ]
    failed = replace(warned, ledger=replace(LEDGER, failure="The disk is full."))
    assert exhibit_notice(failed) == ("bad", "The disk is full.")
    assert exhibit_notice(EXAMINED)[1] == ""
