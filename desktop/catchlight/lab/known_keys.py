"""The public keys that the lab's table of accounts knows, those put out of force included."""

from sqlite_utils import Database


def key_known(db: Database, key_id: str) -> tuple[str, bytes] | None:
    """Account and public key of that fingerprint, or None; what stands here is a working copy of the log's."""
    row = db.conn.execute("SELECT account, public_key FROM account_keys WHERE key_id = ?", (key_id,)).fetchone()
    return None if row is None else (str(row[0]), bytes(row[1]))
