"""Exhibits as rows: what was taken in, and how far its extraction came."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from catchlight.gui import formats
from catchlight.gui.counts import counts
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.widgets.facts import Fact
from catchlight.gui.words import kind_word, provider_word, state_word

if TYPE_CHECKING:
    from catchlight.workflows.extract_faces import ExhibitExtraction

_SHOWN_WARNINGS = 3


def exhibits_model(*, is_running: Callable[[], bool]) -> "TableModel[ExhibitExtraction]":
    """The table of exhibits."""
    return TableModel(
        (
            Column(
                QCoreApplication.translate("exhibits", "Id"),
                lambda row: row.exhibit.id,
                sort=lambda row: row.exhibit.row,
                width=48,
            ),
            Column(
                QCoreApplication.translate("exhibits", "File"),
                lambda row: row.exhibit.name,
                tip=lambda row: row.exhibit.path,
            ),
            Column(
                QCoreApplication.translate("exhibits", "Reference"), lambda row: row.exhibit.reference or "–", width=80
            ),
            Column(QCoreApplication.translate("exhibits", "Kind"), lambda row: kind_word(row.exhibit.kind), width=74),
            Column(
                QCoreApplication.translate("exhibits", "Size"),
                lambda row: formats.size(row.exhibit.size),
                sort=lambda row: row.exhibit.size,
                is_number=True,
                width=70,
            ),
            Column(
                QCoreApplication.translate("exhibits", "SHA-256"),
                lambda row: row.exhibit.sha256[:8],
                tip=lambda row: row.exhibit.sha256,
                width=100,
            ),
            Column(
                QCoreApplication.translate("exhibits", "State"),
                lambda row: _state(row, is_running=is_running()),
                width=120,
            ),
            Column(
                QCoreApplication.translate("exhibits", "Frames"),
                _frames,
                sort=_decoded,
                tip=_frames_tip,
                is_number=True,
                width=90,
            ),
            Column(QCoreApplication.translate("exhibits", "Failed"), _failed, is_number=True, width=64),
            Column(
                QCoreApplication.translate("exhibits", "Faces"),
                lambda row: formats.count(row.faces),
                sort=lambda row: row.faces,
                is_number=True,
                width=64,
            ),
            Column(
                QCoreApplication.translate("exhibits", "Tracks"),
                lambda row: formats.count(row.tracks),
                sort=lambda row: row.tracks,
                is_number=True,
                width=64,
            ),
            Column(
                QCoreApplication.translate("exhibits", "Warnings"),
                lambda row: formats.count(len(row.warnings)),
                sort=lambda row: len(row.warnings),
                is_number=True,
                width=82,
            ),
        ),
        key=lambda row: row.exhibit.row,
    )


def exhibit_facts(row: "ExhibitExtraction") -> list[Fact]:
    """The particulars of one exhibit."""
    exhibit, ledger = row.exhibit, row.ledger
    facts = [
        Fact(QCoreApplication.translate("exhibits", "Original"), exhibit.path),
        Fact(QCoreApplication.translate("exhibits", "SHA-256"), exhibit.sha256),
        Fact(
            QCoreApplication.translate("exhibits", "Taken in"),
            f"{formats.local_time(exhibit.added_at)}  ·  {exhibit.added_by}  ·  {exhibit.width} × {exhibit.height}",
            formats.utc_time(exhibit.added_at),
        ),
    ]
    seized = [part for part in (exhibit.seized_by, exhibit.seized_at and formats.local_time(exhibit.seized_at)) if part]
    if seized:
        facts.append(Fact(QCoreApplication.translate("exhibits", "Seized"), "  ·  ".join(seized)))
    if ledger is not None:
        examined = QCoreApplication.translate(
            "exhibits", "{frames} of {expected} frames, {failed} failed  ·  {poor} not suitable"
        ).format(
            frames=formats.count(ledger.frames_decoded),
            expected=QCoreApplication.translate("exhibits", "an unknown number of")
            if ledger.frames_expected is None
            else formats.count(ledger.frames_expected),
            failed=formats.count(ledger.frames_failed),
            poor=formats.count(row.not_suitable),
        )
        if ledger.provider:
            examined += f"  ·  {provider_word(ledger.provider)}"
        facts.append(Fact(QCoreApplication.translate("exhibits", "Examined"), examined))
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
            lines.append(counts.more(more))
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


def _frames_tip(_row: "ExhibitExtraction") -> str:
    return QCoreApplication.translate("exhibits", "Frames decoded / frames expected")


def _failed(row: "ExhibitExtraction") -> str:
    return "–" if row.ledger is None else formats.count(row.ledger.frames_failed)
