-- The floor of the feed is stated by every writer. A function in SQL is parsed and planned anew each time it is called
-- from a statement of its own; one in PL/pgSQL once per session.
create or replace function hold_event_floor() returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared((19781::bigint << 48) | last_value) from event_positions;
end $$;
