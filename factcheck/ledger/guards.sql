-- What keeps the record a record when other programs write to the file: every UPDATE, DELETE and REPLACE of history is
-- refused. REPLACE walks past delete triggers, hence the guards before INSERT. No function of ours is called here.

CREATE TRIGGER documents_bi BEFORE INSERT ON documents
WHEN EXISTS (SELECT 1 FROM documents WHERE id = NEW.id OR uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'the document exists: nothing is replaced'); END;
CREATE TRIGGER documents_bu BEFORE UPDATE OF id, uid, added_at ON documents
BEGIN SELECT RAISE(ABORT, 'a document keeps its id'); END;
CREATE TRIGGER documents_bd BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'documents are kept'); END;

CREATE TRIGGER revisions_bi BEFORE INSERT ON revisions BEGIN
  SELECT RAISE(ABORT, 'the revision exists: nothing is replaced') WHERE EXISTS (
    SELECT 1 FROM revisions WHERE id = NEW.id OR (document_id = NEW.document_id AND number = NEW.number));
  SELECT RAISE(ABORT, 'revisions are numbered without a gap') WHERE NEW.number IS NOT
    (SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE document_id = NEW.document_id);
END;
CREATE TRIGGER revisions_ai AFTER INSERT ON revisions
BEGIN UPDATE claims SET in_latest = 0 WHERE document_id = NEW.document_id AND in_latest = 1; END;
CREATE TRIGGER revisions_bu BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END;
CREATE TRIGGER revisions_bd BEFORE DELETE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions are kept'); END;

CREATE TRIGGER originals_bi BEFORE INSERT ON originals
WHEN EXISTS (SELECT 1 FROM originals WHERE id = NEW.id OR sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'the original exists: nothing is replaced'); END;
CREATE TRIGGER originals_bu BEFORE UPDATE ON originals
BEGIN SELECT RAISE(ABORT, 'originals are never changed'); END;
CREATE TRIGGER originals_bd BEFORE DELETE ON originals
BEGIN SELECT RAISE(ABORT, 'originals are kept'); END;

CREATE TRIGGER claims_bi BEFORE INSERT ON claims BEGIN
  SELECT RAISE(ABORT, 'the claim exists: nothing is replaced')
    WHERE EXISTS (SELECT 1 FROM claims WHERE id = NEW.id OR uid = NEW.uid);
  SELECT RAISE(ABORT, 'a claim starts unreviewed, and stands where its mention says')
    WHERE NEW.in_latest <> 0 OR NEW.status <> 'unreviewed' OR NEW.reason IS NOT NULL OR NEW.correction <> ''
      OR NEW.reviewer IS NOT NULL OR NEW.decided_at IS NOT NULL OR NEW.last_decision IS NOT NULL
      OR NEW.decision_count <> 0 OR NEW.evidence_count <> 0;
END;
CREATE TRIGGER claims_ai AFTER INSERT ON claims BEGIN
  INSERT INTO claims_fts (rowid, phrase, sentence, speaker) VALUES (NEW.id, NEW.phrase, NEW.sentence, NEW.speaker);
END;
CREATE TRIGGER claims_wording BEFORE UPDATE OF
  id, uid, document_id, tier, phrase, value, low, high, second, value_exact, low_exact, high_exact, second_exact,
  hedge, unit, noun, noun_head, measure, per, change, role, kind, action, speaker, attribution, via, modality,
  place, period, zone, sentence, part_of, twin_of, worth, flags, rule, supersedes_id, added_by, added_at ON claims
BEGIN SELECT RAISE(ABORT, 'the wording of a claim never changes: a new wording is a new claim'); END;
CREATE TRIGGER claims_position BEFORE UPDATE OF start, "end", number_start, number_end ON claims
WHEN NOT EXISTS (
  SELECT 1 FROM mentions m WHERE m.claim_id = NEW.id
    AND m.revision_id = (SELECT max(revision_id) FROM mentions WHERE claim_id = NEW.id)
    AND m.start = NEW.start AND m."end" = NEW."end"
    AND m.number_start = NEW.number_start AND m.number_end = NEW.number_end)
BEGIN SELECT RAISE(ABORT, 'a claim stands where its latest mention says'); END;
CREATE TRIGGER claims_latest BEFORE UPDATE OF in_latest ON claims
WHEN NEW.in_latest IS NOT EXISTS (
  SELECT 1 FROM mentions WHERE claim_id = NEW.id
    AND revision_id = (SELECT id FROM revisions WHERE document_id = NEW.document_id ORDER BY number DESC LIMIT 1))
BEGIN SELECT RAISE(ABORT, 'a claim is in the latest draft when a mention says so'); END;
CREATE TRIGGER claims_status_bu BEFORE UPDATE OF
  status, reason, correction, reviewer, decided_at, last_decision, decision_count, evidence_count ON claims
WHEN NEW.last_decision IS OLD.last_decision OR NOT EXISTS (
  SELECT 1 FROM decisions d
  LEFT JOIN decisions o ON o.seq = d.stands_on AND d.status <> 'unreviewed'
  WHERE d.seq = NEW.last_decision AND d.seq = (SELECT max(seq) FROM decisions WHERE claim_id = NEW.id)
    AND d.status = NEW.status AND d.reason IS NEW.reason AND d.correction = NEW.correction
    AND o.reviewer IS NEW.reviewer AND o.decided_at IS NEW.decided_at
    AND d.evidence_count = NEW.evidence_count AND NEW.decision_count = OLD.decision_count + 1)
BEGIN SELECT RAISE(ABORT, 'the status of a claim moves by a decision only: use factcheck decide'); END;
CREATE TRIGGER claims_bd BEFORE DELETE ON claims
BEGIN SELECT RAISE(ABORT, 'claims are kept'); END;

CREATE TRIGGER mentions_bi BEFORE INSERT ON mentions BEGIN
  SELECT RAISE(ABORT, 'the mention exists: nothing is replaced') WHERE EXISTS (
    SELECT 1 FROM mentions WHERE id = NEW.id OR (claim_id = NEW.claim_id AND revision_id = NEW.revision_id));
  SELECT RAISE(ABORT, 'a claim is mentioned in the latest revision of its own document')
    WHERE NEW.revision_id IS NOT (
      SELECT r.id FROM revisions r JOIN claims c ON c.document_id = r.document_id
      WHERE c.id = NEW.claim_id ORDER BY r.number DESC LIMIT 1);
END;
CREATE TRIGGER mentions_ai AFTER INSERT ON mentions BEGIN
  UPDATE claims SET start = NEW.start, "end" = NEW."end", number_start = NEW.number_start,
    number_end = NEW.number_end, in_latest = 1 WHERE id = NEW.claim_id;
END;
CREATE TRIGGER mentions_bu BEFORE UPDATE ON mentions
BEGIN SELECT RAISE(ABORT, 'mentions are never changed'); END;
CREATE TRIGGER mentions_bd BEFORE DELETE ON mentions
BEGIN SELECT RAISE(ABORT, 'mentions are kept'); END;

CREATE TRIGGER set_aside_bi BEFORE INSERT ON set_aside
WHEN EXISTS (SELECT 1 FROM set_aside WHERE id = NEW.id OR (
  revision_id = NEW.revision_id AND number_start = NEW.number_start AND number_end = NEW.number_end))
BEGIN SELECT RAISE(ABORT, 'the number is set aside already: nothing is replaced'); END;
CREATE TRIGGER set_aside_bu BEFORE UPDATE ON set_aside
BEGIN SELECT RAISE(ABORT, 'what was set aside is never changed: add a claim over it'); END;
CREATE TRIGGER set_aside_bd BEFORE DELETE ON set_aside
BEGIN SELECT RAISE(ABORT, 'what was set aside is kept'); END;

CREATE TRIGGER unaccounted_bi BEFORE INSERT ON unaccounted
WHEN EXISTS (SELECT 1 FROM unaccounted WHERE id = NEW.id OR (
  revision_id = NEW.revision_id AND start = NEW.start AND "end" = NEW."end"))
BEGIN SELECT RAISE(ABORT, 'the number is listed already: nothing is replaced'); END;
CREATE TRIGGER unaccounted_bu BEFORE UPDATE ON unaccounted
BEGIN SELECT RAISE(ABORT, 'unaccounted numbers are never changed'); END;
CREATE TRIGGER unaccounted_bd BEFORE DELETE ON unaccounted
BEGIN SELECT RAISE(ABORT, 'unaccounted numbers are kept'); END;

CREATE TRIGGER decisions_bi BEFORE INSERT ON decisions BEGIN
  SELECT RAISE(ABORT, 'the decision exists: nothing is replaced')
    WHERE EXISTS (SELECT 1 FROM decisions WHERE seq = NEW.seq OR uid = NEW.uid OR hash = NEW.hash);
  SELECT RAISE(ABORT, 'decisions are numbered without a gap')
    WHERE NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM decisions);
  SELECT RAISE(ABORT, 'a decision carries the hash of the one before it') WHERE NEW.prev_hash IS NOT
    coalesce((SELECT hash FROM decisions ORDER BY seq DESC LIMIT 1), printf('%064d', 0));
  SELECT RAISE(ABORT, 'conflict: the claim was decided since it was read')
    WHERE NEW.base_seq IS NOT (SELECT coalesce(last_decision, 0) FROM claims WHERE id = NEW.claim_id);
  SELECT RAISE(ABORT, 'the mention is not the latest of this claim') WHERE NEW.mention_id IS NOT
    (SELECT id FROM mentions WHERE claim_id = NEW.claim_id ORDER BY revision_id DESC LIMIT 1);
END;
CREATE TRIGGER decisions_ai AFTER INSERT ON decisions BEGIN
  UPDATE claims SET
    status = NEW.status, reason = NEW.reason, correction = NEW.correction,
    reviewer = (SELECT reviewer FROM decisions WHERE seq = NEW.stands_on AND NEW.status <> 'unreviewed'),
    decided_at = (SELECT decided_at FROM decisions WHERE seq = NEW.stands_on AND NEW.status <> 'unreviewed'),
    last_decision = NEW.seq, decision_count = decision_count + 1, evidence_count = NEW.evidence_count
  WHERE id = NEW.claim_id;
END;
CREATE TRIGGER decisions_bu BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never changed: a new decision supersedes'); END;
CREATE TRIGGER decisions_bd BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are kept'); END;

CREATE TRIGGER notes_bi BEFORE INSERT ON notes
WHEN EXISTS (SELECT 1 FROM notes WHERE decision_seq = NEW.decision_seq) OR NOT EXISTS (
  SELECT 1 FROM decisions WHERE seq = NEW.decision_seq AND note_digest <> ''
    AND seq = (SELECT max(seq) FROM decisions))
BEGIN SELECT RAISE(ABORT, 'a note comes with its decision'); END;
CREATE TRIGGER notes_bu BEFORE UPDATE ON notes
WHEN NEW.decision_seq IS NOT OLD.decision_seq OR NEW.text IS NOT NULL OR NEW.salt IS NOT NULL
  OR NOT EXISTS (SELECT 1 FROM redactions WHERE decision_seq = NEW.decision_seq)
BEGIN SELECT RAISE(ABORT, 'a note is never changed; by law one may be erased: use factcheck redact'); END;
CREATE TRIGGER notes_bd BEFORE DELETE ON notes
BEGIN SELECT RAISE(ABORT, 'notes are kept; by law one may be erased: use factcheck redact'); END;

CREATE TRIGGER redactions_bi BEFORE INSERT ON redactions
WHEN EXISTS (SELECT 1 FROM redactions WHERE id = NEW.id OR decision_seq = NEW.decision_seq)
  OR NOT EXISTS (SELECT 1 FROM notes WHERE decision_seq = NEW.decision_seq AND text IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'there is no such note to erase'); END;
CREATE TRIGGER redactions_bu BEFORE UPDATE ON redactions
BEGIN SELECT RAISE(ABORT, 'redactions are never changed'); END;
CREATE TRIGGER redactions_bd BEFORE DELETE ON redactions
BEGIN SELECT RAISE(ABORT, 'redactions are kept'); END;

CREATE TRIGGER sources_bi BEFORE INSERT ON sources
WHEN EXISTS (SELECT 1 FROM sources WHERE id = NEW.id OR uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'the source exists: nothing is replaced'); END;
CREATE TRIGGER sources_bu BEFORE UPDATE ON sources
BEGIN SELECT RAISE(ABORT, 'sources are never changed'); END;
CREATE TRIGGER sources_bd BEFORE DELETE ON sources
BEGIN SELECT RAISE(ABORT, 'sources are kept'); END;

CREATE TRIGGER withdrawals_bi BEFORE INSERT ON withdrawals BEGIN
  SELECT RAISE(ABORT, 'withdrawals are numbered without a gap: nothing is replaced')
    WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM withdrawals)
      OR EXISTS (SELECT 1 FROM withdrawals WHERE hash = NEW.hash);
  SELECT RAISE(ABORT, 'a withdrawal carries the hash of the one before it, and comes after the latest decision')
    WHERE NEW.prev_hash IS NOT
        coalesce((SELECT hash FROM withdrawals ORDER BY id DESC LIMIT 1), printf('%064d', 0))
      OR NEW.head_seq IS NOT (SELECT coalesce(max(seq), 0) FROM decisions);
END;
CREATE TRIGGER withdrawals_bu BEFORE UPDATE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'withdrawals are never changed: a source may be reinstated'); END;
CREATE TRIGGER withdrawals_bd BEFORE DELETE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'withdrawals are kept: a source may be reinstated'); END;

CREATE TRIGGER rulings_bi BEFORE INSERT ON rulings BEGIN
  SELECT RAISE(ABORT, 'rulings are numbered without a gap: nothing is replaced')
    WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM rulings)
      OR EXISTS (SELECT 1 FROM rulings WHERE hash = NEW.hash);
  SELECT RAISE(ABORT, 'a ruling carries the hash of the one before it') WHERE NEW.prev_hash IS NOT
    coalesce((SELECT hash FROM rulings ORDER BY id DESC LIMIT 1), printf('%064d', 0));
  SELECT RAISE(ABORT, 'a ruling is on the decision that its claim stands on') WHERE NOT EXISTS (
    SELECT 1 FROM decisions d JOIN claims c ON c.id = d.claim_id JOIN decisions l ON l.seq = c.last_decision
    WHERE d.seq = NEW.decision_seq AND l.stands_on = d.seq AND l.status <> 'unreviewed');
END;
CREATE TRIGGER rulings_bu BEFORE UPDATE ON rulings
BEGIN SELECT RAISE(ABORT, 'rulings are never changed: a new ruling supersedes'); END;
CREATE TRIGGER rulings_bd BEFORE DELETE ON rulings
BEGIN SELECT RAISE(ABORT, 'rulings are kept'); END;

CREATE TRIGGER evidence_bi BEFORE INSERT ON evidence BEGIN
  SELECT RAISE(ABORT, 'the evidence exists: nothing is replaced')
    WHERE EXISTS (SELECT 1 FROM evidence WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'the source was withdrawn') WHERE 'withdraw' IS
    (SELECT act FROM withdrawals WHERE source_id = NEW.source_id ORDER BY id DESC LIMIT 1);
  SELECT RAISE(ABORT, 'evidence is sealed into its decision: what is found later is a new decision')
    WHERE NEW.decision_seq IS NOT (SELECT max(seq) FROM decisions)
      OR (SELECT evidence_count FROM decisions WHERE seq = NEW.decision_seq)
         <= (SELECT count(*) FROM evidence WHERE decision_seq = NEW.decision_seq);
END;
CREATE TRIGGER evidence_bu BEFORE UPDATE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END;
CREATE TRIGGER evidence_bd BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence is kept'); END;

CREATE TRIGGER findings_bi BEFORE INSERT ON findings
WHEN EXISTS (SELECT 1 FROM findings WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the finding exists: nothing is replaced'); END;
CREATE TRIGGER findings_bu BEFORE UPDATE ON findings
BEGIN SELECT RAISE(ABORT, 'findings are never changed'); END;
CREATE TRIGGER findings_bd BEFORE DELETE ON findings
BEGIN SELECT RAISE(ABORT, 'findings are kept: dismiss them'); END;
CREATE TRIGGER dismissals_bi BEFORE INSERT ON dismissals BEGIN
  SELECT RAISE(ABORT, 'the dismissal exists: nothing is replaced')
    WHERE EXISTS (SELECT 1 FROM dismissals WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'a finding is dismissed for a reason') WHERE trim(NEW.note) = '';
END;
CREATE TRIGGER dismissals_bu BEFORE UPDATE ON dismissals
BEGIN SELECT RAISE(ABORT, 'dismissals are never changed'); END;
CREATE TRIGGER dismissals_bd BEFORE DELETE ON dismissals
BEGIN SELECT RAISE(ABORT, 'dismissals are kept'); END;
CREATE TRIGGER checkings_bi BEFORE INSERT ON checkings
WHEN EXISTS (SELECT 1 FROM checkings WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the checking exists: nothing is replaced'); END;
CREATE TRIGGER checkings_bu BEFORE UPDATE ON checkings
BEGIN SELECT RAISE(ABORT, 'checkings are never changed'); END;
CREATE TRIGGER checkings_bd BEFORE DELETE ON checkings
BEGIN SELECT RAISE(ABORT, 'checkings are kept'); END;
CREATE TRIGGER finding_claims_bi BEFORE INSERT ON finding_claims
WHEN EXISTS (SELECT 1 FROM finding_claims WHERE finding_id = NEW.finding_id AND claim_id = NEW.claim_id)
BEGIN SELECT RAISE(ABORT, 'the finding names the claim already: nothing is replaced'); END;
CREATE TRIGGER finding_claims_bu BEFORE UPDATE ON finding_claims
BEGIN SELECT RAISE(ABORT, 'what a finding speaks of is never changed'); END;
CREATE TRIGGER finding_claims_bd BEFORE DELETE ON finding_claims
BEGIN SELECT RAISE(ABORT, 'findings are kept: dismiss them'); END;
