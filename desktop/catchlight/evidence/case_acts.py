"""When something was last done in each case, as the log tells it."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database


@dataclass(frozen=True)
class LastAct:
    """The newest entry of a case: its sequence number and time (aware)."""

    sequence: int
    at: datetime


def last_acts(db: Database) -> dict[str, LastAct]:
    """The newest act of each case, by the case's identifier; that somebody looked, or was refused, is none."""
    rows = db.conn.execute(
        "SELECT json_extract(document, '$.case') AS identifier, max(sequence), json_extract(document, '$.time') FROM"
        " (SELECT sequence, CASE WHEN json_valid(CAST(entry AS TEXT)) THEN CAST(entry AS TEXT) ELSE '{}' END"
        " AS document FROM log) WHERE identifier IS NOT NULL"
        " AND json_extract(document, '$.action') NOT GLOB '*.consulted'"
        " AND json_extract(document, '$.action') <> 'access.refused' GROUP BY identifier"
    )
    return {identifier: LastAct(sequence, datetime.fromisoformat(time)) for identifier, sequence, time in rows}
