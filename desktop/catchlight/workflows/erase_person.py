"""Erase a person of the gallery: rows, templates, files, places in stored results, and what names them in the log."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.erasure import Certificate, Erasure, erase
from catchlight.evidence.forgetting import Forgotten
from catchlight.evidence.log import Act, acting
from catchlight.evidence.store import lab_store
from catchlight.gallery.erased import count_templates_of, erase_templates
from catchlight.gallery.forgetting_persons import (
    PortraitToErase,
    clear_texts_about_persons,
    forget_portraits,
    persons_only_of,
    portraits_beside,
    portraits_of_files,
    portraits_of_person,
)
from catchlight.gallery.forgetting_rejects import forget_in_rejects, unread_rejects
from catchlight.gallery.people import PersonRecord, person_record, refuse_if_person_held
from catchlight.gallery.portraits import names_portrait_file, portrait_files
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted
from catchlight.workflows.erasing import Erased, WouldGo, as_it_stands, left_on_disk, taking_back
from catchlight.workflows.stored_files import is_named

_UNREAD = (
    "A file beside the lab's rejects files is no list of rows any more and may name somebody who was erased; look at"
    " it, and delete it: {files}"
)


@dataclass(frozen=True)
class ErasePerson:
    """Erase a person, or some of their portraits.

    Attributes:
        actor: Who erases: a supervisor.
        person_id: The person's id in the gallery.
        reason: Why.
        portraits: Ids (`p12`) of the only portraits to erase, or () for the person with all of them.
    """

    actor: Actor
    person_id: str
    reason: str
    portraits: tuple[str, ...] = ()


def erase_person(lab: Lab, request: ErasePerson, control: JobControl | None = None) -> Erased:
    """Erase the person, or some portraits, with its certificate; from the commit on no search finds them.

    Whoever loses the last portrait goes as a person does.

    Raises:
        NotPermitted: if who asks is no supervisor; it is logged.
        CatchlightError: if nobody of that id is enrolled, a portrait is not theirs, they or a case that lists them are
            under legal hold, no reason is given, or a file cannot be overwritten; nothing is erased then.
    """
    control = control or JobControl()
    with lab.reading() as db:
        supervisor = permitted(lab, db, request.actor, Role.SUPERVISOR, what="erasure.done")
        with acting(lab, db, supervisor) as act:
            record = person_record(db, request.person_id)
            refuse_if_person_held(record)
            kind, portraits = _chosen(db, record, request.portraits)
            _refuse_if_in_held_case(portraits)
            certificate = erase_portraits(act, portraits, kind=kind, reason=request.reason)
    left = left_on_disk(lab, supervisor, control, beside=rejects_to_look_at(lab), tells_server=True)
    return Erased(as_it_stands(lab, certificate), left)


def rejects_to_look_at(lab: Lab) -> str:
    """What to say of rejects files in the lab whose rows could not be looked through; "" where there is none."""
    files = ", ".join(map(str, unread_rejects(lab)))
    return _UNREAD.format(files=files) if files else ""


def erase_portraits(act: Act, portraits: Sequence[PortraitToErase], *, kind: str, reason: str) -> Certificate:
    """Erase portraits inside an act, whatever is held; callers look at that. Persons left without any go too.

    The certificate's subject is the SHA-256 of the first portrait's original, which names nobody.

    Raises:
        CatchlightError: if no reason is given, or a search file cannot be overwritten.
    """
    rows = [one.row for one in portraits]
    persons = persons_only_of(act.db, rows)
    commitments = set(clear_texts_about_persons(act.db, persons))
    originals = {one.sha256 for one in portraits}
    erased = erase_templates(act, act.db, rows)
    _forget_refused_rows(act.lab, persons)
    templates = Forgotten({"templates": erased.templates} if erased.templates else {})
    forgotten = templates + forget_portraits(act.db, rows)

    def named(db: Database, sha256: str) -> bool:
        return names_portrait_file(db, sha256) if sha256 in originals else is_named(db, sha256)

    subject = portraits[0].sha256
    return erase(act, Erasure(kind, subject, reason), forgotten, commitments=commitments, is_named=named)


def erase_person_again(act: Act, sha256: str, *, reason: str) -> Certificate | None:
    """Erase the person whose portrait of that file hash is enrolled, in a restored lab; None where nobody's is."""
    portraits = portraits_beside(act.db, sha256)
    return erase_portraits(act, portraits, kind="person", reason=reason) if portraits else None


def erase_portraits_again(act: Act, files: Iterable[str], *, reason: str) -> Certificate | None:
    """Erase the portraits of files of these hashes, in a restored lab; None where none of them is enrolled."""
    portraits = portraits_of_files(act.db, files)
    return erase_portraits(act, portraits, kind="portraits", reason=reason) if portraits else None


def what_person_would_lose(lab: Lab, actor: Actor, person_id: str, *, portraits: tuple[str, ...] = ()) -> WouldGo:
    """Count what erasing a person, or these portraits of theirs, would remove; nothing is changed.

    Raises:
        NotPermitted: if who asks is no supervisor; it is logged.
        CatchlightError: if nobody of that id is enrolled, or a portrait is not theirs.
    """
    with lab.reading() as db:
        permitted(lab, db, actor, Role.SUPERVISOR, what="erasure.previewed")
        kind, chosen = _chosen(db, person_record(db, person_id), portraits)
        return what_portraits_would_lose(lab, db, chosen, kind=kind, subject=person_id)


def what_portraits_would_lose(
    lab: Lab, db: Database, portraits: Sequence[PortraitToErase], *, kind: str, subject: str
) -> WouldGo:
    """Count what erasing portraits would remove, by doing it to the rows and taking it back; files stay as they are."""
    rows = [one.row for one in portraits]
    with taking_back(db):
        commitments = set(clear_texts_about_persons(db, persons_only_of(db, rows)))
        db.conn.execute("PRAGMA defer_foreign_keys = ON")  # the templates stay until it is taken back
        templates = count_templates_of(db, rows)
        forgotten = Forgotten({"templates": templates} if templates else {}) + forget_portraits(db, rows)
        there = sum(
            db.conn.execute("SELECT count(*) FROM log_clear WHERE commitment = ?", (digest,)).fetchone()[0]
            for digest in commitments
        )
        originals = {one.sha256 for one in portraits}
        paths = [portrait_files(lab).path(sha256) for sha256 in originals]
        paths += [lab_store(lab).path(sha256) for sha256 in forgotten.files - originals if not is_named(db, sha256)]
    sizes = [path.stat().st_size for path in paths if path.exists()]
    return WouldGo(kind, subject, forgotten.rows, len(sizes), sum(sizes), there)


def _chosen(db: Database, record: PersonRecord, asked: Sequence[str]) -> tuple[str, list[PortraitToErase]]:
    """The portraits to erase, and what that is an erasure of: the person, or portraits.

    Raises:
        CatchlightError: if a portrait is not the person's.
    """
    portraits = {f"p{one.row}": one for one in portraits_of_person(db, record.row)}
    for stranger in sorted(set(asked) - portraits.keys()):
        raise CatchlightError(
            f"The portrait {stranger} is not one of {record.person_id}. Nothing was erased.",
            hint="See which ones there are with: catchlight gallery person PERSON.",
            person_id=record.person_id,
            portrait=stranger,
        )
    chosen = [one for name, one in portraits.items() if not asked or name in asked]
    return ("person" if len(chosen) == len(portraits) else "portraits"), chosen


def _forget_refused_rows(lab: Lab, persons: Sequence[str]) -> None:
    """Before the act is committed: a kill in between costs refused rows of somebody who is erased anyway."""
    try:
        forget_in_rejects(lab, persons)
    except OSError as error:
        raise CatchlightError(
            f"A rejects file in the lab could not be overwritten: {error.strerror or error}. Nothing was erased.",
            hint="Close the programs that have a file of gallery/rejects open, check the disk, and try again.",
        ) from error


def _refuse_if_in_held_case(portraits: Sequence[PortraitToErase]) -> None:
    case = next((one.held_case for one in portraits if one.held_case is not None), None)
    if case is not None:
        raise CatchlightError(
            "A result of a case under legal hold lists this person. Nothing was erased.",
            hint="A supervisor can release the hold of that case: catchlight case retention shows it.",
            case=case,
        )
