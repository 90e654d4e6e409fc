"""What the log's entries of a search hold (AI Act, Art. 12(3): period, reference database, input)."""

import hashlib

from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Value
from catchlight.evidence.recorder_clock import time_text
from catchlight.gallery.searches import SearchFigures
from catchlight.workflows.find_probe import FoundProbe
from catchlight.workflows.search_request import Search
from catchlight.workflows.search_result import SearchResult


def started_details(search: str, asked: Search, probe: FoundProbe) -> dict[str, Value]:
    """Who is searched for, why and under which authority."""
    state, _, reference = asked.authorisation.partition(":")
    quality = probe.face.face.quality
    return {
        "search": search,
        "scope": asked.scope,
        "probe": probe.name,
        "probe_face": probe.face.id,
        "probe_exhibit": probe.face.exhibit,
        "probe_microseconds": probe.face.microseconds,
        "probe_wall_time": time_text(probe.wall_time),
        "probe_template_sha256": hashlib.sha256(probe.template).hexdigest(),
        "probe_verdict": quality.verdict.value,
        "probe_reasons": [reason.value for reason in quality.reasons],
        "authority": Personal(asked.authority),
        "purpose": Personal(asked.purpose),
        "authorisation": state,
        "authorisation_reference": Personal(reference.strip()) if reference else None,
        "k": asked.k,
        "threshold": asked.threshold,
        "pack_sha256": probe.face.pack_sha256,
    }


def finished_details(result: SearchResult, figures: SearchFigures) -> dict[str, Value]:
    """Against what it was searched, and what came out."""
    return {
        "search": result.id,
        "scope": result.scope,
        "mode": result.mode,
        "gallery_size": figures.gallery_size,
        "searched": figures.searched,
        "expired_left_out": figures.expired_left_out,
        "other_pack_left_out": figures.other_pack_left_out,
        "gallery_revision": figures.gallery_revision,
        "gallery_root": figures.gallery_root,
        "pack_sha256": result.pack_sha256,
        "k": result.k,
        "threshold": result.threshold,
        "candidates": [
            {
                "rank": one.rank,
                "person_id": Personal(one.person_id),
                "portrait_sha256": one.sha256,
                "score": round(one.score, 6),
            }
            for one in result.candidates
        ],
        "faces": [
            {
                "rank": one.rank,
                "face": one.face.id,
                "exhibit": one.face.exhibit,
                "microseconds": one.face.microseconds,
                "wall_time": time_text(one.wall_time),
                "score": round(one.score, 6),
            }
            for one in result.faces
        ],
    }
