-- What one write of an aggregate touches, besides its read models (later files) and the ledger (0003).
-- JSON is kept as json, not jsonb: state and events are read back as a whole, a type discriminator must stay the first
-- member, and text that is only stored need not be taken apart. Streams are compared by their bytes, as the writers
-- sort them: that order is what keeps writers from deadlocking.

create table aggregates (
  stream  text collate "C" primary key,
  type    text   not null,
  version bigint not null check (version > 0),
  state   json   not null
) with (fillfactor = 70);
comment on table aggregates is 'Where every aggregate stands. The version is the number of events in its stream, and the ETag of the state.';

-- Counts from 1, and "the last position given out" is 0 before that.
create sequence event_positions as bigint minvalue 0 start 0;
select setval('event_positions', 0, true);

create table events (
  position    bigint primary key default nextval('event_positions'),
  stream      text collate "C" not null,
  version     bigint not null,
  type        text   not null,
  body        json   not null,
  at          timestamptz not null,
  by_role     text   not null,
  by_id       uuid   not null,
  correlation text   not null,
  command_id  uuid   not null,
  constraint events_stream_version_key unique (stream, version)
);
alter sequence event_positions owned by events.position;
comment on table events is 'Everything that ever happened: the outbox, the audit source and the feed. Only grows.';
comment on column events.at is 'On the domain clock.';
comment on column events.type is 'The alias of the event, which never changes.';

create table receipts (
  stream      text collate "C" not null,
  command_id  uuid   not null,
  fingerprint text   not null,
  version     bigint not null,
  constraint receipts_pkey primary key (stream, command_id)
);
comment on table receipts is 'Every command that ever took effect, so that none ever takes effect twice. Only grows.';

create table deadlines (
  stream        text collate "C" not null,
  name          text not null,
  at            timestamptz not null,
  shard         smallint not null check (shard between 0 and 63),
  attempts      integer not null default 0,
  next_try      timestamptz,
  claimed_until timestamptz,
  parked_at     timestamptz,
  error         text,
  constraint deadlines_pkey primary key (stream, name)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
create index deadlines_due_idx on deadlines (shard, at) where parked_at is null;
create index deadlines_at_idx on deadlines (at) where parked_at is null;
comment on table deadlines is 'When time alone will change something. Follows from the state; scheduler shards carry it out.';
comment on column deadlines.at is 'On the domain clock; the lease columns are on the database''s own.';

create table intents (
  id            uuid primary key,
  stream        text collate "C" not null,
  kind          text not null,
  body          json not null,
  wanted_at     timestamptz not null,
  correlation   text not null,
  attempts      integer not null default 0,
  next_try      timestamptz,
  claimed_until timestamptz,
  parked_at     timestamptz,
  error         text
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
create index intents_stream_idx on intents (stream);
create index intents_wanted_idx on intents (wanted_at) where parked_at is null;
comment on table intents is 'What the outside world has yet to do for an aggregate. Follows from the state; workers carry it out.';

create table relay_watermarks (
  stream        text collate "C" primary key,
  version       bigint not null,
  told          bigint not null default 0 check (told <= version),
  attempts      integer not null default 0,
  next_try      timestamptz,
  claimed_until timestamptz,
  parked_at     timestamptz,
  error         text
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
create index relay_watermarks_untold_idx on relay_watermarks (stream) where told < version and parked_at is null;
comment on table relay_watermarks is 'How far the events of a stream were told to its neighbours. Apart from the state, so that telling never conflicts with writing.';

-- Tables that only grow say so themselves: privileges hold back the application, this holds back everybody else's mistakes.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The table % only grows.', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger events_only_grow before update or delete or truncate on events
  for each statement execute function refuse_change();
create trigger receipts_only_grow before update or delete or truncate on receipts
  for each statement execute function refuse_change();

-- The compare-and-set of a batch of aggregates. An update that matches no row is no error by itself, so this makes it one:
-- MK001, with the stream as its detail. Rows are taken in the order in which they come, which writers sort.
create function write_aggregates(streams text[], types text[], seen bigint[], versions bigint[], states json[])
returns void language plpgsql as $$
declare
  item record;
begin
  for item in
    select * from unnest(streams, types, seen, versions, states) as item (stream, type, seen, version, state)
  loop
    if item.seen = 0 then
      insert into aggregates (stream, type, version, state)
      values (item.stream, item.type, item.version, item.state)
      on conflict (stream) do nothing;
    else
      update aggregates set version = item.version, state = item.state
      where stream = item.stream and version = item.seen;
    end if;

    if not found then
      raise exception 'The stream % is not at version %.', item.stream, item.seen
        using errcode = 'MK001', detail = item.stream;
    end if;
  end loop;
end $$;

-- The gap-free feed. Positions are given out before their transactions commit, so a reader that simply asks for "what comes
-- after" can pass over a row that commits late. Therefore every writer first states a floor: it holds, until its end, a shared
-- advisory lock whose key is a tag and the last position given out before it took its own. A reader stops at the lowest floor
-- held by anybody, and so only ever waits for writers of events in this database.
create function hold_event_floor() returns void language sql volatile as $$
  select pg_advisory_xact_lock_shared((19781::bigint << 48) | last_value) from event_positions;
$$;

-- Order matters here: first how far positions were given out, then who still writes, then the rows. A writer that took a
-- position before the first step is either seen by the second one or has ended before the third. Volatile, so that each
-- step sees what was committed before it.
create function read_events(after bigint, at_most integer) returns setof events language plpgsql volatile as $$
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

  return query
    select * from events where position > after and position <= horizon order by position limit at_most;
end $$;

grant select, insert, update on aggregates to marketplace_app;
grant select, insert on events, receipts to marketplace_app;
grant select, insert, update, delete on deadlines, intents, relay_watermarks to marketplace_app;
grant select, usage on sequence event_positions to marketplace_app;
