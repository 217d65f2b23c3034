-- Movements are listed, exported and summed by time; so far each of these read all of them.
create index ledger_transactions_at_idx on ledger_transactions (at, id);
