"""The command line: one file per verb, each a thin rendering of a workflow."""
