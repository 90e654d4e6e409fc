-- Schema version 3: accounts that sign, authorised searches, erasure and retention.

-- lab: who may act. An account is disabled, never deleted, because entries name it.
-- unit: the department that searches are counted under. roles: JSON list.
-- failed_tries: wrong passphrases in a row; wait_until: when the next try is possible (UTC), or NULL.
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    unit TEXT NOT NULL DEFAULT '',
    roles TEXT NOT NULL,
    created_at TEXT NOT NULL,
    disabled_at TEXT,
    signed_in_at TEXT,
    must_change_passphrase INTEGER NOT NULL DEFAULT 0,
    failed_tries INTEGER NOT NULL DEFAULT 0,
    wait_until TEXT
) WITHOUT ROWID;

-- key_id: SHA-256 of the public key, hex. wrapped: the private key under the passphrase; NULL once it is revoked.
CREATE TABLE account_keys (
    key_id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id),
    public_key BLOB NOT NULL,
    wrapped BLOB,
    salt BLOB NOT NULL,
    memory_kib INTEGER NOT NULL,
    iterations INTEGER NOT NULL,
    lanes INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    revoked_at TEXT
) WITHOUT ROWID;
CREATE UNIQUE INDEX account_keys_in_force ON account_keys (account) WHERE revoked_at IS NULL;

-- A failed sign-in has nobody who could sign it; the next account that signs in logs it, and `logged` names the entry.
CREATE TABLE sign_in_failures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT REFERENCES accounts (id),
    at TEXT NOT NULL,
    os_user TEXT NOT NULL,
    workstation TEXT NOT NULL,
    logged INTEGER
);
CREATE INDEX sign_in_failures_account ON sign_in_failures (account, at);

-- evidence: cases have members, an end, an expiry, and may be held
CREATE TABLE case_members (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    account TEXT NOT NULL REFERENCES accounts (id),
    added_at TEXT NOT NULL,
    PRIMARY KEY (case_id, account)
) WITHOUT ROWID;
CREATE INDEX case_members_account ON case_members (account);
ALTER TABLE cases ADD COLUMN closed_at TEXT;
ALTER TABLE cases ADD COLUMN retain_until TEXT;
ALTER TABLE cases ADD COLUMN held_since TEXT;
ALTER TABLE cases ADD COLUMN held_because TEXT;

-- evidence: checkpoints of the log as signed notes, this lab's and those it witnessed for others
-- fingerprint: of the key that the witnessed log begins with
CREATE TABLE checkpoints (
    size INTEGER PRIMARY KEY,
    root BLOB NOT NULL,
    note TEXT NOT NULL,
    made_at TEXT NOT NULL
);
CREATE TABLE witnessed (
    origin TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    fingerprint TEXT NOT NULL,
    witnessed_at TEXT NOT NULL
) WITHOUT ROWID;

-- evidence: what was erased. subject: the identifier that entries and backups know it by ("s12", a case's identifier).
-- purged_at: when the freed pages and files were gone too; NULL until then (from version 5 on, until it is logged).
CREATE TABLE erasures (
    sequence INTEGER PRIMARY KEY REFERENCES log (sequence),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    certificate TEXT NOT NULL,
    purged_at TEXT
);

-- What names a stored file: an erasure asks for each file whether anything else does.
CREATE INDEX exhibits_kept ON exhibits (sha256) WHERE kept;
CREATE INDEX searches_probe_crop ON searches (probe_crop) WHERE probe_crop IS NOT NULL;

-- gallery: the authority of a search
ALTER TABLE searches ADD COLUMN legal_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE searches ADD COLUMN searched_by_account TEXT REFERENCES accounts (id);
ALTER TABLE searches ADD COLUMN erased_at TEXT;

-- due_at: until when a requested authorisation must be granted. The newest row of a search is in force.
CREATE TABLE authorisations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    search_id INTEGER NOT NULL REFERENCES searches (id),
    state TEXT NOT NULL CHECK (state IN ('not-needed', 'requested', 'granted', 'refused')),
    authority TEXT,
    reference TEXT,
    decided_at TEXT,
    due_at TEXT,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL
);
CREATE INDEX authorisations_search ON authorisations (search_id);

-- evidence: the time of the newest entry, so that a clock set back is noticed when the next one is written.
ALTER TABLE log_tree ADD COLUMN newest_time TEXT;
