from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from catchlight.evidence.timeline import ClearText, EntryInFull, Signature, TimelineEntry
from catchlight.gui.log_words import Names
from catchlight.gui.reads_log import SignedBy
from catchlight.gui.views.log_entry_panel import LogEntryPanel
from catchlight.gui.widgets.facts import Fact

TEXTS = (ClearText("actor.name", "A. Example"), ClearText("details.purpose", None))
FULL = EntryInFull(7, '{"action":"search.started"}', "a" * 64, Signature.FITS, "b" * 64, False, TEXTS, False)
DOCUMENT = {
    "action": "search.started", "time": "2026-11-23T09:49:19.000000Z", "role": "examiner", "case": "c1",
    "actor": {"account": "a1", "name": "A. Example"}, "details": {"search": "s7", "scope": "gallery", "probe": "t1"},
}  # fmt: skip
NAMES = Names({"c1": "2026-001"})


@pytest.fixture
def panel(qtbot: QtBot) -> LogEntryPanel:
    made = LogEntryPanel()
    qtbot.addWidget(made)
    return made


def test_an_entry_is_shown_with_its_texts_and_the_bytes_that_were_signed(panel: LogEntryPanel) -> None:
    panel.show_entry(TimelineEntry(7, DOCUMENT), SignedBy(FULL, "A. Example"), NAMES)
    assert panel.title.text() == "Entry 7"
    assert panel.what.text() == "Search s7 of the gallery started for t1"
    assert panel.canonical.toPlainText() == FULL.canonical
    assert panel._text_facts(FULL) == [
        Fact("Name", "A. Example", "actor.name"),
        Fact("Purpose", "erased", "details.purpose"),
    ]
    persons = tuple(
        ClearText(f"details.candidates[{at}].person_id", text) for at, text in enumerate(("P1", None, "P7"))
    )
    assert panel._text_facts(replace(FULL, clear=persons)) == [
        Fact("Person", "P1\nerased\nP7", "details.candidates[…].person_id")
    ]
    panel.clear()
    assert panel.canonical.toPlainText() == ""
    assert panel.tabs.isHidden()


@pytest.mark.parametrize(
    ("changed", "kind", "part"),
    [
        ({}, "good", "key of A. Example"),
        ({"is_job": True}, "good", "long job"),
        ({"signature": Signature.DOES_NOT_FIT}, "bad", "does not fit"),
        ({"signature": Signature.MISSING, "signer": None}, "bad", "no signature"),
        ({"signature": Signature.KEY_UNKNOWN}, "bad", "not known"),
    ],
)
def test_the_signature_is_told(panel: LogEntryPanel, changed: dict[str, object], kind: str, part: str) -> None:
    panel.show_entry(None, SignedBy(replace(FULL, **changed), "A. Example"), NAMES)  # type: ignore[arg-type]
    assert panel.signature.property("banner") == kind
    assert part in panel.signature.text.text()


def test_withheld_is_not_erased_and_nothing_personal_is_said_to(panel: LogEntryPanel) -> None:
    (_, purpose) = panel._text_facts(replace(FULL, withheld=True))
    assert purpose.value == "withheld: another case"
    assert "no personal data" in panel._text_facts(replace(FULL, clear=()))[0].value
