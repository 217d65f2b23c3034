-- Double-entry, append-only. The database itself refuses what does not balance, so no bug of the application can lose money
-- without being noticed. Positive amounts are debits, negative ones credits.

create table ledger_transactions (
  id         uuid primary key,
  stream     text collate "C" not null,
  version    bigint not null,
  purpose    text   not null,
  booking_id uuid,
  at         timestamptz not null,
  constraint ledger_transactions_cause_key unique (stream, version, purpose)
);
create index ledger_transactions_booking_idx on ledger_transactions (booking_id) where booking_id is not null;
comment on table ledger_transactions is 'Movements of money. The id derives from the event that causes it: (stream, version, purpose).';

create table ledger_entries (
  transaction_id uuid     not null references ledger_transactions (id),
  leg            smallint not null,
  account        text     not null,
  owner          uuid     not null,
  currency       text     not null,
  amount         bigint   not null,
  constraint ledger_entries_pkey primary key (transaction_id, leg),
  constraint ledger_entries_account_known check (account ~
    '^(cash:[a-z0-9_]+(:connected)?|liability:(escrow|package|giftcard)|payable:provider|receivable:(provider|customer)|reserve:provider|revenue:(commission|customer_fee)|tax:vat_out|expense:gateway_fee|clearing:refund|loss:chargeback)$'),
  constraint ledger_entries_currency_known check (currency ~ '^[A-Z]{3}$'),
  constraint ledger_entries_moves check (amount <> 0)
);
create index ledger_entries_account_idx on ledger_entries (account, owner, currency);
comment on column ledger_entries.owner is 'Whose balance it is: a provider, or the booking that money is held for; zero for the platform''s own.';

create table ledger_balances (
  account  text   not null,
  owner    uuid   not null,
  currency text   not null,
  balance  bigint not null,
  constraint ledger_balances_pkey primary key (account, owner, currency)
) with (fillfactor = 80);
comment on table ledger_balances is 'Sums of the entries of owned accounts. The platform''s own accounts are summed when asked: one row that every payment updates would make all payments wait for each other.';

-- Balances are kept by the database and writable by nobody, so they cannot drift from the entries. Rows are touched in key
-- order. It runs as the owner of the table for that reason.
create function keep_balances() returns trigger language plpgsql security definer set search_path = marketplace, pg_temp as $$
begin
  insert into ledger_balances (account, owner, currency, balance)
  select account, owner, currency, sum(amount)
  from added
  where owner <> '00000000-0000-0000-0000-000000000000'
  group by account, owner, currency
  order by account, owner, currency
  on conflict (account, owner, currency) do update set balance = ledger_balances.balance + excluded.balance;
  return null;
end $$;

create trigger ledger_entries_balances after insert on ledger_entries
  referencing new table as added for each statement execute function keep_balances();

-- At the commit, when all legs are there; its argument is the column that names the transaction.
create function refuse_unbalanced() returns trigger language plpgsql as $$
declare
  moved uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  if (select count(*) from ledger_entries where transaction_id = moved) < 2 then
    raise exception 'The ledger transaction % has fewer than two legs.', moved
      using errcode = 'check_violation', constraint = 'ledger_transactions_legs', table = 'ledger_transactions';
  end if;

  if exists (select from ledger_entries where transaction_id = moved group by currency having sum(amount) <> 0) then
    raise exception 'The ledger transaction % does not sum to zero.', moved
      using errcode = 'check_violation', constraint = 'ledger_transactions_zero_sum', table = 'ledger_transactions';
  end if;

  return null;
end $$;

create constraint trigger ledger_transactions_balanced after insert on ledger_transactions
  deferrable initially deferred for each row execute function refuse_unbalanced('id');
create constraint trigger ledger_entries_balanced after insert on ledger_entries
  deferrable initially deferred for each row execute function refuse_unbalanced('transaction_id');

create trigger ledger_transactions_only_grow before update or delete or truncate on ledger_transactions
  for each statement execute function refuse_change();
create trigger ledger_entries_only_grow before update or delete or truncate on ledger_entries
  for each statement execute function refuse_change();

grant select, insert on ledger_transactions, ledger_entries to marketplace_app;
grant select on ledger_balances to marketplace_app;
