-- Providers as operators, webhooks and lists find them. The profile itself is asked of the grain.
create table providers (
  id uuid primary key,
  account_id uuid not null,
  business_name text not null,
  provider_type text not null,
  status text not null,
  country text not null,
  currency text not null,
  time_zone text not null,
  city text,
  state text,
  -- Which provider a gateway's news is about; one account never serves two providers.
  gateway_account text,
  charges_enabled boolean not null default false,
  payouts_enabled boolean not null default false,
  details_submitted boolean not null default false,
  registered_at timestamptz not null,
  updated_at timestamptz not null,
  activated_at timestamptz,
  closed_at timestamptz,
  constraint providers_one_per_account unique (account_id),
  constraint providers_one_per_gateway_account unique (gateway_account)
);

-- The operators' queue of a status, oldest first.
create index providers_by_status on providers (status, registered_at, id);

grant select, insert, update on providers to marketplace_app;
