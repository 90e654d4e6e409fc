"""Labs with several accounts, and real searches at any time, without a model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any, cast
from unittest import mock

import numpy as np
from numpy.typing import NDArray
from tests.people import PASSPHRASE, present
from tests.search_maker import stored_face

from catchlight.evidence import log
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import LogEntry, acting, read_log
from catchlight.faces.analyst import Analyst
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.manage_accounts import CreateAccount, create_account
from catchlight.workflows.members import AddMember, add_member
from catchlight.workflows.open_case import OpenCase, open_case
from catchlight.workflows.search import Search, SearchResult, search

NO_ANALYST = cast("Analyst", None)
"""For searches of faces that are in the case, which need none."""


@contextmanager
def clock_at(time: datetime) -> Iterator[None]:
    """Acts in the block are written at that time."""

    class Fixed(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Fixed:
            return cast("Fixed", time.astimezone(tz))

    with mock.patch.object(log, "datetime", Fixed):
        yield


def signed_in(lab: Lab, actor: Actor) -> Actor:
    """The actor in a session of its own."""
    fresh = replace(actor, session=None).acting_as(*Role)
    with lab.reading() as db, acting(lab, db, fresh) as act:
        return replace(fresh, session=act.log("account.signed_in", details={"roles": sorted(actor.roles)}))


def joined(lab: Lab, supervisor: Actor, name: str, *roles: Role, unit: str = "") -> Actor:
    """A new account of the lab, signed in."""
    request = CreateAccount(actor=supervisor, name=name, passphrase=PASSPHRASE, roles=roles, unit=unit)
    create_account(lab, request)
    return signed_in(lab, present(lab, name))


def another_case(lab: Lab, actor: Actor, number: str, offence: str = "robbery", *, members: Iterable[str] = ()) -> Case:
    """A case of the actor and other members."""
    opened = open_case(lab, OpenCase(actor, number, offence))
    for name in members:
        add_member(lab, AddMember(actor, number, name))
    return opened


def searched(lab: Lab, actor: Actor, case: Case, vector: NDArray[np.float32], **asked: Any) -> SearchResult:
    """A real search of a face with that embedding."""
    return search_again(lab, actor, case, stored_face(lab, case, vector).name, **asked)


def search_again(lab: Lab, actor: Actor, case: Case, probe: str, **asked: Any) -> SearchResult:
    """A real search of a face of the case."""
    given: dict[str, Any] = {"authority": "prosecutor Z", "purpose": "find the suspect", **asked}
    preview = given.pop("preview", None)
    request = Search(actor=actor, case=case.number, probe=probe, **given)
    return search(lab, request, JobControl(), analyst=NO_ANALYST, preview=preview)


def entries_of(lab: Lab, *actions: str) -> list[LogEntry]:
    """The log's entries of these actions."""
    with lab.reading() as db:
        return list(read_log(db, actions=actions))
