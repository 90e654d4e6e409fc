"""The window: it adapts the core's plain objects to Qt and holds no part of the pipeline."""
