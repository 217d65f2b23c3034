-- Accounting periods. Closing one is a row here; from its commit on nothing is booked before its end, whatever a process believes
-- that the time is. A movement that comes later keeps when it happened (at) and counts from the first instant that is open (booked_at).
-- How two of them meet: every statement that books holds an advisory lock until its transaction ends, shared with all others that book;
-- closing takes it alone. So a movement either commits before the period is closed, or looks at the periods after it was.

create table ledger_periods (
  id        uuid not null,
  name      text not null,
  starts_at timestamptz,
  ends_at   timestamptz not null,
  closed_at timestamptz not null,
  closed_by uuid,
  reason    text,
  sealed_at timestamptz,
  entries   bigint,
  accounts  jsonb,
  digest    text,
  previous  text,
  seal      text,
  constraint ledger_periods_pkey primary key (id),
  constraint ledger_periods_last check (starts_at < ends_at)
);
create unique index ledger_periods_ends on ledger_periods (ends_at);
comment on table ledger_periods is 'Months that were closed, each from the end of the one before; and what they came to, sealed. Only grows.';

alter table ledger_transactions add column booked_at timestamptz;
comment on column ledger_transactions.booked_at is 'Where it counts if that is not when it happened: its period was closed when it came.';
create index ledger_transactions_booked_idx on ledger_transactions (booked_at, id) where booked_at is not null;

create function hold_books_open() returns trigger language plpgsql as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'The books are written outside of snapshots, which do not see a period that was closed.' using errcode = 'invalid_transaction_state';
  end if;

  perform pg_advisory_xact_lock_shared(19782::bigint << 48);
  return null;
end $$;

create trigger ledger_transactions_hold_open before insert on ledger_transactions
  for each statement execute function hold_books_open();
create trigger ledger_entries_hold_open before insert on ledger_entries
  for each statement execute function hold_books_open();

create function book_in_open_period() returns trigger language plpgsql as $$
declare
  closed timestamptz := (select max(ends_at) from ledger_periods);
begin
  if new.booked_at is not null then
    raise exception 'Where the ledger transaction % counts is not for its writer to say.', new.id
      using errcode = 'check_violation', constraint = 'ledger_transactions_period_open', table = 'ledger_transactions';
  end if;

  if new.at < closed then
    new.booked_at := closed;
  end if;

  return new;
end $$;

create trigger ledger_transactions_period_open before insert on ledger_transactions
  for each row execute function book_in_open_period();

-- A movement that is there may get no further legs, or a closed period would change with them.
create function refuse_legs_of_closed_period() returns trigger language plpgsql as $$
declare
  closed timestamptz := (select max(ends_at) from ledger_periods);
begin
  if closed is not null and exists (
    select from added join ledger_transactions as moved on moved.id = added.transaction_id
    where coalesce(moved.booked_at, moved.at) < closed
  ) then
    raise exception 'The period of a ledger transaction is closed.'
      using errcode = 'check_violation', constraint = 'ledger_entries_period_open', table = 'ledger_entries';
  end if;

  return null;
end $$;

create trigger ledger_entries_period_open after insert on ledger_entries
  referencing new table as added for each statement execute function refuse_legs_of_closed_period();

-- Whoever closes waits for all who are booking; those who come after wait for it, which takes as long as the slowest commit.
create function close_period() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(19782::bigint << 48);
  if new.starts_at is distinct from (select max(ends_at) from ledger_periods) then
    raise exception 'The period % does not follow the one that was closed last.', new.name
      using errcode = 'check_violation', constraint = 'ledger_periods_follow', table = 'ledger_periods';
  end if;

  return new;
end $$;

create trigger ledger_periods_close before insert on ledger_periods for each row execute function close_period();

create function seal_period_once() returns trigger language plpgsql as $$
begin
  if old.sealed_at is not null
    or (new.id, new.name, new.ends_at, new.closed_at) is distinct from (old.id, old.name, old.ends_at, old.closed_at)
    or (new.starts_at, new.closed_by, new.reason) is distinct from (old.starts_at, old.closed_by, old.reason) then
    raise exception 'The period % is closed.', old.name using errcode = 'restrict_violation';
  end if;

  return new;
end $$;

create trigger ledger_periods_seal before update on ledger_periods for each row execute function seal_period_once();
create trigger ledger_periods_only_grow before delete or truncate on ledger_periods
  for each statement execute function refuse_change();

grant select, insert, update on ledger_periods to marketplace_app;
