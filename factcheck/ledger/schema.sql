-- The tables of a ledger. Every change of them is a new migration: this file is migration 1, for good.
-- Nothing here needs more than SQLite 3.37, and no JSON function stands in a constraint, so that every tool can open it.

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 16),
  origin TEXT,                     -- path or URL of the latest revision; null for text without a home
  title TEXT NOT NULL,
  byline TEXT,
  published TEXT,
  language TEXT,
  story TEXT,
  added_at TEXT NOT NULL CHECK (added_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z')
) STRICT;

CREATE TABLE revisions (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents(id),
  number INTEGER NOT NULL CHECK (number >= 1),
  origin TEXT,
  text TEXT NOT NULL CHECK (instr(text, char(0)) = 0),
  text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
  raw_sha256 TEXT CHECK (length(raw_sha256) = 64),
  media_type TEXT NOT NULL,
  regions TEXT NOT NULL DEFAULT '[]',  -- [[start, end, "headline"], …]
  engine TEXT NOT NULL,            -- the version that found the figures
  unaccounted INTEGER NOT NULL DEFAULT 0,
  figures_sha256 TEXT NOT NULL CHECK (length(figures_sha256) = 64),  -- over what was found in the text
  added_at TEXT NOT NULL CHECK (added_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  UNIQUE (document_id, number)
) STRICT;
CREATE INDEX revisions_origin ON revisions (origin);

CREATE TABLE originals (           -- the bytes as they were read, so that the ledger can be handed over alone
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL,          -- how many, before compression
  zlib BLOB NOT NULL
) STRICT;

CREATE TABLE claims (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 16),
  document_id INTEGER NOT NULL REFERENCES documents(id),
  tier TEXT NOT NULL CHECK (tier IN ('claim', 'minor')),
  start INTEGER NOT NULL,          -- code points in the latest revision that has the claim; "end" is exclusive
  "end" INTEGER NOT NULL,
  phrase TEXT NOT NULL,
  number_start INTEGER NOT NULL,
  number_end INTEGER NOT NULL,
  value ANY CHECK (typeof(value) IN ('null', 'integer', 'real')),  -- for sorting; value_exact loses nothing
  low ANY CHECK (typeof(low) IN ('null', 'integer', 'real')),
  high ANY CHECK (typeof(high) IN ('null', 'integer', 'real')),
  second ANY CHECK (typeof(second) IN ('null', 'integer', 'real')),
  value_exact TEXT,
  low_exact TEXT,
  high_exact TEXT,
  second_exact TEXT,
  hedge TEXT,
  unit TEXT,
  noun TEXT,
  noun_head TEXT,
  measure TEXT,
  per TEXT,
  change TEXT,
  role TEXT,
  kind TEXT,
  action TEXT,
  speaker TEXT,
  attribution TEXT,
  via TEXT,
  modality TEXT,
  place TEXT,
  period TEXT,
  zone TEXT NOT NULL,
  sentence TEXT NOT NULL,
  part_of TEXT,                    -- uid of another claim
  twin_of TEXT,
  worth REAL NOT NULL,
  flags TEXT NOT NULL DEFAULT '[]',
  rule TEXT NOT NULL,              -- 'reviewer' for a claim that a person added
  supersedes_id INTEGER REFERENCES claims(id),
  added_by TEXT CHECK ((added_by IS NULL) = (rule <> 'reviewer')),
  added_at TEXT NOT NULL CHECK (added_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  in_latest INTEGER NOT NULL DEFAULT 0 CHECK (in_latest IN (0, 1)),
  status TEXT NOT NULL DEFAULT 'unreviewed'
    CHECK (status IN ('unreviewed', 'verified', 'disputed', 'sourced', 'not_a_claim')),
  reason TEXT,                     -- of the status: wrong, sources_conflict, cannot_confirm, on_author
  correction TEXT NOT NULL DEFAULT '',
  reviewer TEXT,
  decided_at TEXT,
  last_decision INTEGER REFERENCES decisions(seq),
  decision_count INTEGER NOT NULL DEFAULT 0,
  evidence_count INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX claims_queue ON claims (in_latest, document_id, start, id, tier, status, kind, reviewer);
CREATE INDEX claims_document ON claims (document_id, start);
CREATE INDEX claims_status ON claims (status, in_latest, tier, document_id);
CREATE INDEX claims_quantity ON claims (unit, value);
CREATE INDEX claims_supersedes ON claims (supersedes_id) WHERE supersedes_id IS NOT NULL;
CREATE INDEX claims_by_reviewers ON claims (document_id, number_start) WHERE rule = 'reviewer';

CREATE TABLE mentions (            -- where a claim stands in one revision
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claims(id),
  revision_id INTEGER NOT NULL REFERENCES revisions(id),
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  number_start INTEGER NOT NULL CHECK (number_start >= start),
  number_end INTEGER NOT NULL CHECK (number_end > number_start AND number_end <= "end"),
  match TEXT NOT NULL CHECK (match IN ('new', 'exact', 'moved')),
  UNIQUE (claim_id, revision_id)
) STRICT;
CREATE INDEX mentions_revision ON mentions (revision_id, claim_id);

CREATE TABLE set_aside (           -- numbers that are no quantity, and why
  id INTEGER PRIMARY KEY,
  revision_id INTEGER NOT NULL REFERENCES revisions(id),
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  phrase TEXT NOT NULL,
  number_start INTEGER NOT NULL,
  number_end INTEGER NOT NULL CHECK (number_end > number_start),
  reason TEXT,
  zone TEXT NOT NULL,
  sentence TEXT NOT NULL,
  flags TEXT NOT NULL DEFAULT '[]',
  rule TEXT NOT NULL,
  UNIQUE (revision_id, number_start, number_end)
) STRICT;

CREATE TABLE unaccounted (         -- numbers that an independent scan saw and no record covers
  id INTEGER PRIMARY KEY,
  revision_id INTEGER NOT NULL REFERENCES revisions(id),
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  UNIQUE (revision_id, start, "end")
) STRICT;

CREATE TABLE decisions (           -- append-only; each row's hash covers the one before
  seq INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 16),
  claim_id INTEGER NOT NULL REFERENCES claims(id),
  mention_id INTEGER NOT NULL REFERENCES mentions(id),
  base_seq INTEGER NOT NULL,       -- the claim's decision before this one; 0 for none
  act TEXT NOT NULL CHECK (act IN ('decide', 'clear', 'undo', 'redo')),
  status TEXT NOT NULL CHECK (status IN ('unreviewed', 'verified', 'disputed', 'sourced', 'not_a_claim')),
  reason TEXT,
  correction TEXT NOT NULL DEFAULT '',
  reviewer TEXT NOT NULL CHECK (length(reviewer) BETWEEN 1 AND 200),
  decided_at TEXT NOT NULL CHECK (decided_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  batch TEXT,
  undoes INTEGER REFERENCES decisions(seq),
  stands_on INTEGER NOT NULL,      -- the opinion that holds after this row: itself, or one that undo or redo went back to
  evidence_count INTEGER NOT NULL DEFAULT 0 CHECK (evidence_count >= 0),
  note_digest TEXT NOT NULL DEFAULT '',
  format INTEGER NOT NULL DEFAULT 1,
  prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  CHECK (status <> 'sourced' OR evidence_count > 0),
  CHECK ((undoes IS NULL) = (act IN ('decide', 'clear')))
) STRICT;
CREATE INDEX decisions_claim ON decisions (claim_id, seq);
CREATE INDEX decisions_reviewer ON decisions (reviewer, seq);
CREATE INDEX decisions_undoes ON decisions (undoes, seq) WHERE undoes IS NOT NULL;
CREATE INDEX decisions_batch ON decisions (batch, reviewer) WHERE batch IS NOT NULL;

CREATE TABLE notes (               -- apart from the decision, so that one can be erased by law: text and salt to null
  decision_seq INTEGER PRIMARY KEY REFERENCES decisions(seq),
  text TEXT,
  salt TEXT
) STRICT;

CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 64),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  publisher TEXT,
  url TEXT,
  contact TEXT,
  origin TEXT                      -- who said it first: three links to one wire story have one origin
) STRICT;

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  decision_seq INTEGER NOT NULL REFERENCES decisions(seq),
  source_id INTEGER NOT NULL REFERENCES sources(id),
  passage TEXT NOT NULL DEFAULT '',
  locator TEXT NOT NULL DEFAULT '',
  stance TEXT NOT NULL CHECK (stance IN ('supports', 'refutes', 'context')),
  consulted_at TEXT,
  as_of TEXT
) STRICT;
CREATE INDEX evidence_decision ON evidence (decision_seq);
CREATE INDEX evidence_source ON evidence (source_id);

CREATE TABLE findings (            -- what a check said of a revision
  id INTEGER PRIMARY KEY,
  revision_id INTEGER NOT NULL REFERENCES revisions(id),
  "check" TEXT NOT NULL,
  message TEXT NOT NULL,
  working TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  phrase TEXT NOT NULL,
  others TEXT NOT NULL DEFAULT '[]',
  found_at TEXT NOT NULL
) STRICT;
CREATE INDEX findings_revision ON findings (revision_id);

CREATE TABLE dismissals (
  id INTEGER PRIMARY KEY,
  finding_id INTEGER NOT NULL REFERENCES findings(id),
  reviewer TEXT NOT NULL CHECK (length(reviewer) BETWEEN 1 AND 200),
  dismissed_at TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dismissals_finding ON dismissals (finding_id);

CREATE VIRTUAL TABLE claims_fts USING fts5 (
  phrase, sentence, speaker, content="claims", content_rowid="id", tokenize='unicode61 remove_diacritics 2'
);
