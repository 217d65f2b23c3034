-- Payments and payouts as lists, statements and checks need them. The ledger itself is in 0003.

create table payments (
  id uuid primary key,
  booking_id uuid not null unique,
  customer_id uuid not null,
  provider_id uuid not null,
  status text not null,
  gateway text not null,
  amount bigint not null,
  captured bigint not null,
  refunded bigint not null,
  fee bigint not null,
  provider_share bigint not null,
  currency text not null,
  checkout_reference text,
  payment_reference text,
  transfer_reference text,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  version bigint not null,
  check (refunded <= captured)
);

create unique index payments_by_reference on payments (gateway, payment_reference) where payment_reference is not null;
create index payments_by_provider on payments (provider_id, started_at desc);

create table payouts (
  id uuid primary key,
  provider_id uuid not null,
  status text not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  period_from timestamptz not null,
  period_to timestamptz not null,
  reference text,
  arrival_date timestamptz,
  failure_code text,
  scheduled_at timestamptz not null,
  changed_at timestamptz not null,
  version bigint not null,
  -- Nobody is paid twice for a period, whatever the code believes.
  constraint payouts_one_per_period unique (provider_id, currency, period_to)
);

create index payouts_by_provider on payouts (provider_id, scheduled_at desc, id desc);

-- What each payout pays for. A booking's earnings are paid out once.
create table payout_items (
  payout_id uuid not null references payouts (id),
  booking_id uuid not null,
  amount bigint not null,
  currency text not null,
  primary key (payout_id, booking_id),
  constraint payout_items_once unique (booking_id)
);

grant select, insert, update on payments, payouts to marketplace_app;
grant select, insert on payout_items to marketplace_app;
