"""Tags that the lab defines and puts on portraits; a search can be limited to portraits that carry one."""

from collections.abc import Sequence

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Subject, Value
from catchlight.evidence.log import Act

LONGEST_TAG = 64


def tag_portraits(act: Act, name: str, portraits: Sequence[int], *, remove: bool = False) -> int:
    """Put a tag on portraits or take it off; says how many changed. The gallery's revision rises.

    Each person has a log entry of their own, so that the tag goes from it with the person.

    Args:
        act: The act.
        name: The tag; it is made when it is first used and goes when no portrait carries it any more.
        portraits: Rows of the portraits.
        remove: Take it off.

    Raises:
        CatchlightError: if the name is none, or a portrait is not enrolled; nothing is changed.
    """
    name = _checked(name)
    rows = tuple(dict.fromkeys(portraits))
    persons = _by_person(act.db, rows)
    act.db.conn.execute("INSERT OR IGNORE INTO tags (name) VALUES (?)", (name,))
    (tag,) = act.db.conn.execute("SELECT id FROM tags WHERE name = ?", (name,)).fetchone()
    statement = (
        "DELETE FROM portrait_tags WHERE portrait = ? AND tag = ?"
        if remove
        else "INSERT OR IGNORE INTO portrait_tags (portrait, tag) VALUES (?, ?)"
    )
    changed = {row: act.db.conn.execute(statement, (row, tag)).rowcount for row in rows}
    drop_unused_tags(act.db)
    if any(changed.values()):  # searches that are limited to a tag find others now, and state the revision
        act.db.conn.execute("UPDATE gallery SET revision = revision + 1 WHERE id = 1")
    (revision,) = act.db.conn.execute("SELECT revision FROM gallery WHERE id = 1").fetchone()
    for person, files in persons.items():
        details: dict[str, Value] = {
            "tag": Personal(name),
            "person_id": Personal(person),
            "removed": remove,
            "portraits": len(files),
            "changed": sum(changed[row] for row in files),
            "revision": revision,
        }
        act.log("gallery.tagged", subjects=tuple(Subject("portrait", one) for one in files.values()), details=details)
    return sum(changed.values())


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


def _by_person(db: Database, portraits: Sequence[int]) -> dict[str, dict[int, str]]:
    """The hashes of the portraits' files by row, by the person's id."""
    found: dict[str, dict[int, str]] = {}
    for portrait in portraits:
        person, sha256 = _named(db, portrait)
        found.setdefault(person, {})[portrait] = sha256
    return found


def _named(db: Database, portrait: int) -> tuple[str, str]:
    """The id of the person, and the hash of the file."""
    found = db.conn.execute(
        "SELECT o.person_id, p.sha256 FROM portraits p JOIN persons o ON o.id = p.person WHERE p.id = ?", (portrait,)
    ).fetchone()
    if found is None:
        raise CatchlightError(
            f"There is no portrait p{portrait}. Nothing was changed.",
            hint="catchlight gallery person PERSON shows the ids of a person's portraits.",
            portrait=f"p{portrait}",
        )
    return str(found[0]), str(found[1])
