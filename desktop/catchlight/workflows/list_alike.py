"""More like this face: the persons of the gallery whose portraits look most like one portrait of it, to browse along.

A custodian's means of keeping the gallery: is somebody in it twice, where do look-alikes stand. The probe is an
enrolled portrait, nothing is stored, and nothing can be concluded on it; who looks for somebody in footage states an
authority and searches. The preview index answers where there is one, and may miss people; otherwise, or where that is
asked for, every portrait is compared. The list says which. It is logged before it is shown, under the portrait.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Subject, Value
from catchlight.evidence.log import acting
from catchlight.gallery.browse import Portrait, portraits_by_row
from catchlight.gallery.exact import Ranked, Ranking, search_exact
from catchlight.gallery.filters import Filters
from catchlight.gallery.generation import open_generation
from catchlight.gallery.generation_files import GenerationHarmed, GenerationUnusable
from catchlight.gallery.milvus.search import ServerQuestion
from catchlight.gallery.milvus.settings import server_in_use
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.gallery.people import person_record
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.preview import preview_persons, unavailable_because
from catchlight.gallery.preview_setting import PreviewSetting
from catchlight.gallery.templates import read_vectors, today_in_days
from catchlight.gallery.view import GalleryView
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted
from catchlight.workflows.gallery_files import searching
from catchlight.workflows.sync_gallery import preview_server, search_server

MOST_ALIKE = 1000
USUAL = 50


@dataclass(frozen=True)
class ListAlike:
    """What is asked for.

    Attributes:
        actor: Who asks: a custodian.
        person_id: Whose portrait it is.
        portrait: Its id, `p12`; "" for the newest that can be compared.
        limit: Most persons listed.
        exactly: Compare with every portrait, though there be a preview index.
    """

    actor: Actor
    person_id: str
    portrait: str = ""
    limit: int = USUAL
    exactly: bool = False


@dataclass(frozen=True)
class Alike:
    """Somebody else, by the portrait that compares best."""

    score: float
    portrait: Portrait


@dataclass(frozen=True)
class AlikePersons:
    """Persons who look like a portrait; leads for the custodian, never a result.

    Attributes:
        of: The portrait.
        rows: The others, alike ones first.
        is_exact: True if every portrait was compared, so nobody is missing.
        no_preview: Why there was no preview, where one was wanted; or None.
        setting: How the preview is set and what it was measured to lose; None where that is not known.
        searched: Portraits that the list is of.
        revision: The gallery's revision.
    """

    of: Portrait
    rows: tuple[Alike, ...]
    is_exact: bool
    no_preview: str | None
    setting: PreviewSetting | None
    searched: int
    revision: int


@dataclass(frozen=True)
class _Found:
    ranking: Ranking
    is_exact: bool
    no_preview: str | None = None
    setting: PreviewSetting | None = None


def list_alike(lab: Lab, request: ListAlike, control: JobControl) -> AlikePersons:
    """The persons who look most like a portrait, its own person left out.

    Raises:
        NotPermitted: if who asks is no custodian; it is logged.
        CatchlightError: if there is no such portrait, it can no longer be searched, or it has no template of the model
            pack in use; if the length is none; or if the search files cannot be read or made.
        JobCancelled: if the job was asked to stop.
    """
    if not 1 <= request.limit <= MOST_ALIKE:
        raise CatchlightError(
            f"A list of {request.limit} persons cannot be made. Nothing was done.",
            hint=f"Choose a length from 1 to {MOST_ALIKE}.",
        )
    with lab.reading() as db:
        custodian = permitted(lab, db, request.actor, Role.CUSTODIAN, what="gallery.listed")
        pack = pack_in_use(db) or ""
        of, probe = _probe(db, request, pack=pack)
        found = _found(lab, db, custodian, request, probe, pack=pack, control=control)
        others = [one for one in found.ranking.persons if not _is_of(db, one, of)][: request.limit]
        known = portraits_by_row(db, [one.portrait for one in others])
        rows = tuple(Alike(one.score, known[one.portrait]) for one in others if one.portrait in known)
        revision = gallery_state(db).revision
        alike = AlikePersons(
            of, rows, found.is_exact, found.no_preview, found.setting, found.ranking.searched, revision
        )
        _log(lab, db, custodian, alike)
        return alike


def _probe(db: Database, request: ListAlike, *, pack: str) -> tuple[Portrait, NDArray[np.float32]]:
    """The portrait that is asked for, and its template `(d,)`."""
    portraits = person_record(db, request.person_id).portraits
    asked = [one for one in portraits if request.portrait in ("", one.id)]
    if not asked:
        raise CatchlightError(
            f"{request.person_id} has no portrait {request.portrait}. Nothing was done.",
            hint="See which ones there are with: catchlight gallery person PERSON.",
            portrait=request.portrait,
        )
    today = datetime.now(UTC).date().isoformat()
    current = [one for one in asked if one.retain_until >= today]
    if not current:
        raise CatchlightError(
            f"The retention of {request.portrait or request.person_id} is over, so nothing is compared with it.",
            hint="Choose a portrait that may still be searched.",
            person_id=request.person_id,
        )
    for one in current:
        if _has_template(db, one.row, pack=pack):
            (template,) = read_vectors(db, np.array([one.row], dtype=np.int64), pack=pack)
            return one, template
    raise CatchlightError(
        f"{request.portrait or request.person_id} has no template of the model pack in use, so nothing is compared"
        " with it.",
        hint="Choose another portrait, or enrol the gallery anew: catchlight gallery reenrol.",
        person_id=request.person_id,
    )


def _has_template(db: Database, portrait: int, *, pack: str) -> bool:
    found = db.conn.execute("SELECT 1 FROM templates WHERE pack_sha256 = ? AND portrait = ?", (pack, portrait))
    return found.fetchone() is not None


def _is_of(db: Database, one: Ranked, portrait: Portrait) -> bool:
    """Whether it is the person whose portrait is compared."""
    found = db.conn.execute("SELECT 1 FROM persons WHERE id = ? AND person_id = ?", (one.person, portrait.person_id))
    return found.fetchone() is not None


def _found(  # noqa: PLR0913 - the parts of one question
    lab: Lab,
    db: Database,
    custodian: Actor,
    request: ListAlike,
    probe: NDArray[np.float32],
    *,
    pack: str,
    control: JobControl,
) -> _Found:
    """One person more than asked for, because the portrait's own is among them."""
    server, k = server_in_use(db), request.limit + 1
    if server is not None and (server.index.is_exact or not request.exactly):
        question = ServerQuestion(pack, probe, k, Filters(), today_in_days())
        if not request.exactly:
            return _Found(preview_server(lab, db, settings=server, question=question), is_exact=False)
        told = search_server(lab, db, custodian, settings=server, question=question, control=control)
        return _Found(told.ranking, is_exact=True)
    work = partial(_in_view, probe=probe, k=k, exactly=request.exactly, control=control)
    return searching(lab, db, custodian, pack=pack, control=control, work=work)


def _in_view(view: GalleryView, *, probe: NDArray[np.float32], k: int, exactly: bool, control: JobControl) -> _Found:
    selection = view.select(Filters(), today=today_in_days())
    missing = None if exactly else unavailable_because()
    if not exactly and missing is None:
        try:
            indexed = open_generation(view.lab, view.db, pack=view.pack, with_index=True)
            if indexed.index is not None:
                ranking = preview_persons(view, indexed.index, probe, k=k, selection=selection)
                return _Found(ranking, is_exact=False, setting=indexed.preview)
        except GenerationHarmed:
            raise
        except (GenerationUnusable, OSError) as error:
            missing = f"The preview index is not available: {error}."
    ranking = search_exact(view, probe, k=k, selection=selection, control=control)
    return _Found(ranking, is_exact=True, no_preview=missing)


def _log(lab: Lab, db: Database, custodian: Actor, alike: AlikePersons) -> None:
    details: dict[str, Value] = {
        "list": "alike",
        "mode": "exact" if alike.is_exact else "preview",
        "portrait": alike.of.sha256,
        "person_id": Personal(alike.of.person_id),
        "listed": len(alike.rows),
        "found": len(alike.rows),
        "searched": alike.searched,
        "revision": alike.revision,
    }
    with acting(lab, db, custodian) as act:
        act.log("gallery.listed", subjects=(Subject("portrait", alike.of.sha256),), details=details)
