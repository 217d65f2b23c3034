-- Complaints as lists and the operators' queue need them. What is said in one is asked of the complaint.
create table complaints (
  id uuid primary key,
  booking_id uuid not null,
  customer_id uuid not null,
  provider_id uuid not null,
  title text not null,
  status text not null,
  reason text not null,
  stake bigint not null,
  award bigint,
  currency text not null,
  opened_at timestamptz not null,
  escalated_at timestamptz,
  ended_at timestamptz,
  version bigint not null,
  check (award between 0 and stake),
  check ((award is null) = (ended_at is null))
);

-- Mine, as the customer or as the provider, newest first.
create index complaints_by_customer on complaints (customer_id, opened_at desc, id desc);
create index complaints_by_provider on complaints (provider_id, opened_at desc, id desc);

-- The operators' queue, who waits longest first. It stays small, however many complaints there were.
create index complaints_in_mediation on complaints (escalated_at, id) where status = 'in_mediation';

grant select, insert, update on complaints to marketplace_app;
