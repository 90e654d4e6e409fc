"""Workflows: one file per verb, the only place that joins rooms and writes the log. GUI and CLI call these."""
