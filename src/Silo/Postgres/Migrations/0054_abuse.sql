-- What looks as if somebody dealt with themselves, for operators: the open ones are few, the longest waiting first.
create table abuse_flags (
  id uuid primary key,
  rule text not null,
  status text not null,
  provider_id uuid,
  customer_id uuid,
  holds_payouts boolean not null,
  facts jsonb not null,
  raised_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  reason text,
  version bigint not null
);

create index abuse_flags_by_status on abuse_flags (status, raised_at, id);
grant select, insert, update, delete on abuse_flags to marketplace_app;

-- Who paid whom with what.
alter table payments add column card text;
create index payments_by_card on payments (card, started_at) where card is not null;
create index payments_by_customer on payments (customer_id, provider_id, started_at);

-- What the marketplace holds because of a flag.
alter table payout_holds add column flagged_at timestamptz;
drop index payout_holds_standing;
create index payout_holds_standing on payout_holds (provider_id) where paused_at is not null or held_at is not null or flagged_at is not null;
