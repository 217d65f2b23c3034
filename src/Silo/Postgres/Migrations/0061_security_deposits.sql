-- What is held besides a price in case something is damaged is owed on an account of its own.
alter table ledger_entries
  drop constraint ledger_entries_account_known,
  add constraint ledger_entries_account_known check (account ~
    '^(cash:[a-z0-9_]+(:connected)?|liability:(escrow|package|security_deposit|giftcard)|payable:provider|receivable:(provider|customer)|reserve:provider|revenue:(commission|customer_fee)|tax:vat_out|expense:(gateway_fee|coupon)|clearing:refund|loss:(chargeback|write_off))$');

-- Security deposits as the operators' queue needs them. What is said about one is asked of the deposit.
create table security_deposits (
  id uuid primary key,
  booking_id uuid not null,
  customer_id uuid not null,
  provider_id uuid not null,
  title text not null,
  amount bigint not null,
  currency text not null,
  status text not null,
  claimed bigint,
  granted bigint,
  award bigint,
  back bigint,
  contested_at timestamptz,
  is_overdue boolean not null,
  ended_at timestamptz,
  version bigint not null,
  check (claimed between 1 and amount),
  check (award between 0 and claimed or award = 0),
  check (award + back in (0, amount)),
  check ((award is null) = (ended_at is null))
);

-- The operators' queue, who waits longest first. It stays small, however many deposits there were.
create index security_deposits_contested on security_deposits (contested_at, id) where status = 'contested';

grant select, insert, update on security_deposits to marketplace_app;
