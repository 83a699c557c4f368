-- Migration 6: what other articles say of the same quantity is found by its noun or its measure, newest article first.

CREATE INDEX claims_noun ON claims (noun_head, action, document_id)
  WHERE in_latest = 1 AND tier = 'claim' AND noun_head IS NOT NULL;
CREATE INDEX claims_measure ON claims (measure, unit, document_id)
  WHERE in_latest = 1 AND tier = 'claim' AND measure IS NOT NULL;
