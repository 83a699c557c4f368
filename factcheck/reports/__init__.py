"""A report to bytes: one format a file."""
