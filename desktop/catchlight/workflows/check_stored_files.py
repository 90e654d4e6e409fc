"""Re-hash every stored file that the lab's rows name: kept originals, crops, portraits; compare the search files."""

from collections.abc import Iterator
from itertools import chain

from sqlite_utils import Database

from catchlight.evidence.problems import Problem
from catchlight.evidence.store import Store, lab_store, sha256_of
from catchlight.gallery.files_against_tables import search_files_problems
from catchlight.gallery.portraits import portrait_files
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.stored_files import named_in_store, named_portraits


def check_stored_files(lab: Lab, db: Database, control: JobControl) -> tuple[Problem, ...]:
    """What is wrong with the stored files, each named by the hash that its name is, and the search files; reads all.

    Raises:
        JobCancelled: if the job was asked to stop.
    """
    named = chain(_in(lab_store(lab), named_in_store(db)), _in(portrait_files(lab), named_portraits(db)))
    problems = []
    for done, (store, sha256) in enumerate(named):
        control.step(done, None, "stored files")
        problem = _problem(store, sha256)
        if problem is not None:
            problems.append(Problem(None, problem))
    problems += [Problem(None, problem) for problem in search_files_problems(lab, db, control)]
    return tuple(problems)


def _in(store: Store, hashes: Iterator[str]) -> Iterator[tuple[Store, str]]:
    return ((store, sha256) for sha256 in hashes)


def _problem(store: Store, sha256: str) -> str | None:
    try:
        is_whole = sha256_of(store.path(sha256)) == sha256
    except FileNotFoundError:
        return f"a stored file is missing: {sha256}"
    except OSError as error:
        return f"a stored file cannot be read ({error.strerror}): {sha256}"
    return None if is_whole else f"a stored file was changed: {sha256}"
