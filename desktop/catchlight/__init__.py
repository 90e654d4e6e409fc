"""Catchlight: an offline face-search workbench for forensic laboratories."""

__version__ = "0.1.2"
