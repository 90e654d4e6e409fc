"""Tags that the lab defines and puts on portraits; a search can be limited to portraits that carry one."""

from collections.abc import Sequence

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Subject, Value
from catchlight.evidence.log import Act

LONGEST_TAG = 64


def tag_portraits(act: Act, name: str, portraits: Sequence[int], *, remove: bool = False) -> int:
    """Put a tag on portraits or take it off, with one log entry; says how many changed. The gallery's revision rises.

    Args:
        act: The act.
        name: The tag; it is made when it is first used and goes when no portrait carries it any more.
        portraits: Rows of the portraits.
        remove: Take it off.

    Raises:
        CatchlightError: if the name is none, or a portrait is not enrolled; nothing is changed.
    """
    name = _checked(name)
    subjects = tuple(Subject("portrait", _sha256_of(act.db, portrait)) for portrait in dict.fromkeys(portraits))
    act.db.conn.execute("INSERT OR IGNORE INTO tags (name) VALUES (?)", (name,))
    (tag,) = act.db.conn.execute("SELECT id FROM tags WHERE name = ?", (name,)).fetchone()
    statement = (
        "DELETE FROM portrait_tags WHERE portrait = ? AND tag = ?"
        if remove
        else "INSERT OR IGNORE INTO portrait_tags (portrait, tag) VALUES (?, ?)"
    )
    changed = sum(act.db.conn.execute(statement, (portrait, tag)).rowcount for portrait in dict.fromkeys(portraits))
    drop_unused_tags(act.db)
    if changed:  # searches that are limited to a tag find others now, and state the revision
        act.db.conn.execute("UPDATE gallery SET revision = revision + 1 WHERE id = 1")
    (revision,) = act.db.conn.execute("SELECT revision FROM gallery WHERE id = 1").fetchone()
    details: dict[str, Value] = {
        "tag": Personal(name),
        "removed": remove,
        "portraits": len(subjects),
        "changed": changed,
        "revision": revision,
    }
    act.log("gallery.tagged", subjects=subjects, details=details)
    return changed


def all_tags(db: Database) -> dict[str, int]:
    """Every tag, by name, with how many portraits carry it."""
    rows = db.conn.execute(
        "SELECT t.name, count(g.portrait) FROM tags t LEFT JOIN portrait_tags g ON g.tag = t.id"
        " GROUP BY t.id ORDER BY t.name"
    )
    return dict(rows.fetchall())


def tag_names(db: Database) -> tuple[str, ...]:
    """Every tag, by name."""
    return tuple(name for (name,) in db.conn.execute("SELECT name FROM tags ORDER BY name"))


def tags_of_person(db: Database, person_row: int) -> dict[int, tuple[str, ...]]:
    """The tags of a person's portraits, by the portrait's row; portraits without one are left out."""
    rows = db.conn.execute(
        "SELECT g.portrait, t.name FROM portraits p JOIN portrait_tags g ON g.portrait = p.id"
        " JOIN tags t ON t.id = g.tag WHERE p.person = ? ORDER BY g.portrait, t.name",
        (person_row,),
    )
    found: dict[int, tuple[str, ...]] = {}
    for portrait, name in rows:
        found[portrait] = (*found.get(portrait, ()), name)
    return found


def drop_unused_tags(db: Database) -> None:
    """Delete the tags that no portrait carries."""
    db.conn.execute("DELETE FROM tags WHERE NOT EXISTS (SELECT 1 FROM portrait_tags g WHERE g.tag = tags.id)")


def _checked(name: str) -> str:
    name = name.strip()
    if not name or len(name) > LONGEST_TAG or not name.isprintable():
        raise CatchlightError(
            f"A tag has 1 to {LONGEST_TAG} printable characters. Nothing was changed.", hint="Choose another name."
        )
    return name


def _sha256_of(db: Database, portrait: int) -> str:
    found = db.conn.execute("SELECT sha256 FROM portraits WHERE id = ?", (portrait,)).fetchone()
    if found is None:
        raise CatchlightError(
            f"There is no portrait p{portrait}. Nothing was changed.",
            hint="catchlight gallery person PERSON shows the ids of a person's portraits.",
            portrait=f"p{portrait}",
        )
    return str(found[0])
