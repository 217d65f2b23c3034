-- What people hand over, and nobody has confirmed yet: payments that are promised, refunds that no gateway can give, payouts that an operator makes.
create table handovers (
  id uuid primary key,
  kind text not null,
  payment_id uuid,
  booking_id uuid,
  provider_id uuid not null,
  collector text,
  amount bigint not null check (amount > 0),
  currency text not null,
  since timestamptz not null
);

-- The operators' queue and that of each provider, who waits longest first.
create index handovers_since on handovers (since, id);
create index handovers_by_provider on handovers (provider_id, since, id);
grant select, insert, update, delete on handovers to marketplace_app;

-- What the platform pays by hand does not lie where the rest does.
alter table provider_account_items add column by_hand boolean not null default false;

-- What providers collected themselves of what was earned: of that nothing is owed to them, and they owe the platform's part.
alter table payments add column collected bigint not null default 0;
