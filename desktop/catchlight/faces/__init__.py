"""Faces: model packs, detection, alignment, quality, embedding, tracks."""
