"""The lab folder: create, open, lock, schema version."""
