"""Typed content, mostly from the log, made into pages and tables that people outside the lab can read."""
