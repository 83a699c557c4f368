"""Extraction to findings: one check a file."""
