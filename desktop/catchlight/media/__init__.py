"""Media: stills and footage become frames with true times."""
