-- Migration 5: what the checks said, run by run, of which claims; and that a dismissal has a reason and can be taken back.

CREATE TABLE checkings (           -- one run of the checks over a revision; the latest one is what they say now
  id INTEGER PRIMARY KEY,
  revision_id INTEGER NOT NULL REFERENCES revisions(id),
  engine TEXT NOT NULL,
  checked_at TEXT NOT NULL CHECK (checked_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z')
) STRICT;
CREATE INDEX checkings_revision ON checkings (revision_id, id);

ALTER TABLE findings ADD COLUMN checking_id INTEGER REFERENCES checkings(id);
ALTER TABLE findings ADD COLUMN pair TEXT NOT NULL DEFAULT '';
CREATE INDEX findings_checking ON findings (checking_id);
CREATE INDEX findings_pair ON findings (pair, id);

CREATE TABLE finding_claims (      -- the claims that a finding speaks of, in whatever article
  finding_id INTEGER NOT NULL REFERENCES findings(id),
  claim_id INTEGER NOT NULL REFERENCES claims(id),
  PRIMARY KEY (finding_id, claim_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_claims_claim ON finding_claims (claim_id, finding_id);

ALTER TABLE dismissals ADD COLUMN act TEXT NOT NULL DEFAULT 'dismiss' CHECK (act IN ('dismiss', 'restore'));
