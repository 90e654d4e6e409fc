"""Reusable pieces that know nothing of labs."""
