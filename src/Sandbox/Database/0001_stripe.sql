-- Every object of the gateway as it goes over the wire, with what its lists, locks and clocks need beside it.
create table sandbox.stripe_object (
  id text primary key,
  kind text not null,
  account text not null,
  sequence bigint generated always as identity,
  created timestamptz not null,
  -- When time alone will change this object; null if it never will.
  due_at timestamptz,
  -- The key of the request that made it: how many effects one intent had is a count over this column.
  idempotency_key text,
  body jsonb not null,
  -- What the gateway knows and does not say.
  notes jsonb not null default '{}'
);

create index stripe_object_list on sandbox.stripe_object (account, kind, sequence desc);
create index stripe_object_filter on sandbox.stripe_object using gin (body jsonb_path_ops);
create index stripe_object_due on sandbox.stripe_object (due_at) where due_at is not null;

create table sandbox.stripe_balance (
  account text not null,
  currency text not null,
  available bigint not null,
  primary key (account, currency)
);

-- First answers by idempotency key.
create table sandbox.stripe_key (
  account text not null,
  key text not null,
  fingerprint text not null,
  status int not null,
  answer text not null,
  request_id text not null,
  created timestamptz not null,
  primary key (account, key)
);

create table sandbox.stripe_delivery (
  id bigint generated always as identity primary key,
  event text not null references sandbox.stripe_object (id),
  -- The order of sending: that of happening, unless it is shuffled.
  position double precision not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  delivered_at timestamptz,
  given_up_at timestamptz,
  last_answer text
);

create index stripe_delivery_due on sandbox.stripe_delivery (due_at) where delivered_at is null and given_up_at is null;

-- Faults still to happen, oldest first.
create table sandbox.stripe_fault (
  id bigint generated always as identity primary key,
  operation text not null,
  outcome text not null,
  remaining int not null check (remaining >= 0)
);

create table sandbox.stripe_setting (
  name text primary key,
  value jsonb not null
);

-- All money that moved, for those who count effects.
create view sandbox.stripe_movement as
select
  id,
  created as at,
  account,
  body ->> 'type' as type,
  body ->> 'source' as source,
  body ->> 'currency' as currency,
  (body ->> 'amount')::bigint as amount,
  (body ->> 'fee')::bigint as fee,
  (body ->> 'net')::bigint as net,
  idempotency_key,
  sequence
from sandbox.stripe_object
where kind = 'balance_transaction';
