-- Calendars that are kept elsewhere, and what they make busy: read whole by the gate of their resource.
create table calendar_imports (
  id uuid primary key,
  resource_id uuid not null,
  name text not null,
  when_stale text not null,
  stale_after_seconds bigint not null,
  fresh_at timestamptz not null,
  times jsonb not null,
  added_at timestamptz not null,
  removed boolean not null default false,
  version bigint not null
);

create index calendar_imports_of_resource on calendar_imports (resource_id, added_at desc, id desc) where not removed;

grant select, insert, update on calendar_imports to marketplace_app;
