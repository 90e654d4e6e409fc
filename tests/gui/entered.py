"""A session over a lab with somebody signed in without the page for it, and a search that waits for its authority."""

from __future__ import annotations

from tests.gallery_maker import fill, random_vectors
from tests.oversight_maker import joined, searched

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gui.session import Session
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.policy import policy_in_force
from catchlight.workflows.search import SearchResult

VECTORS = random_vectors(5)


def entered(session: Session, lab: Lab, actor: Actor) -> None:
    """Whoever is `actor` works in the lab from now on."""
    session._opened(lab)
    session._signed_in((actor, policy_in_force(lab.folder)))


def supervisor_of(lab: Lab, actor: Actor) -> Actor:
    """A supervisor who is in no case."""
    return joined(lab, actor, "S. Upervisor", Role.SUPERVISOR)


def waiting(lab: Lab, actor: Actor, case: Case) -> SearchResult:
    """A search with candidates, whose authorisation was requested: s1."""
    fill(lab, VECTORS[:3])
    return searched(lab, actor, case, VECTORS[1], authorisation="requested", legal_basis="Art. 55c")
