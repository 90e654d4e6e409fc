-- Schema version 4: the gallery at national scale.

-- gallery: what was erased. The additions tree keeps its leaf; the erasures tree gets one of its own.
ALTER TABLE gallery ADD COLUMN erased_size INTEGER NOT NULL DEFAULT 0;
ALTER TABLE gallery ADD COLUMN erased_frontier BLOB NOT NULL DEFAULT x'';
CREATE TABLE erased_templates (
    leaf INTEGER PRIMARY KEY,
    pack_sha256 TEXT NOT NULL,
    portrait INTEGER NOT NULL,
    leaf_hash BLOB NOT NULL,
    revision INTEGER NOT NULL,
    number INTEGER NOT NULL UNIQUE
);
CREATE INDEX erased_templates_revision ON erased_templates (revision);

-- gallery: a generation covers the templates below `leaves`; newer ones are scanned from the database.
ALTER TABLE generations ADD COLUMN leaves INTEGER NOT NULL DEFAULT 0;
CREATE TABLE generation_blocks (
    pack_sha256 TEXT NOT NULL,
    generation INTEGER NOT NULL,
    file TEXT NOT NULL,
    block INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (pack_sha256, generation, file, block)
) WITHOUT ROWID;

-- gallery: persons of whom something that filters depend on changed; a generation of an older revision asks for them anew
CREATE TABLE changed_persons (
    person INTEGER PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL
);
CREATE INDEX changed_persons_revision ON changed_persons (revision);

-- gallery: tags that the lab defines, holds on persons, and what the lists and filters look up
CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE portrait_tags (
    portrait INTEGER NOT NULL REFERENCES portraits (id),
    tag INTEGER NOT NULL REFERENCES tags (id),
    PRIMARY KEY (portrait, tag)
) WITHOUT ROWID;
CREATE INDEX portrait_tags_tag ON portrait_tags (tag);
ALTER TABLE persons ADD COLUMN held_since TEXT;
ALTER TABLE persons ADD COLUMN held_because TEXT;
CREATE INDEX portraits_retention ON portraits (retain_until);
-- gallery: without these, each portrait that is erased costs a look at every template and candidate (foreign keys)
CREATE INDEX templates_portrait ON templates (portrait);
CREATE INDEX candidates_portrait ON candidates (portrait);

-- gallery: how a search was cut, and why that cut is certain
ALTER TABLE searches ADD COLUMN filters TEXT;
ALTER TABLE searches ADD COLUMN certificate TEXT;
ALTER TABLE searches ADD COLUMN snapshot TEXT;

-- gallery: the other portraits of a candidate, and their scores
CREATE TABLE candidate_portraits (
    search_id INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    portrait INTEGER NOT NULL REFERENCES portraits (id),
    score REAL NOT NULL,
    PRIMARY KEY (search_id, rank, portrait),
    FOREIGN KEY (search_id, rank) REFERENCES candidates (search_id, rank)
) WITHOUT ROWID;
CREATE INDEX candidate_portraits_portrait ON candidate_portraits (portrait);

-- gallery: imported read-only snapshots
CREATE TABLE snapshots (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    origin TEXT NOT NULL,
    revision INTEGER NOT NULL,
    root TEXT NOT NULL,
    signer TEXT NOT NULL,
    made_at TEXT NOT NULL,
    not_after TEXT NOT NULL,
    folder TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    in_use INTEGER NOT NULL DEFAULT 0
);

-- gallery: a gallery server that was configured by name; the token is in the system's keyring, never here
CREATE TABLE gallery_server (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    address TEXT NOT NULL,
    authority TEXT,
    index_kind TEXT NOT NULL,
    has_token INTEGER NOT NULL,
    code_key BLOB NOT NULL,
    in_use INTEGER NOT NULL DEFAULT 0,
    begun INTEGER NOT NULL DEFAULT 0,
    set_at TEXT NOT NULL
);

-- gallery: what a gallery server still has to be told; whatever changes a template's row notes it in the same transaction
CREATE TABLE server_outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('upsert', 'delete')),
    portrait INTEGER NOT NULL,
    pack_sha256 TEXT NOT NULL,
    queued_at TEXT NOT NULL
);
CREATE TRIGGER server_template_added AFTER INSERT ON templates WHEN EXISTS (SELECT 1 FROM gallery_server)
BEGIN
    INSERT INTO server_outbox (kind, portrait, pack_sha256, queued_at)
    VALUES ('upsert', NEW.portrait, NEW.pack_sha256, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
END;
CREATE TRIGGER server_template_erased AFTER DELETE ON templates WHEN EXISTS (SELECT 1 FROM gallery_server)
BEGIN
    INSERT INTO server_outbox (kind, portrait, pack_sha256, queued_at)
    VALUES ('delete', OLD.portrait, OLD.pack_sha256, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
END;
CREATE TRIGGER server_portrait_changed AFTER UPDATE OF retain_until, captured_on, source, legal_basis ON portraits
WHEN EXISTS (SELECT 1 FROM gallery_server)
BEGIN
    INSERT INTO server_outbox (kind, portrait, pack_sha256, queued_at)
    SELECT 'upsert', t.portrait, t.pack_sha256, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    FROM templates t WHERE t.portrait = NEW.id;
END;
CREATE TRIGGER server_person_changed AFTER UPDATE OF sex, birth_year ON persons
WHEN EXISTS (SELECT 1 FROM gallery_server) AND (OLD.sex IS NOT NEW.sex OR OLD.birth_year IS NOT NEW.birth_year)
BEGIN
    INSERT INTO server_outbox (kind, portrait, pack_sha256, queued_at)
    SELECT 'upsert', t.portrait, t.pack_sha256, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    FROM portraits p JOIN templates t ON t.portrait = p.id WHERE p.person = NEW.id;
END;
CREATE TRIGGER server_tag_put AFTER INSERT ON portrait_tags WHEN EXISTS (SELECT 1 FROM gallery_server)
BEGIN
    INSERT INTO server_outbox (kind, portrait, pack_sha256, queued_at)
    SELECT 'upsert', t.portrait, t.pack_sha256, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    FROM templates t WHERE t.portrait = NEW.portrait;
END;
CREATE TRIGGER server_tag_taken AFTER DELETE ON portrait_tags WHEN EXISTS (SELECT 1 FROM gallery_server)
BEGIN
    INSERT INTO server_outbox (kind, portrait, pack_sha256, queued_at)
    SELECT 'upsert', t.portrait, t.pack_sha256, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    FROM templates t WHERE t.portrait = OLD.portrait;
END;

-- gallery: the model pack whose templates are searched, and the portraits that a coming one found no face in
ALTER TABLE gallery ADD COLUMN pack_sha256 TEXT;
CREATE TABLE reenrolment_refusals (
    pack_sha256 TEXT NOT NULL,
    portrait INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (pack_sha256, portrait)
) WITHOUT ROWID;
