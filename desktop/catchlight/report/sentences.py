"""Entries of the log as sentences: what was done, why, and to whom something was handed.

An action that is not known here shows by its name and its details, so nothing is left out.
"""

from collections.abc import Callable, Mapping
from typing import Any

from catchlight.report.document import ERASED, readable_time

Details = Mapping[str, Any]
_PLAIN: dict[str, str] = {
    "case.opened": "opened the case {number} for {offence}",
    "case.consulted": "read the case",
    "case.member.added": "made {account_name} a member of the case",
    "case.member.removed": "ended the membership of {account_name}",
    "case.closed": "closed the case",
    "case.reopened": "opened the case again",
    "case.held": "put the case under legal hold",
    "case.released": "released the case from legal hold",
    "exhibit.added": "took in the exhibit {exhibit} ({kind}): {path}",
    "exhibit.clock.noted": "noted the recorder's clock of {exhibit}: {shown}, {error_seconds} seconds wrong",
    "extraction.started": "began to extract the faces of {exhibit}, mode {mode}",
    "extraction.continued": "went on extracting the faces of {exhibit} from frame {from_frame}",
    "extraction.finished": "ended the extraction of {exhibit}: {faces} faces in {frames_decoded} frames, state {state}",
    "extraction.failed": "could not extract the faces of {exhibit}",
    "extraction.cancelled": "stopped the extraction of {exhibit} at frame {at_frame}",
    "track.split": "split the track {track} of {exhibit}: {new_track} from face {first_face} on",
    "track.merged": "merged the tracks {tracks} of {exhibit} into {into}",
    "track.edit.undone": "undid a change of the tracks of {exhibit}",
    "search.abandoned": "ended the search {search} without a result",
    "search.consulted": "opened the result of the search {search}",
    "search.authority.consulted": "looked at the authority of the search {search}",
    "search.authorised": "recorded that the search {search} was authorised by {authorisation_by}",
    "search.authorisation.refused": "recorded that the search {search} was refused by {authorisation_by}",
    "candidate.consulted": "opened the record of rank {rank} of the search {search}",
    "person.consulted": "opened the record of the person {person_id}",
    "person.held": "put the person {person_id} under legal hold",
    "person.released": "released the person {person_id} from legal hold",
    "gallery.enrolment.started": "began to enrol {rows} rows of {manifest}",
    "gallery.enrolment.finished": "ended the enrolment: {enrolled} enrolled",
    "gallery.enrolment.cancelled": "stopped the enrolment: {enrolled} enrolled",
    "gallery.erased": "erased {templates} templates; the gallery is at revision {revision}",
    "gallery.exported": "exported the gallery of revision {revision} as a snapshot, not to be used after {not_after}",
    "gallery.indexed": "built the gallery's search files over {templates} templates of revision {revision}",
    "gallery.consulted": "looked through the persons of the gallery, filtered by {filters} and {text}",
    "gallery.listed": "made the list {list} of the gallery: {listed} of {found} shown",
    "gallery.pack.switched": "had the gallery searched with another model pack: {templates_made} new templates",
    "gallery.reenrolment.started": "began new templates for {portraits_left} portraits, with the model pack {pack}",
    "gallery.reenrolment.refused": "noted portraits in which the coming model pack finds no usable face: {portraits}",
    "gallery.reenrolment.finished": "ended the making of new templates: {enrolled} made, {portraits_left} left",
    "gallery.reenrolment.cancelled": "stopped the making of new templates: {enrolled} made, {portraits_left} left",
    "gallery.repaired": "had a harmed search file of the gallery built anew: {file}",
    "gallery.server.migrated": "had searches run at the {searched_at} from then on",
    "gallery.server.set": "named the gallery server {address}",
    "gallery.server.synced": "told the gallery server of {sent} templates and {deleted} erasures",
    "gallery.server.unset": "ended the use of the gallery server {address}",
    "gallery.snapshot.imported": "imported a snapshot of another lab's gallery, of revision {revision}",
    "gallery.snapshot.refused": "was refused the import of a snapshot",
    "access.refused": "was refused: asked for {what}, which needs {needs}",
    "erasure.done": "erased the {kind} {subject}: {rows}",
    "erasure.continued": "erased more, as told in entry {of}",
    "erasure.purged": "had what was erased taken off the disk, as told in entries {erasures}",
    "log.exported": "exported the log",
    "proof.written": "wrote a proof of entry {entry}",
    "report.written": "wrote {title} as {format}",
    "report.annual.made": "worked out the annual report of {year}",
    "statistics.consulted": "read the statistics",
    "lab.created": "created the lab",
    "lab.backed_up": "backed the lab up to {target}",
    "lab.restored": "restored the lab from a backup",
    "account.created": "created the account of {account_name}",
    "account.disabled": "disabled the account of {account_name}",
    "account.enabled": "enabled the account of {account_name} again",
    "account.key.rotated": "changed to a new key",
    "account.passphrase.changed": "chose another passphrase",
    "account.reset": "reset the account of {account_name}: it has a new key",
    "account.roles.changed": "gave the account of {account_name} the roles {roles}",
    "account.sign_in.failed": "told of a failed sign-in as {account_name}",
    "account.signed_in": "signed in",
    "account.signed_out": "signed out",
    "checkpoint.made": "made a checkpoint over {size} entries",
    "checkpoint.cosigned": "cosigned a checkpoint of another log over {size} entries",
    "checkpoint.cosignature.imported": "imported a cosignature of the checkpoint over {size} entries",
    "job.delegated": "gave a long job a key of its own",
    "job.ended": "ended a long job",
    "clock.set_back": "acted while the workstation's clock was {seconds} seconds behind the log",
}


def what_was_done(action: str, details: Details, *, names: Mapping[str, str]) -> str:
    """The sentence of an entry, without its subject.

    Args:
        action: The entry's action.
        details: Its details, with clear texts; what was erased is None.
        names: Names of accounts by their identifiers.
    """
    told = _Told(details, names)
    special = _SPECIAL.get(action)
    if special is not None:
        return special(told)
    plain = _PLAIN.get(action)
    if plain is not None:
        return plain.format_map(told)
    listed = "; ".join(f"{name.replace('_', ' ')}: {told[name]}" for name in details if name != "session")
    return f"{action.replace('.', ' ')} ({listed})" if listed else action.replace(".", " ")


def why(action: str, details: Details) -> str:
    """Why it was done, as stated in the entry; "" where an entry of this action states nothing."""
    told = _Told(details, {})
    if action == "search.started":
        stated = f"{told['purpose']}. Authority: {told['authority']}. Legal basis: {told['legal_basis']}"
        return f"{stated}. Authorisation: {_authorisation(told)}"
    if action in {"search.authorised", "search.authorisation.refused"}:
        late = ", late" if details.get("authorisation_late") else ""
        reference = details.get("authorisation_reference")
        decided = readable_time(details.get("authorisation_decided_at"))
        return f"{f'{reference}, ' if reference else ''}decided at {decided}{late}"
    if "reason" in details:
        return told["reason"]
    return told["note"] if details.get("note") else ""


def to_whom(details: Details) -> str:
    """To whom it was handed, or ""."""
    return str(details["to"]) if details.get("to") else ""


class _Told(dict[str, str]):
    """Details as texts; what is not there (any more) shows as erased."""

    def __init__(self, details: Details, names: Mapping[str, str]) -> None:
        super().__init__({name: _text(value) for name, value in details.items()})
        self.details = details
        account = details.get("account")
        if isinstance(account, str):
            self["account_name"] = names.get(account, ERASED)

    def __missing__(self, key: str) -> str:
        return ERASED


def _text(value: Any) -> str:
    if value is None:
        return ERASED
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_text(part)}" for name, part in value.items()) or "nothing"
    if isinstance(value, list | tuple):
        return ", ".join(_text(part) for part in value) or "none"
    return str(value)


def _authorisation(told: _Told) -> str:
    match told.details.get("authorisation"):
        case "not-needed":
            return f"not needed, {told['authorisation_because']}"
        case "granted":
            stated = f"{told['authorisation_by']}, {told['authorisation_reference']}"
            return f"granted by {stated}, at {readable_time(told.details.get('authorisation_decided_at'))}"
        case "requested":
            return f"requested, to be granted until {readable_time(told.details.get('authorisation_due_at'))}"
    return told["authorisation"]


def _search_started(told: _Told) -> str:
    if told.details.get("mode") == "sweep":
        return f"began the sweep {told['search']} of the gallery for {told['probe']} of the case"
    where = "the gallery" if told["scope"] == "gallery" else "the case's own exhibits"
    if told.details.get("snapshot"):
        where = f"the imported {told['snapshot']}"
    return f"began the search {told['search']} of {where} for the person of {told['probe']} in {told['probe_exhibit']}"


def _search_finished(told: _Told) -> str:
    details = told.details
    compared = f"{told['searched']} of {told['gallery_size']} compared"
    if details.get("mode") == "sweep":
        found = f"{told['probes_with_candidates']} of {told['probe_count']} faces with candidates"
        return f"ended the sweep {told['search']}: {found}; {compared}"
    listed = details.get("candidates") or details.get("faces") or []
    found = f"{len(listed)} candidate{'' if len(listed) == 1 else 's'}" if listed else "no candidate"
    return f"ended the search {told['search']}: {found}; {compared}"


def _enrolled(told: _Told) -> str:
    portraits = told.details.get("portraits") or []
    return f"enrolled {len(portraits)} portraits; the gallery is at revision {told['revision']}"


def _tagged(told: _Told) -> str:
    if told.details.get("removed"):
        return f"took the tag {told['tag']} from {told['portraits']} portraits"
    return f"put the tag {told['tag']} on {told['portraits']} portraits"


def _retention(told: _Told) -> str:
    until = told.details.get("until")
    return f"set the case's last day of retention: {until or 'by the policy'}"


_SPECIAL: dict[str, Callable[[_Told], str]] = {
    "search.started": _search_started,
    "search.finished": _search_finished,
    "case.retention.set": _retention,
    "gallery.enrolled": _enrolled,
    "gallery.tagged": _tagged,
}
