"""What the log's entries of a sweep hold: one entry for its beginning and one for its end, whatever it searches for."""

from collections.abc import Mapping, Sequence

from catchlight import __version__
from catchlight.evidence.cases import Case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Value
from catchlight.gallery.browse import Portrait
from catchlight.gallery.searches import SearchFigures
from catchlight.gallery.sweeps import SweptProbe
from catchlight.workflows.search_entries import logged
from catchlight.workflows.search_request import Search
from catchlight.workflows.sweep_probes import SweepProbes


def sweep_started_details(search: str, case: Case, asked: Search, found: SweepProbes) -> dict[str, Value]:
    """Who is searched for, why and under which authority."""
    return {
        "search": search,
        "scope": "gallery",
        "mode": "sweep",
        "offence": Personal(case.offence),
        "authority": Personal(asked.authority),
        "legal_basis": Personal(asked.legal_basis or asked.authority),
        "purpose": Personal(asked.purpose),
        "probe": found.words,
        "probe_face": found.probes[0].face.id,
        "exhibits": [exhibit.id for exhibit in found.exhibits],
        "probe_count": len(found.probes),
        "probes": [
            {
                "probe": one.name,
                "face": one.face.id,
                "exhibit": one.face.exhibit,
                "microseconds": one.face.microseconds,
                "template_sha256": one.template_sha256,
                "verdict": one.face.face.quality.verdict.value,
            }
            for one in found.probes
        ],
        "probes_without_template": found.no_template,
        "probes_of_other_pack": found.other_pack,
        "k": asked.k,
        "threshold": asked.threshold,
        "filters": logged(asked.filters.document()),
        "pack_sha256": found.pack,
    }


def sweep_finished_details(
    search: str,
    asked: Search,
    found: SweepProbes,
    figures: SearchFigures,
    swept: Sequence[SweptProbe],
    portraits: Mapping[int, Portrait],
) -> dict[str, Value]:
    """Against what it was searched, and what came out for each probe."""
    return {
        "search": search,
        "scope": "gallery",
        "mode": "sweep",
        "gallery_size": figures.gallery_size,
        "searched": figures.searched,
        "expired_left_out": figures.expired_left_out,
        "other_pack_left_out": figures.other_pack_left_out,
        "seconds": figures.seconds,
        "filtered_left_out": figures.filtered_left_out,
        "filters": logged(figures.filters),
        "sweep": None if figures.sweep is None else dict(figures.sweep),
        "certificate": None,
        "snapshot": None,
        "gallery_revision": figures.gallery_revision,
        "gallery_root": figures.gallery_root,
        "pack_sha256": found.pack,
        "catchlight": __version__,
        "compared_on": "cpu",
        "k": asked.k,
        "threshold": asked.threshold,
        "probe_count": len(swept),
        "probes_with_candidates": sum(bool(one.listed) for one in swept),
        "probes": [
            {
                "probe": one.probe,
                "template_sha256": one.template_sha256,
                "candidates": [
                    {
                        "rank": listed.rank,
                        "person_id": Personal(portraits[listed.portrait or 0].person_id),
                        "portrait_sha256": portraits[listed.portrait or 0].sha256,
                        "score": round(listed.score, 6),
                    }
                    for listed in one.listed
                ],
            }
            for one in swept
        ],
        "candidates": [],
        "faces": [],
        "verifiers": [],
    }
