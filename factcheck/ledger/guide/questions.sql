-- Twelve questions that people ask of a ledger. Each runs as it stands in Datasette and in sqlite-utils; what is left
-- empty is not asked for. A question begins with its name and ends at its semicolon.

-- who_decided: Who decided on a figure, and on what?
-- Type it as it was printed: 1,400
SELECT c.id AS claim, c.phrase, t.title AS article, d.status, d.act, d.reviewer, d.decided_at, s.title AS source, e.locator,
  e.passage, e.stance
FROM claims_fts f JOIN claims c ON c.id = f.rowid JOIN documents t ON t.id = c.document_id
JOIN decisions d ON d.claim_id = c.id LEFT JOIN evidence e ON e.decision_seq = d.seq
LEFT JOIN sources s ON s.id = e.source_id
WHERE claims_fts MATCH '"' || replace(:figure, '"', '""') || '"' AND instr(c.sentence, :figure) > 0
ORDER BY c.id, d.seq, e.id;

-- verified_without_evidence: What is verified, and nobody says on what?
-- Claims of the latest drafts that are marked verified with no evidence recorded.
SELECT c.id AS claim, c.phrase, t.title AS article, c.reviewer, c.decided_at, c.reason, n.text AS note, c.sentence
FROM claims c JOIN documents t ON t.id = c.document_id
LEFT JOIN decisions d ON d.seq = c.last_decision LEFT JOIN notes n ON n.decision_seq = d.stands_on
WHERE c.in_latest = 1 AND c.status = 'verified' AND c.evidence_count = 0
ORDER BY c.decided_at;

-- one_origin: Which claims rest on one origin only?
-- Several links to one wire story are one origin. A source without an origin is its own.
SELECT c.id AS claim, c.phrase, t.title AS article, c.status, max(coalesce(s.origin, s.title)) AS origin,
  count(*) AS pieces, count(DISTINCT s.id) AS sources, c.reviewer
FROM claims c JOIN evidence e ON e.decision_seq = c.last_decision JOIN sources s ON s.id = e.source_id
JOIN documents t ON t.id = c.document_id
WHERE c.in_latest = 1 AND c.status IN ('verified', 'sourced')
GROUP BY c.id HAVING count(DISTINCT coalesce(s.origin, s.title)) = 1
ORDER BY pieces DESC, c.id;

-- nobody_said_it: Which claims does the article give to nobody?
-- Those worth most come first.
SELECT c.id AS claim, c.phrase, t.title AS article, round(c.worth, 2) AS worth, c.status, c.sentence
FROM claims c JOIN documents t ON t.id = c.document_id
WHERE c.in_latest = 1 AND c.tier = 'claim' AND c.speaker IS NULL AND c.status <> 'not_a_claim'
ORDER BY c.worth DESC, c.document_id, c.start;

-- what_each_source_carries: What does each source carry?
-- Before one is called back, or called.
SELECT id AS source, title, kind, publisher, origin, claims, withdrawn_because FROM source_use ORDER BY claims DESC, title;

-- decisions_by_reviewer: Who decided how much, day by day?
-- Undoing and clearing are counted apart.
SELECT reviewer, substr(decided_at, 1, 10) AS day, sum(act = 'decide') AS decisions,
  sum(act = 'decide' AND status = 'verified') AS verified, sum(act = 'decide' AND status = 'disputed') AS disputed,
  sum(act = 'decide' AND status = 'sourced') AS sourced, sum(act = 'decide' AND status = 'not_a_claim') AS not_a_claim,
  sum(act <> 'decide') AS taken_back_or_cleared
FROM decisions GROUP BY reviewer, day ORDER BY day DESC, reviewer;

-- same_thing_other_figure: Where does the same thing have two figures?
-- Claims of the latest drafts with the same noun, action and unit and different values.
SELECT a.noun_head AS noun, a.action, a.unit, a.phrase, x.title AS article, b.phrase AS other_phrase, y.title AS other_article,
  a.id AS claim, b.id AS other_claim, a.speaker, b.speaker AS other_speaker
FROM claims a JOIN claims b ON b.noun_head = a.noun_head AND b.action = a.action AND b.unit IS a.unit AND b.kind = a.kind
  AND b.id > a.id AND b.value_exact <> a.value_exact AND b.in_latest = 1 AND b.tier = 'claim'
JOIN documents x ON x.id = a.document_id JOIN documents y ON y.id = b.document_id
WHERE a.in_latest = 1 AND a.tier = 'claim'
ORDER BY a.noun_head, a.action, a.id, b.id;

-- what_the_draft_changed: What did the latest draft change?
-- The number of an article, or nothing for all.
SELECT v.document_id AS document, t.title AS article, v.revision AS draft, v.change, v.earlier_phrase, v.phrase,
  v.earlier_status, v.earlier_id, v.id AS claim
FROM draft_changes v JOIN documents t ON t.id = v.document_id
WHERE v.change IN ('changed', 'added', 'gone') AND (:document = '' OR v.document_id = CAST(:document AS INTEGER))
ORDER BY v.document_id, v.change, v.id;

-- verified_long_ago: What was verified long ago?
-- Days since; 14 unless another number is given.
SELECT c.id AS claim, c.phrase, t.title AS article, c.reviewer, c.decided_at,
  CAST(julianday('now') - julianday(c.decided_at) AS INTEGER) AS days, c.evidence_count
FROM claims c JOIN documents t ON t.id = c.document_id
WHERE c.in_latest = 1 AND c.status = 'verified'
  AND julianday('now') - julianday(c.decided_at) > CAST(coalesce(nullif(:days, ''), '14') AS REAL)
ORDER BY c.decided_at;

-- what_to_correct: What has to be corrected in the copy?
-- What is disputed in the latest drafts, with what it should say.
SELECT v.document_title AS article, v.id AS claim, v.phrase, v.correction, v.reason, v.note, v.reviewer, v.sentence
FROM disputed_claims v ORDER BY v.document_id, v.id;

-- where_reviewers_differ: Where do reviewers differ?
-- Their last words, side by side.
SELECT v.id AS claim, v.phrase, t.title AS article, v.status, v.words
FROM disagreements v JOIN documents t ON t.id = v.document_id ORDER BY v.document_id, v.id;

-- opened_by_a_withdrawal: What is open again because its source was withdrawn?
-- With the reason, and who had decided on it.
SELECT c.id AS claim, c.phrase, t.title AS article, s.title AS source, w.reason, w.reviewer AS withdrawn_by, w.withdrawn_at
FROM withdrawals w JOIN sources s ON s.id = w.source_id
JOIN decisions d ON d.batch = 'withdrawal:' || substr(w.hash, 1, 16)
JOIN claims c ON c.id = d.claim_id AND c.last_decision = d.seq JOIN documents t ON t.id = c.document_id
WHERE c.in_latest = 1 AND w.act = 'withdraw'
ORDER BY w.id, c.id;
