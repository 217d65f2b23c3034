-- Everything that is on providers' accounts, with the payout that paid it; the record itself keeps only what it needs to pay.
create table provider_account_items (
  provider_id uuid not null,
  currency text not null,
  entry_id uuid not null,
  kind text not null,
  amount bigint not null check (amount <> 0),
  booking_id uuid,
  payment_id uuid,
  package_id uuid,
  at timestamptz not null,
  payout_id uuid,
  primary key (provider_id, currency, entry_id),
  constraint provider_account_items_once unique (entry_id)
);

-- What waits, and what a payout is made of, newest first.
create index provider_account_items_waiting on provider_account_items (provider_id, at desc, entry_id desc) where payout_id is null;
create index provider_account_items_of_payout on provider_account_items (payout_id, at desc, entry_id desc) where payout_id is not null;

insert into provider_account_items (provider_id, currency, entry_id, kind, amount, booking_id, payment_id, package_id, at, payout_id)
select split_part(credited.stream, '/', 2)::uuid, credited.item #>> '{amount,currency}', credited.payment_id, 'earned',
  (credited.item #>> '{amount,amount}')::bigint,
  case when credited.item ->> 'packageId' is null then (credited.item ->> 'bookingId')::uuid end,
  credited.payment_id, (credited.item ->> 'packageId')::uuid, credited.at, paid.payout_id
from (
  select stream, at, body -> 'item' as item, coalesce((body #>> '{item,paymentId}')::uuid, (
    select id from payments where payments.booking_id = (body #>> '{item,bookingId}')::uuid and payments.purpose = 'booking')) as payment_id
  from events where type = 'provider-account.credited') credited
left join payout_items paid on paid.payment_id = credited.payment_id;

-- A line of a payout may be no payment's: what came before, as one sum.
alter table payout_items add column entry_id uuid;
alter table payout_items add column kind text not null default 'earned';
alter table payout_items alter column kind drop default;
update payout_items set entry_id = payment_id;
alter table payout_items drop constraint payout_items_pkey;
alter table payout_items drop constraint payout_items_once;
alter table payout_items alter column payment_id drop not null;
alter table payout_items alter column booking_id drop not null;
alter table payout_items alter column entry_id set not null;
alter table payout_items add primary key (payout_id, entry_id);
alter table payout_items add constraint payout_items_once unique (entry_id);

-- Whose payouts wait for somebody's word.
create table payout_holds (
  provider_id uuid primary key,
  paused_at timestamptz,
  pause_reason text,
  held_at timestamptz,
  hold_reason text,
  version bigint not null
);

grant select, insert, update on provider_account_items, payout_holds to marketplace_app;
