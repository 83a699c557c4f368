-- Migration 2: who erased a note by law, when and why. The note itself is gone; that it was there is not.

CREATE TABLE redactions (
  id INTEGER PRIMARY KEY,
  decision_seq INTEGER NOT NULL UNIQUE REFERENCES decisions(seq),
  reviewer TEXT NOT NULL CHECK (length(reviewer) BETWEEN 1 AND 200),
  redacted_at TEXT NOT NULL CHECK (redacted_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000)
) STRICT;
