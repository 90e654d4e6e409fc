-- Schema version 2: the footage engine. What an earlier version left running is begun anew; what it completed stays.

-- media: the decode ledger
CREATE TABLE extractions_2 (
    exhibit_id INTEGER PRIMARY KEY REFERENCES exhibits (id),
    state TEXT NOT NULL CHECK (state IN ('running', 'cancelled', 'complete', 'partial', 'failed')),
    pack_sha256 TEXT NOT NULL,
    provider TEXT NOT NULL,
    mode TEXT NOT NULL,
    plan TEXT,
    smallest_face REAL,
    frames_expected INTEGER,
    frames_decoded INTEGER NOT NULL DEFAULT 0,
    frames_failed INTEGER NOT NULL DEFAULT 0,
    frames_gated INTEGER NOT NULL DEFAULT 0,
    frames_duplicate INTEGER NOT NULL DEFAULT 0,
    decoded_until INTEGER NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0,
    media TEXT,
    resume_state BLOB,
    failure TEXT,
    started_at TEXT NOT NULL,
    started_by TEXT NOT NULL,
    finished_at TEXT
);
INSERT INTO extractions_2 (
    exhibit_id, state, pack_sha256, provider, mode, smallest_face, frames_expected, frames_decoded, frames_failed,
    decoded_until, seconds, media, failure, started_at, started_by, finished_at
)
SELECT
    exhibit_id, state, pack_sha256, provider, mode, smallest_face, frames_expected, frames_decoded, frames_failed,
    decoded_until, seconds, media, failure, started_at, started_by, finished_at
FROM extractions;
DROP TABLE extractions;
ALTER TABLE extractions_2 RENAME TO extractions;

-- fingerprint: hash of the frame's pixels, stored as a signed 64-bit number.
ALTER TABLE frames ADD COLUMN fingerprint INTEGER;
ALTER TABLE frames ADD COLUMN gated INTEGER NOT NULL DEFAULT 0;

-- faces: a track has no template while none of its faces is embedded.
ALTER TABLE tracks ADD COLUMN fused BLOB;
UPDATE tracks SET fused = template;
ALTER TABLE tracks DROP COLUMN template;
ALTER TABLE tracks RENAME COLUMN fused TO template;

-- held_until: the last frame for which a face stands although it was not looked for again, and that frame's time.
ALTER TABLE faces ADD COLUMN held_until_frame INTEGER;
ALTER TABLE faces ADD COLUMN held_until_microseconds INTEGER;
-- best_rank: from 1 for the best face of a track.
ALTER TABLE faces ADD COLUMN best_rank INTEGER;
UPDATE faces SET best_rank = 1 WHERE id IN (SELECT best_face_id FROM tracks);

CREATE TABLE track_edits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    exhibit_id INTEGER NOT NULL REFERENCES exhibits (id),
    kind TEXT NOT NULL CHECK (kind IN ('split', 'merge')),
    edited_at TEXT NOT NULL,
    edited_by TEXT NOT NULL,
    undone_at TEXT
);
CREATE INDEX track_edits_exhibit ON track_edits (exhibit_id);

CREATE TABLE track_edit_faces (
    edit_id INTEGER NOT NULL REFERENCES track_edits (id),
    face_id INTEGER NOT NULL REFERENCES faces (id),
    from_track INTEGER NOT NULL REFERENCES tracks (id),
    to_track INTEGER NOT NULL REFERENCES tracks (id),
    PRIMARY KEY (edit_id, face_id)
) WITHOUT ROWID;

-- evidence: what a recorder's clock showed, and how wrong it was; the newest row of an exhibit is in force.
CREATE TABLE recorder_clocks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    exhibit_id INTEGER NOT NULL REFERENCES exhibits (id),
    at_microseconds INTEGER NOT NULL,
    shown TEXT NOT NULL,
    zone TEXT NOT NULL,
    error_seconds REAL NOT NULL,
    measured_by TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL
);
CREATE INDEX recorder_clocks_exhibit ON recorder_clocks (exhibit_id);
