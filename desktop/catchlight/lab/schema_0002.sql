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
    hint TEXT,
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

DROP INDEX extraction_warnings_exhibit;
CREATE INDEX extraction_warnings_exhibit ON extraction_warnings (exhibit_id, frame);

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

-- A face is named by its track and frame; the times stand in the index because a track's first and last are asked for.
DROP INDEX faces_track;
CREATE INDEX faces_track ON faces (track_id, frame, microseconds, held_until_microseconds);
CREATE INDEX faces_best ON faces (track_id, best_rank) WHERE best_rank IS NOT NULL;

-- What names a face: without these each face that is forgotten would cost a walk through the whole table.
CREATE INDEX tracks_best_face ON tracks (best_face_id);
CREATE INDEX searches_probe_face ON searches (probe_face);
CREATE INDEX candidates_face ON candidates (face);

-- faces: what people changed in the tracks, and how each track was before, so that it can be undone.
CREATE TABLE track_edits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    exhibit_id INTEGER NOT NULL REFERENCES exhibits (id),
    kind TEXT NOT NULL CHECK (kind IN ('split', 'merge')),
    edited_at TEXT NOT NULL,
    edited_by TEXT NOT NULL,
    undone_at TEXT,
    undone_by TEXT
);
CREATE INDEX track_edits_exhibit ON track_edits (exhibit_id);

CREATE TABLE track_edit_faces (
    edit_id INTEGER NOT NULL REFERENCES track_edits (id),
    face_id INTEGER NOT NULL REFERENCES faces (id),
    from_track INTEGER NOT NULL REFERENCES tracks (id),
    to_track INTEGER NOT NULL REFERENCES tracks (id),
    PRIMARY KEY (edit_id, face_id)
) WITHOUT ROWID;
CREATE INDEX track_edit_faces_face ON track_edit_faces (face_id);
CREATE INDEX track_edit_faces_from ON track_edit_faces (from_track);
CREATE INDEX track_edit_faces_to ON track_edit_faces (to_track);

-- best: JSON list of the ids of its best faces, best first.
CREATE TABLE track_edit_tracks (
    edit_id INTEGER NOT NULL REFERENCES track_edits (id),
    track_id INTEGER NOT NULL REFERENCES tracks (id),
    template BLOB,
    best TEXT NOT NULL,
    best_face_id INTEGER REFERENCES faces (id),
    PRIMARY KEY (edit_id, track_id)
) WITHOUT ROWID;
CREATE INDEX track_edit_tracks_track ON track_edit_tracks (track_id);
CREATE INDEX track_edit_tracks_best ON track_edit_tracks (best_face_id);

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
