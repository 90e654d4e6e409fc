"""Thin item models over snapshots; raw values are reached through custom roles."""
