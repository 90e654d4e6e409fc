"""What the log's entries of a search hold.

Source: AI Act, Art. 12(3): period of use, reference database, input, and who verified the result; Directive (EU)
2016/680 (LED), Art. 25: why, when, by whom, against what.
"""

import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from catchlight import __version__
from catchlight.evidence.cases import Case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Value
from catchlight.evidence.recorder_clock import time_text
from catchlight.gallery.authorisations import Authorisation, AuthorisationState
from catchlight.gallery.searches import Listed, SearchFigures, detached_digest
from catchlight.gallery.snapshots import ImportedSnapshot
from catchlight.lab.policy import Policy
from catchlight.workflows.find_probe import FoundProbe
from catchlight.workflows.search_request import NOT_NEEDED_BECAUSE, Search
from catchlight.workflows.search_result import SearchResult

BesideRank = Mapping[int, Mapping[str, Value]]
"""More details of candidates, by rank."""


def started_details(search: str, case: Case, asked: Search, probe: FoundProbe) -> dict[str, Value]:
    """Who is searched for, why and under which authority."""
    quality = probe.face.face.quality
    return {
        "search": search,
        "scope": asked.scope,
        "offence": Personal(case.offence),
        "authority": Personal(asked.authority),
        "legal_basis": Personal(asked.legal_basis or asked.authority),
        "purpose": Personal(asked.purpose),
        "probe": probe.name,
        "probe_face": probe.face.id,
        "probe_exhibit": probe.face.exhibit,
        "probe_microseconds": probe.face.microseconds,
        "probe_wall_time": time_text(probe.wall_time),
        "probe_template_sha256": hashlib.sha256(probe.template).hexdigest(),
        "probe_verdict": quality.verdict.value,
        "probe_reasons": [reason.value for reason in quality.reasons],
        "k": asked.k,
        "threshold": asked.threshold,
        "filters": logged(asked.filters.document()),
        "pack_sha256": probe.face.pack_sha256,
        "from_sweep": asked.from_sweep or None,
        "snapshot": asked.snapshot or None,
    }


def authorisation_details(authorisation: Authorisation, policy: Policy) -> dict[str, Value]:
    """Where the authorisation stands, and the policy that says until when; personal data as commitments."""
    is_needed = authorisation.state is not AuthorisationState.NOT_NEEDED
    return {
        "authorisation": authorisation.state.value,
        "authorisation_because": None if is_needed else NOT_NEEDED_BECAUSE,
        "authorisation_by": _personal(authorisation.authority),
        "authorisation_reference": _personal(authorisation.reference),
        "authorisation_decided_at": authorisation.decided_at,
        "authorisation_due_at": authorisation.due_at,
        "authorisation_late": authorisation.is_late,
        "policy_sha256": policy.sha256,
        "policy_hours_to_grant": policy.authorisation.hours_to_grant,
    }


def finished_details(
    result: SearchResult, figures: SearchFigures, beside: BesideRank = MappingProxyType({})
) -> dict[str, Value]:
    """Against what it was searched, and what came out; `beside` is what else is kept of each candidate."""
    return {
        "search": result.id,
        "scope": result.scope,
        "mode": result.mode,
        "gallery_size": figures.gallery_size,
        "searched": figures.searched,
        "expired_left_out": figures.expired_left_out,
        "other_pack_left_out": figures.other_pack_left_out,
        "seconds": figures.seconds,
        "filtered_left_out": figures.filtered_left_out,
        "filters": logged(figures.filters),
        "certificate": None if figures.certificate is None else logged(figures.certificate),
        "sweep": None,
        **_snapshot_details(result.snapshot),
        "gallery_revision": figures.gallery_revision,
        "gallery_root": figures.gallery_root,
        "pack_sha256": result.pack_sha256,
        "catchlight": __version__,
        "compared_on": "cpu",
        "k": result.k,
        "threshold": result.threshold,
        "candidates": [
            {
                "rank": one.rank,
                "person_id": Personal(one.person_id),
                "portrait_sha256": one.sha256,
                "score": round(one.score, 6),
                **beside.get(one.rank, {}),
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
        "verifiers": [],
    }


def beside_candidates(listed: Sequence[Listed], hashes: Mapping[int, str]) -> BesideRank:
    """What else is kept of each candidate, by rank: the person's other portraits; or all that a snapshot says of it.

    Args:
        listed: The candidates as they are stored.
        hashes: SHA-256 of portraits, by row.
    """
    return {
        one.rank: {
            "others": [
                {"portrait_sha256": hashes[portrait], "score": round(score, 6)}
                for portrait, score in one.portraits
                if portrait != one.portrait
            ],
            "detached_sha256": None if one.detached is None else Personal(detached_digest(one.detached)),
        }
        for one in listed
    }


def _snapshot_details(snapshot: ImportedSnapshot | None) -> dict[str, Value]:
    """Which snapshot was searched instead of the lab's own gallery, and what says that it is sound."""
    if snapshot is None:
        return {"snapshot": None}
    return {
        "snapshot": snapshot.id,
        "snapshot_origin": snapshot.origin,
        "snapshot_signer": snapshot.signer,
        "snapshot_made_at": snapshot.made_at,
        "snapshot_not_after": snapshot.not_after,
    }


def logged(document: Mapping[str, Any]) -> dict[str, Value]:
    """A document as it stands in the log: tags and texts that a lab chose itself may name persons."""
    return {
        name: logged(value)
        if isinstance(value, Mapping)
        else [Personal(text) for text in value]
        if name in _CHOSEN_TEXTS
        else value
        for name, value in document.items()
    }


_CHOSEN_TEXTS = {"tags", "sources", "legal_bases"}


def _personal(text: str | None) -> Personal | None:
    return Personal(text) if text else None
