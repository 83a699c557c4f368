-- Migration 3: sources that were withdrawn, and what rested on them; and an index by which a renamed draft is noticed.

CREATE TABLE withdrawals (         -- append-only; each row's hash covers the one before, and the chain of decisions as it was
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources(id),
  act TEXT NOT NULL CHECK (act IN ('withdraw', 'reinstate')),
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  reviewer TEXT NOT NULL CHECK (length(reviewer) BETWEEN 1 AND 200),
  withdrawn_at TEXT NOT NULL CHECK (withdrawn_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  head_seq INTEGER NOT NULL,       -- the latest decision before it
  claims INTEGER NOT NULL CHECK (claims >= 0),  -- how many it returned to the queue: by as many decisions that follow
  prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  CHECK (act = 'withdraw' OR claims = 0)
) STRICT;
CREATE INDEX withdrawals_source ON withdrawals (source_id, id);

CREATE INDEX claims_opening ON claims (substr(sentence, 1, 48));
