"""Parsed sentence to claims: one kind a file."""
