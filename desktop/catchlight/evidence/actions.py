"""Every action that the log knows, by the kind of processing that the law wants logged.

Source: Directive (EU) 2016/680 (LED), Art. 25(1): collection, alteration, consultation, disclosure including
transfers, combination and erasure. What keeps the lab itself (accounts, keys, checkpoints) is none of these.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What an action does with personal data."""

    COLLECTION = "collection"
    ALTERATION = "alteration"
    CONSULTATION = "consultation"
    DISCLOSURE = "disclosure"
    COMBINATION = "combination"
    ERASURE = "erasure"
    ADMINISTRATION = "administration"


_ACTIONS: dict[Kind, tuple[str, ...]] = {
    Kind.COLLECTION: (
        "exhibit.added",
        "extraction.cancelled",
        "extraction.continued",
        "extraction.failed",
        "extraction.finished",
        "extraction.started",
        "gallery.enrolled",
        "gallery.enrolment.cancelled",
        "gallery.enrolment.finished",
        "gallery.enrolment.started",
        "gallery.reenrolment.cancelled",
        "gallery.reenrolment.finished",
        "gallery.reenrolment.refused",
        "gallery.reenrolment.started",
    ),
    Kind.ALTERATION: (
        "case.closed",
        "case.held",
        "case.opened",
        "case.released",
        "case.reopened",
        "case.retention.set",
        "exhibit.clock.noted",
        "gallery.tagged",
        "person.held",
        "person.released",
        "track.edit.undone",
        "track.merged",
        "track.split",
    ),
    Kind.CONSULTATION: (
        "candidate.consulted",
        "case.consulted",
        "gallery.consulted",
        "gallery.listed",
        "person.consulted",
        "search.authority.consulted",
        "search.consulted",
        "statistics.consulted",
    ),
    Kind.DISCLOSURE: (
        "gallery.exported",
        "gallery.server.migrated",
        "lab.backed_up",
        "log.exported",
        "proof.written",
        "report.annual.made",
        "report.written",
    ),
    Kind.COMBINATION: (
        "search.abandoned",
        "search.authorisation.refused",
        "search.authorised",
        "search.finished",
        "search.started",
    ),
    Kind.ERASURE: ("erasure.continued", "erasure.done", "erasure.purged", "gallery.erased"),
    Kind.ADMINISTRATION: (
        "access.refused",
        "account.created",
        "account.disabled",
        "account.enabled",
        "account.key.rotated",
        "account.passphrase.changed",
        "account.reset",
        "account.roles.changed",
        "account.sign_in.failed",
        "account.signed_in",
        "account.signed_out",
        "case.member.added",
        "case.member.removed",
        "checkpoint.cosignature.imported",
        "checkpoint.cosigned",
        "checkpoint.made",
        "clock.set_back",
        "gallery.indexed",
        "gallery.repaired",
        "gallery.pack.switched",
        "gallery.server.set",
        "gallery.server.synced",
        "gallery.server.unset",
        "gallery.snapshot.imported",
        "gallery.snapshot.refused",
        "job.delegated",
        "job.ended",
        "lab.created",
        "lab.restored",
    ),
}

KINDS: dict[str, Kind] = {action: kind for kind, actions in _ACTIONS.items() for action in actions}
"""The kind of each action."""


def kind_of(action: str) -> Kind | None:
    """The kind of an action; None for one that this version does not know."""
    return KINDS.get(action)
