-- What runs outside grains: webhooks that wait to be processed, and the domain clock of a sandbox.

create table webhook_inbox (
  gateway text not null,
  event_id text not null,
  type text not null,
  payload jsonb not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  processed_at timestamptz,
  attempts int not null default 0,
  next_try timestamptz,
  claimed_until timestamptz,
  parked_at timestamptz,
  error text,
  primary key (gateway, event_id)
);

-- What workers look for; processed rows never slow them down.
create index webhook_inbox_waiting on webhook_inbox (received_at) where processed_at is null and parked_at is null;

-- What operators look for.
create index webhook_inbox_parked on webhook_inbox (parked_at) where parked_at is not null;

-- One row once a sandbox was given a time; none means that it is the system's.
-- The domain time is frozen_at while time stands still, else the system's time plus the offset.
create table sandbox_clock (
  is_only boolean primary key default true check (is_only),
  frozen_at timestamptz,
  ahead interval not null,
  revision bigint not null
);

grant select, insert, update on webhook_inbox, sandbox_clock to marketplace_app;
