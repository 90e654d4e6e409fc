"""The gallery: persons, portraits, provenance; templates, exact search and preview."""
