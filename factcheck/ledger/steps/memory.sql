-- Migration 6: what other articles say of the same sort of quantity is found in an index, the newest article first.

CREATE INDEX claims_noun ON claims (noun_head, action, kind, unit, per, document_id, start)
  WHERE in_latest = 1 AND tier = 'claim' AND noun_head IS NOT NULL;
CREATE INDEX claims_measure ON claims (measure, kind, unit, per, document_id, start)
  WHERE in_latest = 1 AND tier = 'claim' AND measure IS NOT NULL AND noun_head IS NULL;
