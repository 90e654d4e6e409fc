"""Put a tag on portraits or take it off: a custodian's work."""

from dataclasses import dataclass

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.gallery import tags
from catchlight.gallery.people import person_record
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted


@dataclass(frozen=True)
class TagPortraits:
    """Tag portraits.

    Attributes:
        actor: Who does it: a custodian.
        tag: The tag.
        portraits: Ids of portraits, `p12`.
        persons: Ids of persons: all their portraits.
        remove: Take it off.
    """

    actor: Actor
    tag: str
    portraits: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    remove: bool = False


def tag_portraits(lab: Lab, request: TagPortraits) -> int:
    """Tag them; says how many changed.

    Raises:
        NotPermitted: if who asks is no custodian; it is logged.
        CatchlightError: if the tag has no name, or a portrait or person is not enrolled; nothing is changed.
    """
    with lab.reading() as db:
        custodian = permitted(lab, db, request.actor, Role.CUSTODIAN, what="gallery.tagged")
        with acting(lab, db, custodian) as act:
            return tags.tag_portraits(act, request.tag, _rows(db, request), remove=request.remove)


def tags_in_use(lab: Lab, actor: Actor) -> dict[str, int]:
    """Every tag with how many portraits carry it.

    Raises:
        NotPermitted: if who asks is neither custodian nor examiner; it is logged.
    """
    with lab.reading() as db:
        permitted(lab, db, actor, Role.CUSTODIAN, Role.EXAMINER, what="gallery.tags.consulted")
        return tags.all_tags(db)


def _rows(db: Database, request: TagPortraits) -> list[int]:
    rows = [portrait.row for person in request.persons for portrait in person_record(db, person).portraits]
    for name in request.portraits:
        digits = name[1:]
        if name[:1] != "p" or not (digits.isascii() and digits.isdigit()) or len(digits) > 18:
            raise CatchlightError(f"{name} is no portrait's id. Nothing was changed.", hint="Portraits are named p12.")
        rows.append(int(digits))
    if not rows:
        raise CatchlightError(
            "No portrait is named. Nothing was changed.",
            hint="Name portraits with --portrait, or persons with --person.",
        )
    return rows
