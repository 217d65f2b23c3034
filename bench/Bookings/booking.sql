-- What one booking writes, the rows of its payment included, in one statement and therefore one transaction: 13 rows
-- in 10 tables, with the same indexes and the same constraints. The texts are those of a booking that the marketplace
-- wrote. Left out are the things that only the marketplace does: the floor of the gap-free feed, and telling neighbours
-- (the watermarks are written as told).
with slot as materialized (
  select
    number,
    gen_random_uuid() as booking,
    gen_random_uuid() as payment,
    gen_random_uuid() as command,
    lpad(to_hex(number % 1000), 32, '0')::uuid as resource,
    timestamptz '2030-03-05T00:00Z' + number / 1000 * interval '1 hour' as starts,
    timestamptz '2030-03-05T00:00Z' + (number / 1000 + 1) * interval '1 hour' as ends,
    timestamptz '2030-03-04T08:00Z' as now,
    uuid '00000000-0000-4000-8000-00000000ada0' as customer
  from nextval('bench_slots') as number),
stream as materialized (
  select 'booking/' || replace(booking::text, '-', '') as id, 'booking' as type, :booking_state::text as state,
    :booking_event::text as event, 'booking.placed' as happened from slot
  union all
  select 'payment/' || replace(payment::text, '-', ''), 'payment', :payment_state::text, :payment_event::text, 'payment.started' from slot),
new_aggregates as (
  insert into aggregates (stream, type, version, state) select id, type, 1, state::json from stream),
new_events as (
  insert into events (stream, version, type, body, at, by_role, by_id, correlation, command_id)
  select id, 1, happened, event::json, now, 'member', customer, replace(command::text, '-', ''), command from stream, slot),
new_receipts as (
  insert into receipts (stream, command_id, fingerprint, version)
  select id, command, 'a benchmark''s fingerprint, 32 char', 1 from stream, slot),
new_deadlines as (
  insert into deadlines (stream, name, at, shard)
  select id, 'payment_expires', now + interval '15 minutes', number % 64 from stream, slot where type = 'booking'),
new_intents as (
  insert into intents (id, stream, kind, body, wanted_at, correlation)
  select command, id, 'payment.checkout', :intent_body::text::json, now, replace(command::text, '-', '')
  from stream, slot where type = 'payment'),
new_watermarks as (
  insert into relay_watermarks (stream, version, told) select id, 1, 1 from stream),
new_bookings as (
  insert into bookings (id, customer_id, provider_id, listing_id, payment_id, title, status, mode, starts_at, ends_at, seats,
    total, provider_earns, currency, booked_at, hold_expires_at, changed_at, version)
  select booking, customer, resource, resource, payment, 'Portrait session', 'pending_payment', 'instant', starts, ends, 1,
    8000, 7200, 'EUR', now, now + interval '15 minutes', now, 1 from slot),
new_payments as (
  insert into payments (id, booking_id, customer_id, provider_id, gateway, amount, currency, started_at,
    status, captured, refunded, fee, provider_share, changed_at, version, purpose)
  select payment, booking, customer, resource, 'stripe', 8000, 'EUR', now, 'pending', 0, 0, 0, 0, now, 1, 'booking' from slot)
insert into occupancy (booking_id, seat, resource, listing_id, session, span, work_start, work_end, live)
select booking, 0, resource, resource, booking, tstzrange(starts, ends), starts, ends, true from slot;
