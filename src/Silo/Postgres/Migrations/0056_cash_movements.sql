-- The platform's own money between gateways and its bank, for operators: the latest first.
create table cash_movements (
  id uuid primary key,
  gateway text not null,
  kind text not null,
  amount bigint not null,
  currency text not null,
  reference text not null,
  status text not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  reason text,
  version bigint not null
);

create index cash_movements_recorded on cash_movements (recorded_at, id);
create index cash_movements_by_gateway on cash_movements (gateway, recorded_at, id);
grant select, insert, update, delete on cash_movements to marketplace_app;

-- What an operator wrote down and was never so is no movement of a gateway any more.
grant delete on gateway_movements to marketplace_app;
