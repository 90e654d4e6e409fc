"""What the form of a search needs to know of the gallery; run in the reading thread."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catchlight.gallery.filter_choices import FilterChoices, Remaining
    from catchlight.gallery.filters import Filters
    from catchlight.gallery.snapshots import ImportedSnapshot
    from catchlight.lab.folder import Lab


def filter_choices(lab: "Lab") -> "FilterChoices":
    """What a filter can name, how large the gallery is, and what its preview loses."""
    from catchlight.gallery import filter_choices as choices  # noqa: PLC0415

    with lab.reading() as db:
        return choices.filter_choices(lab, db)


def snapshot_choices(lab: "Lab", snapshot: "ImportedSnapshot") -> "FilterChoices":
    """The same of an imported snapshot that is searched instead."""
    from catchlight.gallery import filter_choices as choices  # noqa: PLC0415

    return choices.snapshot_choices(lab, snapshot)


def remaining(lab: "Lab", filters: "Filters", *, snapshot: "ImportedSnapshot | None" = None) -> "Remaining | None":
    """How much a search with these filters would compare, or None where that is counted when it begins."""
    from catchlight.gallery import filter_choices as choices  # noqa: PLC0415

    if snapshot is not None:
        return choices.remaining_of_snapshot(lab, snapshot, filters)
    with lab.reading() as db:
        return choices.remaining(lab, db, filters)
