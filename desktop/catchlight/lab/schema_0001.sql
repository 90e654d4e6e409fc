-- Schema version 1. A table belongs to the room named above it; that room alone writes SQL against it.

-- evidence: the log. Rows are final; the clear text of personal data stands apart and can be erased.
CREATE TABLE log (
    sequence INTEGER PRIMARY KEY,
    entry BLOB NOT NULL,
    leaf_hash BLOB NOT NULL,
    signature BLOB,
    signer TEXT
);
CREATE TRIGGER log_is_final_update BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the evidence log is append-only'); END;
CREATE TRIGGER log_is_final_delete BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the evidence log is append-only'); END;
-- INSERT OR REPLACE deletes the row in its way without firing the trigger above.
CREATE TRIGGER log_is_final_insert BEFORE INSERT ON log WHEN NEW.sequence <= (SELECT max(sequence) FROM log)
BEGIN SELECT RAISE(ABORT, 'the evidence log is append-only'); END;

CREATE TABLE log_clear (
    commitment BLOB NOT NULL,
    sequence INTEGER NOT NULL REFERENCES log (sequence),
    salt BLOB NOT NULL,
    clear TEXT NOT NULL,
    PRIMARY KEY (sequence, commitment)  -- commitments are random: in their order each would change a page of its own
) WITHOUT ROWID;
CREATE TRIGGER log_clear_is_final BEFORE UPDATE ON log_clear
BEGIN SELECT RAISE(ABORT, 'clear text of the evidence log is erased, never changed'); END;
CREATE TRIGGER log_clear_is_final_insert BEFORE INSERT ON log_clear
WHEN EXISTS (SELECT 1 FROM log_clear WHERE sequence = NEW.sequence AND commitment = NEW.commitment)
BEGIN SELECT RAISE(ABORT, 'clear text of the evidence log is erased, never changed'); END;

CREATE TABLE log_tree (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    size INTEGER NOT NULL,
    frontier BLOB NOT NULL
);

-- evidence: cases and exhibits
CREATE TABLE cases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    identifier TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    offence TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    opened_by TEXT NOT NULL
);

CREATE TABLE exhibits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('still', 'footage')),
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    frames_expected INTEGER,
    reference TEXT,
    seized_by TEXT,
    seized_at TEXT,
    kept INTEGER NOT NULL,
    UNIQUE (case_id, sha256)
);

-- media: the decode ledger
CREATE TABLE extractions (
    exhibit_id INTEGER PRIMARY KEY REFERENCES exhibits (id),
    state TEXT NOT NULL CHECK (state IN ('running', 'cancelled', 'complete', 'failed')),
    pack_sha256 TEXT NOT NULL,
    provider TEXT NOT NULL,
    mode TEXT NOT NULL,
    smallest_face REAL,
    frames_expected INTEGER,
    frames_decoded INTEGER NOT NULL DEFAULT 0,
    frames_failed INTEGER NOT NULL DEFAULT 0,
    decoded_until INTEGER NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0,
    media TEXT,
    failure TEXT,
    started_at TEXT NOT NULL,
    started_by TEXT NOT NULL,
    finished_at TEXT
);

CREATE TABLE frames (
    exhibit_id INTEGER NOT NULL REFERENCES exhibits (id),
    number INTEGER NOT NULL,
    microseconds INTEGER,
    failed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (exhibit_id, number)
) WITHOUT ROWID;

CREATE TABLE extraction_warnings (
    id INTEGER PRIMARY KEY,
    exhibit_id INTEGER NOT NULL REFERENCES exhibits (id),
    frame INTEGER,
    microseconds INTEGER,
    message TEXT NOT NULL
);
CREATE INDEX extraction_warnings_exhibit ON extraction_warnings (exhibit_id);

-- faces
CREATE TABLE tracks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    exhibit_id INTEGER NOT NULL REFERENCES exhibits (id),
    number INTEGER NOT NULL,
    template BLOB NOT NULL,
    best_face_id INTEGER REFERENCES faces (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (exhibit_id, number)
);

CREATE TABLE faces (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    exhibit_id INTEGER NOT NULL REFERENCES exhibits (id),
    track_id INTEGER REFERENCES tracks (id),
    frame INTEGER,
    microseconds INTEGER,
    x REAL NOT NULL,
    y REAL NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    landmarks TEXT NOT NULL,
    detector_score REAL NOT NULL,
    quality TEXT NOT NULL,
    verdict TEXT NOT NULL,
    pack_sha256 TEXT NOT NULL,
    embedding BLOB,
    crop_sha256 TEXT
);
CREATE INDEX faces_exhibit ON faces (exhibit_id, frame);
CREATE INDEX faces_track ON faces (track_id);
CREATE INDEX faces_crop ON faces (crop_sha256) WHERE crop_sha256 IS NOT NULL;

-- gallery
CREATE TABLE gallery (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    revision INTEGER NOT NULL,
    size INTEGER NOT NULL,
    frontier BLOB NOT NULL
);

CREATE TABLE persons (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id TEXT NOT NULL UNIQUE,
    sex TEXT,
    birth_year INTEGER
);

CREATE TABLE portraits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES persons (id),
    sha256 TEXT NOT NULL UNIQUE,
    file_name TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    captured_on TEXT NOT NULL,
    source TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    retain_until TEXT NOT NULL,
    note TEXT,
    x REAL NOT NULL,
    y REAL NOT NULL,
    face_width REAL NOT NULL,
    face_height REAL NOT NULL,
    landmarks TEXT NOT NULL,
    chosen TEXT NOT NULL CHECK (chosen IN ('only-face', 'face-box', 'largest-face')),
    quality TEXT NOT NULL,
    verdict TEXT NOT NULL,
    crop_sha256 TEXT NOT NULL,
    enrolled_at TEXT NOT NULL,
    enrolled_by TEXT NOT NULL
);
CREATE INDEX portraits_person ON portraits (person);
CREATE INDEX portraits_crop ON portraits (crop_sha256);

CREATE TABLE templates (
    portrait INTEGER NOT NULL REFERENCES portraits (id),
    pack_sha256 TEXT NOT NULL,
    leaf INTEGER NOT NULL UNIQUE,
    embedding BLOB NOT NULL,
    PRIMARY KEY (pack_sha256, portrait)
) WITHOUT ROWID;

CREATE TABLE generations (
    pack_sha256 TEXT PRIMARY KEY,
    generation INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    manifest_sha256 TEXT NOT NULL
);

-- gallery: searches and their candidates
CREATE TABLE searches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    scope TEXT NOT NULL CHECK (scope IN ('gallery', 'exhibits')),
    probe TEXT NOT NULL,
    probe_face INTEGER NOT NULL REFERENCES faces (id),
    probe_crop TEXT,
    authority TEXT NOT NULL,
    purpose TEXT NOT NULL,
    authorisation TEXT NOT NULL,
    mode TEXT NOT NULL,
    k INTEGER NOT NULL,
    threshold REAL,
    pack_sha256 TEXT NOT NULL,
    gallery_revision INTEGER,
    gallery_root TEXT,
    gallery_size INTEGER,
    searched INTEGER,
    expired_left_out INTEGER,
    other_pack_left_out INTEGER,
    seconds REAL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    searched_by TEXT NOT NULL
);
CREATE INDEX searches_case ON searches (case_id);

CREATE TABLE candidates (
    search_id INTEGER NOT NULL REFERENCES searches (id),
    rank INTEGER NOT NULL,
    score REAL NOT NULL,
    portrait INTEGER REFERENCES portraits (id),
    face INTEGER REFERENCES faces (id),
    PRIMARY KEY (search_id, rank)
) WITHOUT ROWID;

INSERT INTO log_tree (id, size, frontier) VALUES (1, 0, x'');
INSERT INTO gallery (id, revision, size, frontier) VALUES (1, 0, 0, x'');
