-- Payments at the stand-ins of gateways that are looked at, and the trouble that was ordered there: one of each for all of them.
create table sandbox.wallet_order (
  sequence bigint generated always as identity,
  gateway text not null,
  id text not null,
  body jsonb not null,
  primary key (gateway, id)
);
create table sandbox.wallet_fault (
  sequence bigint generated always as identity primary key,
  gateway text not null,
  operation text not null,
  outcome text not null,
  times integer not null check (times >= 0)
);

-- What the First Iraqi Bank had is still there, and verify counts it.
insert into sandbox.wallet_order (gateway, id, body)
select 'fib', id, jsonb_strip_nulls(jsonb_build_object(
    'Id', id,
    'Amount', body -> 'Amount',
    'Currency', body -> 'Currency',
    'Description', body -> 'Description',
    'CallbackUrl', body -> 'CallbackUrl',
    'RedirectUrl', body -> 'RedirectUrl',
    'CreatedAt', body -> 'CreatedAt',
    'Code', body -> 'ReadableCode',
    'RefundableFor', body -> 'RefundableFor',
    'Pages', jsonb_build_array(jsonb_build_object('Id', id, 'ValidUntil', body -> 'ValidUntil')),
    'Stage', case body ->> 'Status' when 'UNPAID' then 0 when 'DECLINED' then 1 else 3 end,
    'PaidAt', body -> 'PaidAt',
    'EndedAt', body -> 'DeclinedAt',
    'Reason', body -> 'DecliningReason',
    'Acts', case when body ->> 'Status' = 'REFUNDED'
      then jsonb_build_array(jsonb_build_object('Key', '', 'Kind', 2, 'Amount', body -> 'Amount', 'At', body -> 'RefundedAt'))
      else '[]'::jsonb end,
    'TellAt', body -> 'TellAt'))
from sandbox.fib_payment
order by sequence;
drop table sandbox.fib_payment;
drop table sandbox.fib_fault;
