"""Exhibits as rows: what was taken in, and how far its extraction came."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from catchlight.gui import formats
from catchlight.gui.advance import Advance, decoded, expected_frames
from catchlight.gui.counts import counts
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.modes import mode_word
from catchlight.gui.widgets.facts import Fact
from catchlight.gui.words import kind_word, state_word

if TYPE_CHECKING:
    from catchlight.evidence.recorder_clock import RecorderClock
    from catchlight.workflows.extract_faces import ExhibitExtraction

_SHOWN_WARNINGS = 3


def exhibits_model(advance: Advance) -> "TableModel[ExhibitExtraction]":
    """The table of exhibits; `advance` says how far the extraction under way is."""
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
                QCoreApplication.translate("exhibits", "Reference"), lambda row: row.exhibit.reference or "–", width=72
            ),
            Column(QCoreApplication.translate("exhibits", "Kind"), lambda row: kind_word(row.exhibit.kind), width=74),
            Column(
                QCoreApplication.translate("exhibits", "Size"),
                lambda row: formats.size(row.exhibit.size),
                sort=lambda row: row.exhibit.size,
                is_number=True,
                width=80,
            ),
            Column(
                QCoreApplication.translate("exhibits", "SHA-256"),
                lambda row: row.exhibit.sha256[:8],
                tip=lambda row: row.exhibit.sha256,
                width=94,
            ),
            Column(
                QCoreApplication.translate("exhibits", "State"),
                lambda row: exhibit_state(row, advance),
                tip=_state_tip,
                width=136,
                share=lambda row: _share(row, advance),
            ),
            Column(
                QCoreApplication.translate("exhibits", "Frames"),
                lambda row: _frames(row, advance),
                sort=decoded,
                tip=_frames_tip,
                is_number=True,
                width=100,
            ),
            Column(QCoreApplication.translate("exhibits", "Failed"), _failed, is_number=True, width=60),
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


def exhibit_facts(row: "ExhibitExtraction", clock: "RecorderClock | None" = None) -> list[Fact]:
    """The particulars of one exhibit; how its frames fared stands in its ledger."""
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
        facts.append(Fact(QCoreApplication.translate("exhibits", "Examined"), _examined(row)))
    if clock is not None:
        facts.append(Fact(QCoreApplication.translate("exhibits", "Recorder"), clock_words(clock)))
    return facts


def _examined(row: "ExhibitExtraction") -> str:
    """How much was examined, in one line."""
    ledger = row.ledger
    if ledger is None:
        return ""
    words = QCoreApplication.translate("exhibits", "{frames} of {expected} frames, {failed} failed").format(
        frames=formats.count(ledger.frames_decoded),
        expected=QCoreApplication.translate("exhibits", "an unknown number of")
        if ledger.frames_expected is None
        else formats.count(ledger.frames_expected),
        failed=formats.count(ledger.frames_failed),
    )
    parts = [words, mode_word(ledger.mode)]
    if ledger.smallest_face is not None:
        parts.append(
            QCoreApplication.translate("exhibits", "faces from {pixels} pixels").format(
                pixels=formats.decimal(ledger.smallest_face)
            )
        )
    parts.append(
        QCoreApplication.translate("exhibits", "{poor} not suitable").format(poor=formats.count(row.not_suitable))
    )
    return "  ·  ".join(parts)


def clock_words(clock: "RecorderClock") -> str:
    """What is known of a recorder's clock, in one line."""
    parts = [
        QCoreApplication.translate("exhibits", "at {media} it showed {shown}").format(
            media=formats.media_time(clock.at_microseconds), shown=f"{clock.shown:%Y-%m-%d %H:%M:%S}"
        ),
        clock.zone,
        error_words(clock.error_seconds),
        QCoreApplication.translate("exhibits", "measured by {name}").format(name=clock.measured_by),
    ]
    return "  ·  ".join(parts)


def error_words(seconds: float) -> str:
    """How wrong a recorder's clock was, its sign in words."""
    amount = formats.decimal(abs(seconds), 3)
    if seconds > 0:
        return QCoreApplication.translate("exhibits", "recorder fast by {seconds} s").format(seconds=amount)
    if seconds < 0:
        return QCoreApplication.translate("exhibits", "recorder slow by {seconds} s").format(seconds=amount)
    return QCoreApplication.translate("exhibits", "recorder right")


def exhibit_notice(row: "ExhibitExtraction") -> tuple[str, str]:
    """What is to be said of it, as the kind and text of a banner; "" where nothing is."""
    ledger = row.ledger
    if ledger is not None and ledger.state.value == "partial":
        words = QCoreApplication.translate("exhibits", "Partly done: {frames} of {expected} frames. {reason}")
        text = words.format(
            frames=formats.count(ledger.frames_decoded),
            expected=QCoreApplication.translate("exhibits", "an unknown number of")
            if ledger.frames_expected is None
            else formats.count(ledger.frames_expected),
            reason=ledger.failure or "",
        )
        return "warn", text.strip()
    if ledger is not None and ledger.failure:
        return "bad", ledger.failure
    if row.warnings:
        lines = [
            warning.message
            if warning.microseconds is None
            else f"{formats.both_times(warning.microseconds, row.wall_time(warning.microseconds))}  {warning.message}"
            for warning in row.warnings[:_SHOWN_WARNINGS]
        ]
        more = len(row.warnings) - _SHOWN_WARNINGS
        if more > 0:
            lines.append(counts.more(more))
        return "warn", "\n".join(lines)
    return "info", ""


def exhibit_state(row: "ExhibitExtraction", advance: Advance) -> str:
    """How far it is, in a word or two; with its share while it is worked on."""
    state = None if row.ledger is None else row.ledger.state.value
    if advance.awaits(row):
        return QCoreApplication.translate("exhibits", "Waiting")
    if advance.is_at(row):
        done, expected = advance.frames(row), expected_frames(row)
        return f"{state_word('running', is_running=True)}  {formats.share(done, expected) if expected else ''}".strip()
    words = state_word(state, is_running=False)
    if state in {"running", "cancelled"}:
        share = formats.share(decoded(row), expected_frames(row) or 0)
        return f"{words}  {share}".strip()
    return words


def _state_tip(row: "ExhibitExtraction") -> str:
    if row.ledger is None or row.ledger.state.value not in {"running", "cancelled"}:
        return ""
    return QCoreApplication.translate("exhibits", "What was done is kept; extraction can go on from there.")


def _share(row: "ExhibitExtraction", advance: Advance) -> float | None:
    """The part that is done, of what is worked on or can go on."""
    expected = expected_frames(row)
    unfinished = row.ledger is not None and row.ledger.state.value in {"running", "cancelled"}
    if not expected or not (unfinished or advance.is_at(row)):
        return None
    return min(1.0, advance.frames(row) / expected)


def _frames(row: "ExhibitExtraction", advance: Advance) -> str:
    expected = expected_frames(row)
    if row.ledger is None and not advance.is_at(row):
        return "–" if expected is None else f"– / {formats.count(expected)}"
    done = advance.frames(row) if advance.is_at(row) else 0 if row.ledger is None else row.ledger.frames_decoded
    return f"{formats.count(done)} / {'?' if expected is None else formats.count(expected)}"


def _frames_tip(_row: "ExhibitExtraction") -> str:
    return QCoreApplication.translate("exhibits", "Frames decoded / frames expected")


def _failed(row: "ExhibitExtraction") -> str:
    return "–" if row.ledger is None else formats.count(row.ledger.frames_failed)
