"""Look for searches of several cases that were possibly for the same person, by the templates they were made with."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.faces.probe_templates import template_now
from catchlight.gallery.templates import unit_vector
from catchlight.jobs import JobControl
from catchlight.report.same_person import SameGroup, possibly_same
from catchlight.report.search_facts import Facts, SearchFact
from catchlight.report.statistics import PossiblySame


def combined(
    db: Database, facts: Facts, period: Sequence[SearchFact], *, until: datetime, control: JobControl
) -> tuple[tuple[PossiblySame, ...], int]:
    """Groups of which at least one search is of the period; earlier searches are compared with.

    Sweeps are not compared.

    Args:
        db: The lab's database, which holds the templates.
        facts: What the log says.
        period: The searches of the period.
        until: Its end (aware).
        control: Progress and cancel.

    Returns:
        The groups, and how many searches of the period were not compared by their probes.
    """
    searches = [one for one in facts.searches.values() if one.started_at < until and one.probes is None]
    templates = _templates(db, searches)
    within = {one.id for one in period if one.probes is None}
    groups = possibly_same(searches, templates, control=control)
    found = tuple(_told(group, facts) for group in groups if within.intersection(group.searches))
    return found, len(within - templates.keys())


def _told(group: SameGroup, facts: Facts) -> PossiblySame:
    reasons = (("the probes look alike", group.by_probe), ("the same person is listed first", group.by_candidate))
    cases = dict.fromkeys(facts.number(facts.searches[one].case) for one in group.searches)
    return PossiblySame(tuple(cases), group.searches, " and ".join(why for why, holds in reasons if holds))


def _templates(db: Database, searches: Sequence[SearchFact]) -> dict[str, NDArray[np.float32]]:
    """The templates that searches were made with, by their ids; those of erased searches and changed ones are not."""
    templates: dict[str, NDArray[np.float32]] = {}
    for one in searches:
        for name in () if one.is_erased else dict.fromkeys((one.probe, one.probe_face)):
            stored = template_now(db, name)
            if stored is not None and hashlib.sha256(stored).hexdigest() == one.template_sha256:
                templates[one.id] = unit_vector(stored)  # it was searched with, so it has a direction
                break
    return templates
