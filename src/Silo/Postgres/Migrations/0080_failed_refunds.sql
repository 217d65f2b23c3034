-- Refunds that a gateway refused, or that failed after it had given them: what it said of them, and whether it can be asked once more.
alter table handovers
  add failure text,
  add retryable boolean not null default false;
