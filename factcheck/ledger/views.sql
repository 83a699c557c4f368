-- Questions that people ask, ready to read. All of them show the latest drafts only.

CREATE VIEW open_claims AS
SELECT c.id, c.uid, c.document_id, d.title AS document_title, c.phrase, c.value, c.unit, c.noun, c.speaker, c.zone,
  c.worth, c.sentence, c.supersedes_id
FROM claims c JOIN documents d ON d.id = c.document_id
WHERE c.in_latest = 1 AND c.tier = 'claim' AND c.status = 'unreviewed';

CREATE VIEW disputed_claims AS
SELECT c.id, c.uid, c.document_id, d.title AS document_title, c.phrase, c.reason, c.correction, n.text AS note,
  c.reviewer, c.decided_at, c.evidence_count, c.speaker, c.sentence
FROM claims c JOIN documents d ON d.id = c.document_id JOIN decisions x ON x.seq = c.last_decision
LEFT JOIN notes n ON n.decision_seq = x.stands_on
WHERE c.in_latest = 1 AND c.tier = 'claim' AND c.status = 'disputed';

-- open claims whose earlier wording somebody had decided on, in whichever earlier draft that was
CREATE VIEW stale_decisions AS
WITH RECURSIVE earlier (id, at) AS (
  SELECT id, supersedes_id FROM claims
  WHERE in_latest = 1 AND tier = 'claim' AND status = 'unreviewed' AND supersedes_id < id
  UNION ALL
  SELECT e.id, o.supersedes_id FROM earlier e JOIN claims o ON o.id = e.at
  WHERE o.status = 'unreviewed' AND o.supersedes_id < o.id
)
SELECT c.id, c.uid, c.document_id, d.title AS document_title, c.phrase, o.id AS earlier_id,
  o.phrase AS earlier_phrase, o.status AS earlier_status, o.reviewer AS earlier_reviewer,
  o.decided_at AS earlier_decided_at, c.sentence, o.sentence AS earlier_sentence
FROM earlier e JOIN claims c ON c.id = e.id JOIN claims o ON o.id = e.at JOIN documents d ON d.id = c.document_id
WHERE o.status <> 'unreviewed';

CREATE VIEW draft_changes AS
WITH latest AS (
  SELECT r.id, r.document_id, r.number, p.id AS previous_id
  FROM revisions r JOIN revisions p ON p.document_id = r.document_id AND p.number = r.number - 1
  WHERE r.number = (SELECT max(number) FROM revisions WHERE document_id = r.document_id)
)
SELECT l.document_id, l.number AS revision,
  CASE WHEN m.match <> 'new' THEN m.match WHEN c.supersedes_id IS NULL THEN 'added' ELSE 'changed' END AS change,
  c.id, c.phrase, c.supersedes_id AS earlier_id, o.phrase AS earlier_phrase, c.status, o.status AS earlier_status
FROM latest l JOIN mentions m ON m.revision_id = l.id JOIN claims c ON c.id = m.claim_id
LEFT JOIN claims o ON o.id = c.supersedes_id AND m.match = 'new'
WHERE c.tier = 'claim'
UNION ALL
SELECT l.document_id, l.number, 'gone', NULL, NULL, c.id, c.phrase, NULL, c.status
FROM latest l JOIN mentions m ON m.revision_id = l.previous_id JOIN claims c ON c.id = m.claim_id
WHERE c.tier = 'claim' AND c.in_latest = 0
  AND NOT EXISTS (SELECT 1 FROM claims n WHERE n.supersedes_id = c.id AND n.in_latest = 1 AND n.tier = 'claim');

-- each reviewer's last word on a claim; what was undone or cleared is no word, nor what rested on a withdrawn source
CREATE VIEW opinions AS
WITH standing AS (
  SELECT d.seq, d.claim_id, d.reviewer, d.status, d.reason, d.act, d.decided_at, d.evidence_count, d.batch
  FROM decisions d
  WHERE d.act IN ('decide', 'clear') AND 'undo' IS NOT (
    SELECT u.act FROM decisions u WHERE u.undoes = d.seq ORDER BY u.seq DESC LIMIT 1)
)
SELECT o.claim_id, o.reviewer, o.status, o.reason, o.decided_at, o.evidence_count, o.seq AS decision
FROM standing o
WHERE o.act = 'decide' AND NOT EXISTS (
  SELECT 1 FROM standing x WHERE x.claim_id = o.claim_id AND x.seq > o.seq
    AND (x.reviewer = o.reviewer OR (x.act = 'clear' AND x.batch LIKE 'withdrawal:%')));

-- claims on which the last words of two reviewers differ
CREATE VIEW disagreements AS
SELECT c.id, c.uid, c.document_id, c.phrase, c.status, count(*) AS reviewers,
  group_concat(o.reviewer || ': ' || o.status, '; ') AS words
FROM opinions o JOIN claims c ON c.id = o.claim_id
WHERE c.in_latest = 1 GROUP BY c.id HAVING count(DISTINCT o.status) > 1;

-- what each source carries; "claims" counts those of the latest drafts whose standing decision has evidence from it
CREATE VIEW source_use AS
SELECT s.id, s.kind, s.title, s.publisher, s.url, s.contact, s.origin,
  (SELECT count(DISTINCT c.id) FROM evidence e JOIN claims c ON c.last_decision = e.decision_seq
   WHERE e.source_id = s.id AND c.status <> 'unreviewed' AND c.in_latest = 1) AS claims,
  w.act IS 'withdraw' AS withdrawn, CASE w.act WHEN 'withdraw' THEN w.reason END AS withdrawn_because
FROM sources s LEFT JOIN withdrawals w ON w.id = (SELECT max(id) FROM withdrawals WHERE source_id = s.id);

CREATE VIEW evidence_trail AS
SELECT c.id AS claim_id, c.uid AS claim_uid, c.document_id, c.phrase, d.seq AS decision, d.act, d.status, d.reviewer,
  d.decided_at, d.seq = c.last_decision AS in_force, e.id AS evidence_id, e.stance, e.passage, e.locator,
  e.consulted_at, e.as_of, s.id AS source_id, s.kind AS source_kind, s.title AS source, s.publisher, s.url,
  s.contact, s.origin
FROM evidence e JOIN decisions d ON d.seq = e.decision_seq JOIN claims c ON c.id = d.claim_id
JOIN sources s ON s.id = e.source_id
WHERE c.in_latest = 1;

-- every figure of each latest draft, counted once: a number that a reviewer made a claim of counts as that claim
CREATE VIEW coverage AS
WITH latest AS (
  SELECT id, document_id, number FROM revisions r
  WHERE number = (SELECT max(number) FROM revisions WHERE document_id = r.document_id)
), counted AS (
  SELECT l.document_id, l.number AS revision,
    (SELECT count(*) FROM claims c WHERE c.document_id = l.document_id AND c.in_latest = 1 AND c.tier = 'claim'
       AND c.status <> 'unreviewed') AS decided,
    (SELECT count(*) FROM claims c WHERE c.document_id = l.document_id AND c.in_latest = 1 AND c.tier = 'claim'
       AND c.status = 'unreviewed') AS "open",
    (SELECT count(*) FROM claims c WHERE c.document_id = l.document_id AND c.in_latest = 1 AND c.tier = 'minor'
       AND NOT EXISTS (SELECT 1 FROM claims a WHERE a.document_id = c.document_id AND a.rule = 'reviewer'
         AND a.in_latest = 1 AND a.number_start < c.number_end AND a.number_end > c.number_start)) AS minor,
    (SELECT count(*) FROM set_aside s WHERE s.revision_id = l.id
       AND NOT EXISTS (SELECT 1 FROM claims a WHERE a.document_id = l.document_id AND a.rule = 'reviewer'
         AND a.in_latest = 1 AND a.number_start < s.number_end AND a.number_end > s.number_start)) AS set_aside,
    (SELECT count(*) FROM unaccounted u WHERE u.revision_id = l.id
       AND NOT EXISTS (SELECT 1 FROM claims a WHERE a.document_id = l.document_id AND a.rule = 'reviewer'
         AND a.in_latest = 1 AND a.number_start < u."end" AND a.number_end > u.start)) AS unaccounted
  FROM latest l
)
SELECT document_id, revision, decided + "open" + minor + set_aside + unaccounted AS figures,
  decided, "open", minor, set_aside, unaccounted
FROM counted;

-- what the checks say of the latest drafts and nobody has dismissed, in this draft or, of the same phrases, in an earlier one
CREATE VIEW open_findings AS
SELECT f.id, r.document_id, d.title AS document_title, f."check", f.outcome, f.message, f.working, f.phrase,
  f.start, f."end", f.others, f.found_at
FROM findings f JOIN checkings k ON k.id = f.checking_id JOIN revisions r ON r.id = k.revision_id
JOIN documents d ON d.id = r.document_id
WHERE k.id = (SELECT max(id) FROM checkings WHERE revision_id = r.id)
  AND r.number = (SELECT max(number) FROM revisions WHERE document_id = r.document_id)
  AND 'dismiss' IS NOT (
    SELECT x.act FROM findings g JOIN dismissals x ON x.finding_id = g.id JOIN revisions q ON q.id = g.revision_id
    WHERE g.pair = f.pair AND q.document_id = r.document_id ORDER BY x.id DESC LIMIT 1);
