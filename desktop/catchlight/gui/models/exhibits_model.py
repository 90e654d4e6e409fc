"""Exhibits as rows: what was taken in, and how far its extraction came."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from catchlight.gui import formats
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.widgets.facts import Fact
from catchlight.gui.words import kind_word, provider_word, state_word

if TYPE_CHECKING:
    from catchlight.workflows.extract_faces import ExhibitExtraction

_SHOWN_WARNINGS = 3


def exhibits_model(*, is_running: Callable[[], bool]) -> "TableModel[ExhibitExtraction]":
    """The table of exhibits."""
    say = QCoreApplication.translate
    return TableModel(
        (
            Column(say("exhibits", "Id"), lambda row: row.exhibit.id, sort=lambda row: row.exhibit.row, width=52),
            Column(say("exhibits", "File"), lambda row: row.exhibit.name, tip=lambda row: row.exhibit.path),
            Column(say("exhibits", "Reference"), lambda row: row.exhibit.reference or "–", width=100),
            Column(say("exhibits", "Kind"), lambda row: kind_word(row.exhibit.kind), width=82),
            Column(say("exhibits", "Size"), lambda row: formats.size(row.exhibit.size),
                   sort=lambda row: row.exhibit.size, is_number=True, width=82),
            Column(say("exhibits", "SHA-256"), lambda row: formats.short_hash(row.exhibit.sha256),
                   tip=lambda row: row.exhibit.sha256, width=112),
            Column(say("exhibits", "State"), lambda row: _state(row, is_running=is_running()), width=108),
            Column(say("exhibits", "Frames"), _frames, sort=_decoded, tip=_frames_tip, is_number=True, width=104),
            Column(say("exhibits", "Failed"), _failed, is_number=True, width=66),
            Column(say("exhibits", "Faces"), lambda row: formats.count(row.faces), sort=lambda row: row.faces,
                   is_number=True, width=66),
            Column(say("exhibits", "Tracks"), lambda row: formats.count(row.tracks), sort=lambda row: row.tracks,
                   is_number=True, width=66),
            Column(say("exhibits", "Warnings"), lambda row: formats.count(len(row.warnings)),
                   sort=lambda row: len(row.warnings), is_number=True, width=84),
        ),
        key=lambda row: row.exhibit.row,
    )  # fmt: skip


def exhibit_facts(row: "ExhibitExtraction") -> list[Fact]:
    """The particulars of one exhibit."""
    say = QCoreApplication.translate
    exhibit, ledger = row.exhibit, row.ledger
    facts = [
        Fact(say("exhibits", "Original"), exhibit.path),
        Fact(say("exhibits", "SHA-256"), exhibit.sha256),
        Fact(
            say("exhibits", "Taken in"),
            f"{formats.local_time(exhibit.added_at)}  ·  {exhibit.added_by}  ·  {exhibit.width} × {exhibit.height}",
            formats.utc_time(exhibit.added_at),
        ),
    ]
    seized = [part for part in (exhibit.seized_by, exhibit.seized_at and formats.local_time(exhibit.seized_at)) if part]
    if seized:
        facts.append(Fact(say("exhibits", "Seized"), "  ·  ".join(seized)))
    if ledger is not None:
        examined = say("exhibits", "{frames} of {expected} frames, {failed} failed  ·  {poor} not suitable").format(
            frames=formats.count(ledger.frames_decoded),
            expected=say("exhibits", "an unknown number of")
            if ledger.frames_expected is None
            else formats.count(ledger.frames_expected),
            failed=formats.count(ledger.frames_failed),
            poor=formats.count(row.not_suitable),
        )
        if ledger.provider:
            examined += f"  ·  {provider_word(ledger.provider)}"
        facts.append(Fact(say("exhibits", "Examined"), examined))
    return facts


def exhibit_notice(row: "ExhibitExtraction") -> tuple[str, str]:
    """What is to be said of it, as the kind and text of a banner; "" where nothing is."""
    if row.ledger is not None and row.ledger.failure:
        return "bad", row.ledger.failure
    if row.warnings:
        lines = [
            warning.message
            if warning.microseconds is None
            else f"{formats.media_time(warning.microseconds)}  {warning.message}"
            for warning in row.warnings[:_SHOWN_WARNINGS]
        ]
        more = len(row.warnings) - _SHOWN_WARNINGS
        if more > 0:
            lines.append(QCoreApplication.translate("exhibits", "and %n more", "", more))
        return "warn", "\n".join(lines)
    return "info", ""


def _state(row: "ExhibitExtraction", *, is_running: bool) -> str:
    return state_word(None if row.ledger is None else row.ledger.state.value, is_running=is_running)


def _decoded(row: "ExhibitExtraction") -> int:
    return 0 if row.ledger is None else row.ledger.frames_decoded


def _frames(row: "ExhibitExtraction") -> str:
    if row.ledger is None:
        return "–" if row.exhibit.frames_expected is None else f"– / {formats.count(row.exhibit.frames_expected)}"
    expected = row.ledger.frames_expected
    return f"{formats.count(row.ledger.frames_decoded)} / {'?' if expected is None else formats.count(expected)}"


def _frames_tip(row: "ExhibitExtraction") -> str:
    return QCoreApplication.translate("exhibits", "Frames decoded / frames expected")


def _failed(row: "ExhibitExtraction") -> str:
    return "–" if row.ledger is None else formats.count(row.ledger.frames_failed)
