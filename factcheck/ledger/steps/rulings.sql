-- Migration 7: what editors ruled on the changes to the copy that decisions ask for.

CREATE TABLE rulings (             -- append-only; each row's hash covers the one before, and the decision that it is on
  id INTEGER PRIMARY KEY,
  decision_seq INTEGER NOT NULL REFERENCES decisions(seq),
  outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'stet', 'instead')),
  words TEXT NOT NULL DEFAULT '' CHECK (length(words) <= 1000),
  editor TEXT NOT NULL CHECK (length(editor) BETWEEN 1 AND 200),
  ruled_at TEXT NOT NULL CHECK (ruled_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  CHECK (outcome <> 'instead' OR words <> '')
) STRICT;
CREATE INDEX rulings_decision ON rulings (decision_seq, id);
