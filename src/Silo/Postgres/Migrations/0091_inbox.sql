-- How far the feed may be read now. A function of its own, since more than one reader stops there; what it does, and in which order,
-- is what read_events did.
create function event_horizon() returns bigint language plpgsql volatile as $$
declare
  horizon bigint;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'The event feed is read outside of snapshots.' using errcode = 'invalid_transaction_state';
  end if;

  select last_value into horizon from event_positions;

  select least(horizon, min(((classid::bigint << 32) | objid::bigint) & ((1::bigint << 48) - 1))) into horizon
  from pg_locks
  where locktype = 'advisory' and objsubid = 1 and (classid::bigint >> 16) = 19781
    and database = (select oid from pg_database where datname = current_database());

  return horizon;
end $$;

create or replace function read_events(after bigint, at_most integer) returns setof events language plpgsql volatile as $$
declare
  horizon bigint := event_horizon();
begin
  return query
    select * from events where position > after and position <= horizon order by position limit at_most;
end $$;

-- Which of somebody's threads have changed since a position. A thread is written after its events and in their transaction, so what was
-- given out by then is never below them. It may be above: it says where to look, and not what there is.
alter table threads add changed bigint not null default 0;
update threads set changed = (select last_value from event_positions);

create function note_thread_change() returns trigger language plpgsql as $$
begin
  select last_value into new.changed from event_positions;
  return new;
end $$;

create trigger threads_note_changes before insert or update on threads
  for each row execute function note_thread_change();

create index threads_of_customer_changed on threads (customer_id, changed);
create index threads_of_provider_changed on threads (provider_id, changed);
create index events_of_threads on events (stream, position) where stream like 'conversation/%';

-- What happened in all threads of somebody after a position, in the order of the feed.
create function read_inbox(person uuid, provider uuid, after bigint, at_most integer)
returns table (place bigint, thread uuid, type text, body json) language plpgsql volatile as $$
declare
  horizon bigint := event_horizon();
begin
  return query
    select happened.position, mine.id, happened.type, happened.body
    from (
      select id from threads where customer_id = person and changed > after
      union
      select id from threads where provider_id = provider and changed > after
    ) as mine
    cross join lateral (
      select e.position, e.type, e.body from events e
      where e.stream = 'conversation/' || replace(mine.id::text, '-', '') and e.stream like 'conversation/%'
        and e.position > after and e.position <= horizon
      order by e.position
      limit at_most
    ) as happened
    order by happened.position
    limit at_most;
end $$;
