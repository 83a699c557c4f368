"""The lasting record: one SQLite file, and the only SQL."""
