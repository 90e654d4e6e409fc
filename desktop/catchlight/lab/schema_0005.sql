-- Schema version 5: the log by case, sweeps, searches in imported snapshots.

-- gallery: a sweep is one search of many probes; an exact search can go on from one, under its authorisation
ALTER TABLE searches ADD COLUMN sweep TEXT;
ALTER TABLE searches ADD COLUMN from_sweep INTEGER REFERENCES searches (id);
CREATE INDEX searches_from_sweep ON searches (from_sweep);
CREATE TABLE sweep_probes (
    search_id INTEGER NOT NULL REFERENCES searches (id),
    number INTEGER NOT NULL,
    probe TEXT NOT NULL,
    probe_face INTEGER NOT NULL REFERENCES faces (id),
    template_sha256 TEXT NOT NULL,
    PRIMARY KEY (search_id, number)
) WITHOUT ROWID;
CREATE INDEX sweep_probes_face ON sweep_probes (probe_face);
CREATE TABLE sweep_candidates (
    search_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    portrait INTEGER NOT NULL REFERENCES portraits (id),
    score REAL NOT NULL,
    PRIMARY KEY (search_id, number, rank),
    FOREIGN KEY (search_id, number) REFERENCES sweep_probes (search_id, number)
) WITHOUT ROWID;
CREATE INDEX sweep_candidates_portrait ON sweep_candidates (portrait);

-- gallery: a candidate of a snapshot, whose portrait is not enrolled here: what the snapshot says of it, and its crop
ALTER TABLE candidates ADD COLUMN detached TEXT;
ALTER TABLE candidates ADD COLUMN detached_crop TEXT;
CREATE INDEX candidates_detached_crop ON candidates (detached_crop);

-- evidence: the entries of a case, under its identifier as the canonical bytes hold it; what is no entry any more under
-- nothing. Functions of JSON are not trusted in a schema, and canonical JSON has its keys in one order.
CREATE INDEX log_case ON log (
    CASE instr(entry, CAST(',"case":"' AS BLOB)) WHEN 0 THEN x'' ELSE substr(
        entry,
        instr(entry, CAST(',"case":"' AS BLOB)) + 9,
        instr(substr(entry, instr(entry, CAST(',"case":"' AS BLOB)) + 9), CAST('"' AS BLOB)) - 1
    ) END
) WHERE substr(entry, instr(entry, CAST(',"case":' AS BLOB)), 12) <> CAST(',"case":null' AS BLOB);
-- evidence: the entries about accounts, which names and resets are looked up in
CREATE INDEX log_accounts ON log (sequence) WHERE substr(entry, 1, 19) = CAST('{"action":"account.' AS BLOB);

-- gallery: digest of the checksums of a snapshot's search files as they were made at its import
ALTER TABLE snapshots ADD COLUMN files_sha256 TEXT;

-- gallery: 32 random bytes for each portrait; under them the log holds a hash of its record. None before this version.
ALTER TABLE portraits ADD COLUMN salt BLOB NOT NULL DEFAULT x'';

-- evidence: that the bytes of an erasure are off the disk is an entry of the log from this version on; what an older
-- version said of it is looked at again and signed for.
UPDATE erasures SET purged_at = NULL;

-- lab and gallery: times that only the log has to say, because nothing reads them here
ALTER TABLE accounts DROP COLUMN created_at;
ALTER TABLE account_keys DROP COLUMN created_at;
ALTER TABLE snapshots DROP COLUMN imported_at;
