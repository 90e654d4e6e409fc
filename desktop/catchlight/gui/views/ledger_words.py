"""The decode ledger of an exhibit in words: the file, the examination, and in which state it is."""

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from catchlight.gui import formats
from catchlight.gui.counts import counts
from catchlight.gui.modes import mode_word, plan_words
from catchlight.gui.widgets.facts import Fact
from catchlight.gui.words import kind_word, provider_word

if TYPE_CHECKING:
    from catchlight.media.facts import FootageFacts
    from catchlight.workflows.extract_faces import ExhibitExtraction


def file_facts(row: "ExhibitExtraction") -> list[Fact]:
    """What the file is, as far as opening it for real showed."""
    exhibit = row.exhibit
    media = None if row.ledger is None else row.ledger.facts
    picture = f"{exhibit.width} × {exhibit.height}"
    facts = [
        Fact(QCoreApplication.translate("ledger", "Kind"), kind_word(exhibit.kind)),
        Fact(QCoreApplication.translate("ledger", "Bytes"), formats.count(exhibit.size)),
    ]
    if media is None:
        return [*facts, Fact(QCoreApplication.translate("ledger", "Picture"), picture)]
    return facts + _media_facts(media)


def _media_facts(media: "FootageFacts") -> list[Fact]:
    rate = _unknown() if media.nominal_rate is None else _per_second(media.nominal_rate)
    duration = _unknown() if media.duration_microseconds is None else formats.media_time(media.duration_microseconds)
    if media.starts_at_microseconds:
        starts = formats.media_time(media.starts_at_microseconds)
        duration += "  ·  " + QCoreApplication.translate("ledger", "starts at {time} of the container").format(
            time=starts
        )
    return [
        Fact(QCoreApplication.translate("ledger", "Container"), media.container),
        Fact(QCoreApplication.translate("ledger", "Codec"), media.codec.strip() or _unknown()),
        Fact(QCoreApplication.translate("ledger", "Pixel format"), media.pixel_format or _unknown()),
        Fact(QCoreApplication.translate("ledger", "Picture"), _picture(media)),
        Fact(QCoreApplication.translate("ledger", "Duration"), duration),
        Fact(
            QCoreApplication.translate("ledger", "Time base"),
            _unknown()
            if media.time_base is None
            else QCoreApplication.translate("ledger", "{fraction} s").format(fraction=media.time_base),
        ),
        Fact(
            QCoreApplication.translate("ledger", "Rate"),
            rate,
            QCoreApplication.translate("ledger", "As announced. Times are the container's own, never counted from it."),
        ),
        Fact(QCoreApplication.translate("ledger", "Streams"), _streams(media.video_streams)),
    ]


def _picture(media: "FootageFacts") -> str:
    parts = [f"{media.width} × {media.height}"]
    if media.pixel_aspect != 1:
        aspect = f"{media.pixel_aspect.numerator}:{media.pixel_aspect.denominator}"
        parts.append(QCoreApplication.translate("ledger", "pixels {aspect}, made square").format(aspect=aspect))
    else:
        parts.append(QCoreApplication.translate("ledger", "square pixels"))
    if media.rotation:
        parts.append(
            QCoreApplication.translate("ledger", "turned upright by {degrees}°").format(degrees=media.rotation)
        )
    return "  ·  ".join(parts)


def _streams(video: int | None) -> str:
    if video is None:
        return QCoreApplication.translate("ledger", "the first video stream; the file does not say whether it has more")
    if video == 1:
        return QCoreApplication.translate("ledger", "one video stream")
    return QCoreApplication.translate("ledger", "{number} video streams; the first is examined").format(number=video)


def _per_second(rate: Fraction) -> str:
    return QCoreApplication.translate("ledger", "{rate} frames a second").format(rate=formats.decimal(float(rate), 3))


def examination_facts(row: "ExhibitExtraction") -> list[Fact]:
    """What was done with it; nothing before an extraction was started."""
    from catchlight.faces.stored_plan import plan_of  # noqa: PLC0415 - the rooms come after the first paint

    ledger = row.ledger
    if ledger is None:
        return []
    plan = plan_of(ledger)
    mode = (
        mode_word(ledger.mode)
        if plan is None
        else f"{mode_word(ledger.mode)}. {plan_words(plan, kind=row.exhibit.kind)}"
    )
    facts = [
        Fact(QCoreApplication.translate("ledger", "Mode"), mode),
        Fact(
            QCoreApplication.translate("ledger", "Smallest face"),
            _unknown()
            if ledger.smallest_face is None
            else QCoreApplication.translate("ledger", "{pixels} pixels wide; narrower ones are not looked for").format(
                pixels=formats.decimal(ledger.smallest_face)
            ),
        ),
        Fact(QCoreApplication.translate("ledger", "Expected"), _expected(row)),
        Fact(QCoreApplication.translate("ledger", "Decoded"), formats.count(ledger.frames_decoded)),
        Fact(QCoreApplication.translate("ledger", "Failed"), formats.count(ledger.frames_failed)),
    ]
    if row.exhibit.kind == "footage":
        facts += [
            Fact(
                QCoreApplication.translate("ledger", "Unchanged"),
                QCoreApplication.translate("ledger", "{count}, decoded and not looked at again").format(
                    count=formats.count(ledger.frames_gated)
                ),
            ),
            Fact(
                QCoreApplication.translate("ledger", "Duplicates"),
                QCoreApplication.translate("ledger", "{count}, identical to the frame before").format(
                    count=formats.count(ledger.frames_duplicate)
                ),
            ),
        ]
    found = QCoreApplication.translate("ledger", "{faces} in {tracks} tracks, {poor} not suitable")
    stills = QCoreApplication.translate("ledger", "{faces}, {poor} not suitable")
    facts += [
        Fact(
            QCoreApplication.translate("ledger", "Faces"),
            (found if row.exhibit.kind == "footage" else stills).format(
                faces=formats.count(row.faces), tracks=formats.count(row.tracks), poor=formats.count(row.not_suitable)
            ),
        ),
        Fact(QCoreApplication.translate("ledger", "Working time"), _working_time(row)),
        Fact(
            QCoreApplication.translate("ledger", "Models"),
            f"{provider_word(ledger.provider)}  ·  {formats.short_hash(ledger.pack_sha256)}",
            ledger.pack_sha256,
        ),
        Fact(QCoreApplication.translate("ledger", "Started by"), ledger.started_by),
    ]
    return facts


def state_notice(row: "ExhibitExtraction", *, is_running: bool) -> tuple[str, str]:
    """The state as the kind and text of a banner."""
    ledger = row.ledger
    if is_running:
        return "info", QCoreApplication.translate("ledger", "Extraction is under way; the figures follow.")
    if ledger is None:
        return "info", QCoreApplication.translate("ledger", "Not examined yet. Extract its faces to fill the ledger.")
    unfinished = QCoreApplication.translate(
        "ledger", "Unfinished: {far}. What was done is kept; it can go on from there."
    )
    words = {
        "running": ("info", unfinished),
        "cancelled": ("info", unfinished),
        "partial": ("warn", QCoreApplication.translate("ledger", "Partly done: {far}. {reason}")),
        "failed": ("bad", QCoreApplication.translate("ledger", "Failed: {far}. {reason}")),
        "complete": ("good", QCoreApplication.translate("ledger", "Complete: {far}.")),
    }
    kind, text = words[ledger.state.value]
    if ledger.state.value == "complete" and ledger.frames_failed:
        kind, text = "warn", QCoreApplication.translate("ledger", "Complete, but frames failed: {far}.")
    return kind, text.format(far=_how_far(row), reason=ledger.failure or "").strip()


def _how_far(row: "ExhibitExtraction") -> str:
    ledger = row.ledger
    if ledger is None:
        return ""
    frames = formats.count(ledger.frames_decoded)
    if row.exhibit.kind == "still":
        return counts.pages(ledger.frames_decoded)
    if ledger.frames_expected is None:
        return QCoreApplication.translate("ledger", "{frames} frames decoded").format(frames=frames)
    expected = formats.count(ledger.frames_expected)
    words = QCoreApplication.translate("ledger", "{frames} of {expected} frames decoded")
    return words.format(frames=frames, expected=expected)


def _expected(row: "ExhibitExtraction") -> str:
    ledger = row.ledger
    if ledger is None or ledger.frames_expected is None:
        return QCoreApplication.translate("ledger", "the file does not say")
    count = formats.count(ledger.frames_expected)
    if row.exhibit.kind == "still":
        return counts.pages(ledger.frames_expected)
    if ledger.facts is None:
        return count
    if ledger.facts.frames_expected_exact:
        return QCoreApplication.translate("ledger", "exactly {count}, by the file's own table").format(count=count)
    return QCoreApplication.translate("ledger", "about {count}, from duration and rate").format(count=count)


def _working_time(row: "ExhibitExtraction") -> str:
    ledger = row.ledger
    if ledger is None:
        return ""
    words = formats.duration(ledger.seconds) if ledger.seconds >= 10 else f"{formats.decimal(ledger.seconds)} s"
    if ledger.seconds > 0 and row.exhibit.kind == "footage":
        rate = QCoreApplication.translate("ledger", "{rate} frames a second")
        words += "  ·  " + rate.format(rate=formats.decimal(ledger.frames_decoded / ledger.seconds, 0))
    return words


def _unknown() -> str:
    return QCoreApplication.translate("ledger", "not known")
