"""A lab in which everything happened that the tables can hold, made by the program's own workflows, without a model."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tests.findings_maker import FACTS, PACK, face, footage_step, found, still_findings, update
from tests.gallery_maker import a_portrait, enrolled, random_vectors
from tests.oversight_maker import NO_ANALYST
from tests.people import FIRST, PASSPHRASE, present

from catchlight.errors import MediaRefused, SignInRefused
from catchlight.evidence.entry import Actor
from catchlight.evidence.store import lab_store
from catchlight.faces.analyst import Analyst
from catchlight.faces.findings import BestFace, EngineFacts, FootageStep, HeldFace, Resume, StillFindings, TrackUpdate
from catchlight.faces.plan import DEFAULT_MODE, Mode
from catchlight.gallery.filters import Filters
from catchlight.gallery.portraits import portrait_files
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.media.facts import DecodeWarning, FootageFacts, StillFacts
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.authorise_search import AuthoriseSearch, authorise_search
from catchlight.workflows.close_case import CloseCase, close_case
from catchlight.workflows.cosign_checkpoint import CosignCheckpoint, cosign_checkpoint
from catchlight.workflows.create_lab import CreatedLab, create_lab
from catchlight.workflows.edit_tracks import (
    MergeTracks,
    SplitTrack,
    UndoTrackEdit,
    merge_tracks,
    split_track,
    undo_track_edit,
)
from catchlight.workflows.erase_case import EraseCase, erase_case
from catchlight.workflows.erase_search import EraseSearch, erase_search
from catchlight.workflows.export_snapshot import ExportSnapshot, export_snapshot
from catchlight.workflows.extract_faces import ExtractFaces, extract_faces
from catchlight.workflows.hold_case import HoldCase, RetainCase, hold_case, retain_case
from catchlight.workflows.import_snapshot import ImportSnapshot, import_snapshot
from catchlight.workflows.make_checkpoint import MakeCheckpoint, make_checkpoint
from catchlight.workflows.manage_accounts import (
    ChangeRoles,
    CreateAccount,
    DisableAccount,
    ResetAccount,
    change_roles,
    create_account,
    disable_account,
    reset_account,
)
from catchlight.workflows.members import AddMember, RemoveMember, add_member, remove_member
from catchlight.workflows.note_clock import NoteClock, note_clock
from catchlight.workflows.open_case import OpenCase, open_case
from catchlight.workflows.own_account import RotateKey, rotate_key
from catchlight.workflows.search import Search, search
from catchlight.workflows.search_exactly import SearchExactly, search_exactly
from catchlight.workflows.sign_in import SignIn, sign_in
from catchlight.workflows.sweep_case import SweepCase, sweep_case

KILLED = 4
"""The row of the exhibit whose extraction was killed."""
CASE, HELD, ERASED = "2026-1", "2026-2", "2026-3"
EXAMINER, SUPERVISOR, GONE, FRESH = "B. Other", "C. Third", "D. Gone", "E. Fresh"
CHOSEN = "battery staples of my own"
VECTORS = random_vectors(8)
Steps = Callable[[Resume | None], Iterator[FootageStep]]


class OnPaper(Analyst):
    """Says of files what the test wrote: of footage by its content, of stills in turn; no model has a part in this."""

    def __init__(self, footage: dict[str, Steps], stills: Iterable[StillFindings] = ()) -> None:
        super().__init__(Path())
        self._footage, self._stills_found = footage, iter(stills)

    def facts(self) -> EngineFacts:
        return EngineFacts("paper", PACK, "cpu", 16, "1")

    def inspect(self, path: Path) -> StillFacts | FootageFacts:
        return FACTS if path.suffix == ".mp4" else StillFacts(768, 432, "TIFF", None)

    def stills(self, originals: Iterable[bytes], *, mode: Mode = DEFAULT_MODE) -> Generator[StillFindings]:
        for _ in originals:
            yield next(self._stills_found)

    def footage(
        self,
        path: Path,
        *,
        mode: Mode = DEFAULT_MODE,
        resume: Resume | None = None,
        moved: Callable[[int], None] | None = None,
    ) -> Generator[FootageStep]:
        yield from self._footage[path.read_text()](resume)


def make_audited(folder: Path) -> CreatedLab:
    """The lab, with who made it: first account, supervisor, and examiner of a case."""
    lab, _ = create_lab(folder / "lab", first=FIRST)
    first = _accounts(lab)
    _gallery(lab, first, folder)
    for number in (CASE, HELD, ERASED):
        open_case(lab, OpenCase(first, number, "robbery"))
        for name in (EXAMINER, GONE):
            add_member(lab, AddMember(first, number, name))
    remove_member(lab, RemoveMember(first, HELD, GONE))
    disable_account(lab, DisableAccount(first, GONE))
    _extractions(lab, first, folder)
    _edits(lab, first)
    _searches(lab)
    retain_case(lab, RetainCase(first, CASE, date(2031, 1, 1), "as the court asks"))
    hold_case(lab, HoldCase(first, HELD, "asked by the court"))
    close_case(lab, CloseCase(first, HELD, "done"))
    erase_case(lab, EraseCase(first, ERASED, "the retention is over"))
    _checkpoints(lab, first, folder)
    _failed_sign_ins(lab)
    return CreatedLab(lab, first)


def _accounts(lab: Lab) -> Actor:
    """Accounts in every state; returns the first one, with its second key."""
    first = present(lab)
    for name, role in ((EXAMINER, Role.EXAMINER), (SUPERVISOR, Role.SUPERVISOR), (GONE, Role.EXAMINER)):
        create_account(lab, CreateAccount(first, name, PASSPHRASE, (role,), unit=f"{role} unit"))
    create_account(lab, CreateAccount(first, FRESH, PASSPHRASE, (Role.AUDITOR,)))
    change_roles(lab, ChangeRoles(first, SUPERVISOR, (Role.SUPERVISOR, Role.CUSTODIAN)))
    for name in (EXAMINER, SUPERVISOR):
        sign_in(lab, SignIn(name, PASSPHRASE, CHOSEN))
    reset_account(lab, ResetAccount(first, FRESH, PASSPHRASE))
    return rotate_key(lab, RotateKey(first, PASSPHRASE))


def _gallery(lab: Lab, first: Actor, folder: Path) -> None:
    """Some persons, two with two portraits; and a snapshot of another lab."""
    origin = create_lab(folder / "origin", first=FIRST)
    for of, offset in ((lab, 0), (origin.lab, 4)):
        for at in range(4):
            name = f"photo {at + offset}"
            for store, content in ((portrait_files(of), name.encode()), (lab_store(of), b"crop" + name.encode())):
                store.settle([store.put(content)])
            portrait = a_portrait(name, VECTORS[at + offset], person=f"P{(at + offset) // 2}", pack=PACK)
            enrolled(of, portrait)
    file = folder / "exported.snapshot"
    export_snapshot(origin.lab, ExportSnapshot(origin.actor, file, datetime.now(UTC).date()))
    import_snapshot(lab, ImportSnapshot(first, file, origin.actor.key.key_id))


def _extractions(lab: Lab, first: Actor, folder: Path) -> None:
    """Footage and a still that are examined, and footage of which the examination was cancelled, failed or killed."""
    ways: dict[str, Steps] = {
        "whole": _whole,
        "cancelled": lambda _: _broken_off(JobCancelled()),
        "refused": lambda _: _broken_off(MediaRefused("It is damaged.", hint="Repair a copy.")),
        "killed": lambda _: _broken_off(_Killed()),
    }
    for case in (CASE, ERASED):
        paths = (*(folder / f"{case}-{way}.mp4" for way in ways), folder / f"{case}.tif")
        for path in paths:
            path.write_bytes(path.name.encode())
        pages = (face(0.0, seed=4), face(300.0, seed=5)), (face(50.0, seed=6),)
        analyst = OnPaper(
            {f"{case}-{way}.mp4": steps for way, steps in ways.items()}, [still_findings(*pages, failed=(1,))]
        )
        seized = datetime(2026, 1, 2, tzinfo=UTC)
        request = AddExhibits(first, case, paths, "reference", "officer", seized, keep_original=True)
        taken = add_exhibits(lab, request, JobControl(), analyst=analyst)
        for exhibit in taken.exhibits:
            with suppress(JobCancelled, _Killed):
                extract_faces(lab, ExtractFaces(first, case, (exhibit.id,)), JobControl(), analyst=analyst)
        for shown in ("2026-01-02T03:04:05", "2026-01-02T03:05:05"):
            clock = NoteClock(
                first, case, taken.exhibits[0].id, 0, datetime.fromisoformat(shown), "UTC", 1.5, "officer"
            )
            note_clock(lab, clock)


class _Killed(Exception):
    """What stops the program, as a test can."""


def _whole(_: Resume | None) -> Iterator[FootageStep]:
    """Two steps with two tracks, a frame that failed, one that is gated, a warning, and a face that stands on."""
    faces = [found(1, frame, seed=None) for frame in (0, 1, 2)]
    yield footage_step(*faces, found(1, 3, seed=1), tracks=(update(1),))
    second = (found(1, 5, seed=2), found(2, 6, seed=3), found(2, 7, seed=None))
    best = (
        TrackUpdate(1, (BestFace(5, b"crop 5"), BestFace(3, b"crop 3")), second[0].face.own_embedding),
        TrackUpdate(2, (BestFace(6, b"crop 6"),), second[1].face.own_embedding),
    )
    yield footage_step(
        *second,
        failed=(4,),
        duplicates=1,
        held=(HeldFace(2, 7, 9, 360_000),),
        tracks=best,
        warnings=(DecodeWarning(4, 160_000, "frame 4 did not decode"),),
        decoded_until=8,
        finished=True,
        state=b"",
    )


def _broken_off(error: BaseException) -> Iterator[FootageStep]:
    step = footage_step(found(1, 0, seed=7), found(1, 1, seed=None))
    yield footage_step(*step.faces, tracks=(TrackUpdate(1, (BestFace(0, b"crop"),), None),))
    raise error


def _edits(lab: Lab, first: Actor) -> None:
    """One edit of the tracks that stands, and two that were undone."""
    split_track(lab, SplitTrack(first, CASE, "t1", "f5"))
    merge_tracks(lab, MergeTracks(first, CASE, ("t1", "t2")))
    undo_track_edit(lab, UndoTrackEdit(first, CASE, "e1"))


def _searches(lab: Lab) -> None:
    """Searches of every kind and state of authorisation, by one examiner; another account decides on them."""
    examiner, supervisor = (sign_in(lab, SignIn(name, CHOSEN)) for name in (EXAMINER, SUPERVISOR))
    at = datetime(2026, 1, 2, tzinfo=UTC)

    def searched(probe: str, authorisation: str = "not-needed", case: str = CASE, **asked: Any) -> str:
        given = {"authority": "prosecutor Z", "purpose": "find the suspect", "legal_basis": "art. 1", **asked}
        request = Search(actor=examiner, case=case, probe=probe, authorisation=authorisation, **given)
        return search(lab, request, JobControl(), analyst=NO_ANALYST).id

    searched("t1")
    searched(
        "f10",
        "granted:2026/5",
        granted_by="judge Y",
        granted_at=at,
        filters=Filters(sources=frozenset({"station"})),
        threshold=-0.9,
    )
    for decision in ("granted", "refused", None):
        waiting = searched("t2", "requested")
        if decision is not None:
            decided = AuthoriseSearch(
                actor=supervisor, search=waiting, decision=decision, authority="judge", reference="7", decided_at=at
            )
            authorise_search(lab, decided)
    searched("t1", scope="exhibits")
    searched("t1", snapshot="snapshot-1")
    sweep = sweep_case(lab, SweepCase(actor=examiner, case=CASE, authority="judge", purpose="find all", k=2))
    search_exactly(
        lab,
        SearchExactly(actor=examiner, case=CASE, sweep=sweep.id, probe="t1", k=2),
        JobControl(),
        analyst=NO_ANALYST,
    )
    first = present(lab)
    erase_search(lab, EraseSearch(first, CASE, searched("t2"), "it was a mistake"))


def _checkpoints(lab: Lab, first: Actor, folder: Path) -> None:
    """A checkpoint of this lab, and one of another lab that was cosigned here."""
    make_checkpoint(lab, MakeCheckpoint(first), JobControl())
    other = create_lab(folder / "witnessed", first=FIRST)
    make_checkpoint(other.lab, MakeCheckpoint(other.actor, folder / "there.json"), JobControl())
    carried, back = folder / "there.json", folder / "back.json"
    cosign_checkpoint(lab, CosignCheckpoint(first, carried, back, other.actor.key.key_id))


def _failed_sign_ins(lab: Lab) -> None:
    """Two that a sign-in logged, and one that nobody has logged yet."""
    for name, passphrase in ((EXAMINER, "wrong"), ("nobody", "wrong"), (SUPERVISOR, CHOSEN), (EXAMINER, "no")):
        with suppress(SignInRefused):
            sign_in(lab, SignIn(name, passphrase))
