-- What one capture of a payment writes, in one statement and therefore one transaction: an aggregate, its event, its receipt, its watermark, and a
-- movement of money with three legs, whose balances the database keeps and whose sum it checks. The texts are as long as those of the marketplace.
-- Left out is what only the marketplace does: the floor of the gap-free feed. Accounts are named outside, because the tool takes what stands
-- behind a colon for a variable.
with movement as materialized (
  select gen_random_uuid() as id, gen_random_uuid() as booking, gen_random_uuid() as command, 'payment/' || replace(gen_random_uuid()::text, '-', '') as stream,
    timestamptz '2030-03-04T08:00Z' as at),
new_aggregates as (
  insert into aggregates (stream, type, version, state) select stream, 'payment', 1, :state::text::json from movement),
new_events as (
  insert into events (stream, version, type, body, at, by_role, by_id, correlation, command_id)
  select stream, 1, 'payment.captured', :event::text::json, at, 'platform', uuid '00000000-0000-0000-0000-000000000000', replace(command::text, '-', ''), command
  from movement),
new_receipts as (
  insert into receipts (stream, command_id, fingerprint, version) select stream, command, 'a benchmark''s fingerprint, 32 char', 1 from movement),
new_watermarks as (
  insert into relay_watermarks (stream, version, told) select stream, 1, 1 from movement),
new_transactions as (
  insert into ledger_transactions (id, stream, version, purpose, booking_id, at) select id, stream, 1, 'capture', booking, at from movement)
insert into ledger_entries (transaction_id, leg, account, owner, currency, amount)
select id, leg, account, case account when :escrow::text then booking else '00000000-0000-0000-0000-000000000000'::uuid end, 'EUR', amount
from movement, (values (1::smallint, :cash::text, 7855), (2::smallint, :fee::text, 145), (3::smallint, :escrow::text, -8000)) as legs (leg, account, amount);
