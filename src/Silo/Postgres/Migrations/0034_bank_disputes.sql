-- Disputes at customers' banks, for lists and the operators' queue. What is said in one is asked of the dispute.
create table disputes (
  id uuid primary key,
  payment_id uuid not null,
  booking_id uuid not null,
  purpose text not null,
  customer_id uuid not null,
  provider_id uuid not null,
  title text not null,
  reference text not null,
  reason text not null,
  status text not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  opened_at timestamptz not null,
  due_by timestamptz,
  waits_since timestamptz,
  ended_at timestamptz,
  version bigint not null,
  -- The gateway's id names one dispute, however often we hear of it.
  constraint disputes_by_reference unique (payment_id, reference)
);

create index disputes_by_provider on disputes (provider_id, opened_at desc, id desc);

-- The operators' queue, who waits longest first: it stays as small as what can still be answered.
create index disputes_open on disputes (waits_since, id) where waits_since is not null;

grant select, insert, update on disputes to marketplace_app;
