"""Evidence: the append-only log, acts, cases, exhibits and the content-addressed store."""
