-- Who waits for time that others have, and what became of it. The line itself is its grain's; this is what people are shown.
create table waitlist_entries (
  id uuid primary key,
  waitlist_id uuid not null,
  provider_id uuid not null,
  listing_id uuid not null,
  title text not null,
  customer_id uuid not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  seats int not null,
  status text not null,
  position bigint not null,
  booking_id uuid,
  expires_at timestamptz,
  joined_at timestamptz not null,
  changed_at timestamptz not null
);

-- Mine, newest first.
create index waitlist_entries_by_customer on waitlist_entries (customer_id, joined_at desc, id desc);
create index waitlist_entries_by_provider on waitlist_entries (provider_id, joined_at desc, id desc);

-- Who is asked before somebody.
create index waitlist_entries_waiting on waitlist_entries (waitlist_id, position) where status = 'waiting';

grant select, insert, update on waitlist_entries to marketplace_app;
