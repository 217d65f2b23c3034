-- Three sides of every movement of money: what the gateway says (gateway_records), what our events say (gateway_movements), and the ledger.

create table gateway_movements (
  gateway   text not null,
  kind      text not null,
  reference text not null,
  holder_id uuid,
  net       bigint not null,
  currency  text not null,
  at        timestamptz not null,
  stream    text collate "C" not null,
  version   bigint not null,
  purpose   text not null,
  constraint gateway_movements_pkey primary key (gateway, kind, reference)
);
create index gateway_movements_at on gateway_movements (gateway, at, kind, reference);
comment on table gateway_movements is 'What our events say that a gateway moved, with the posting it made. The holder is the provider whose account it moved; null for the platform''s.';

insert into gateway_movements (gateway, kind, reference, holder_id, net, currency, at, stream, version, purpose)
select 'stripe',
  case type
    when 'payment.captured' then 'charge'
    when 'payment.refunded' then 'refund'
    when 'payment.transferred' then 'transfer'
    else 'transfer_refund'
  end,
  coalesce(body ->> 'chargeReference', body ->> 'refundReference', body ->> 'transferReference', body ->> 'reversalReference'),
  null,
  case type
    when 'payment.captured' then (body #>> '{amount,amount}')::bigint - (body #>> '{fee,amount}')::bigint
    when 'payment.transfer-reversed' then (body #>> '{amount,amount}')::bigint
    else -(body #>> '{amount,amount}')::bigint
  end,
  body #>> '{amount,currency}', at, stream, version,
  case type
    when 'payment.captured' then 'capture'
    when 'payment.refunded' then 'refund'
    when 'payment.transferred' then 'transfer'
    else 'reversal'
  end
from events
where type in ('payment.captured', 'payment.refunded', 'payment.transferred', 'payment.transfer-reversed');

-- A payout that came back names no object of its own: it is the one that was sent last.
insert into gateway_movements (gateway, kind, reference, holder_id, net, currency, at, stream, version, purpose)
select 'stripe',
  case happened.type when 'payout.sent' then 'payout' else 'payout_failure' end,
  coalesce(happened.body ->> 'reference', (
    select sent.body ->> 'reference' from events as sent
    where sent.stream = happened.stream and sent.type = 'payout.sent' and sent.version < happened.version order by sent.version desc limit 1)),
  (scheduled.body ->> 'providerId')::uuid,
  case happened.type when 'payout.sent' then -1 else 1 end * (scheduled.body #>> '{amount,amount}')::bigint,
  scheduled.body #>> '{amount,currency}', happened.at, happened.stream, happened.version,
  case happened.type when 'payout.sent' then 'payout' else 'payout-returned' end
from events as happened
join events as scheduled on scheduled.stream = happened.stream and scheduled.type = 'payout.scheduled'
where happened.type = 'payout.sent' or (happened.type = 'payout.failed' and happened.body ->> 'moneyReturned' = 'true');

create table gateway_records (
  gateway   text not null,
  id        text collate "C" not null,
  account   text,
  kind      text not null,
  reference text not null,
  net       bigint not null,
  currency  text not null,
  at        timestamptz not null,
  constraint gateway_records_pkey primary key (gateway, id)
);
create index gateway_records_at on gateway_records (gateway, at, id);
create index gateway_records_reference on gateway_records (gateway, kind, reference);
comment on table gateway_records is 'What a gateway lists of the balances that it keeps: the platform''s, where account is null, and those of providers. Only grows.';
create trigger gateway_records_only_grow before update or delete or truncate on gateway_records
  for each statement execute function refuse_change();

create table reconciliation_runs (
  id          uuid primary key,
  gateway     text not null,
  starts_at   timestamptz not null,
  ends_at     timestamptz not null,
  began_at    timestamptz not null,
  finished_at timestamptz,
  reason      text,
  read        bigint not null,
  compared    bigint not null,
  found       bigint not null,
  repairing   bigint not null,
  gone        bigint not null,
  sums        jsonb
);
create index reconciliation_runs_began on reconciliation_runs (began_at, id);

create table discrepancies (
  id         uuid primary key,
  gateway    text not null,
  status     text not null,
  finding    jsonb not null,
  found_at   timestamptz not null,
  changed_at timestamptz not null,
  reason     text,
  version    bigint not null
);
create index discrepancies_open on discrepancies (found_at, id) where status = 'open';
create index discrepancies_standing on discrepancies (gateway, id) where status in ('open', 'repairing');
comment on table discrepancies is 'Differences between a gateway, what we know, and the ledger. Operators see the open ones.';

grant select, insert, update on gateway_movements, reconciliation_runs, discrepancies to marketplace_app;
grant select, insert on gateway_records to marketplace_app;
