-- Bookings as lists need them, and the one place where a resource's time is owned.

create table bookings (
  id uuid primary key,
  customer_id uuid not null,
  provider_id uuid not null,
  listing_id uuid not null,
  payment_id uuid not null,
  title text not null,
  status text not null,
  mode text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  seats int not null,
  total bigint not null,
  provider_earns bigint not null,
  refunded bigint not null default 0,
  currency text not null,
  booked_at timestamptz not null,
  hold_expires_at timestamptz,
  released_at timestamptz,
  changed_at timestamptz not null,
  version bigint not null
);

-- My bookings, newest first, with and without a status.
create index bookings_by_customer on bookings (customer_id, booked_at desc, id desc);
create index bookings_by_customer_status on bookings (customer_id, status, booked_at desc, id desc);
create index bookings_by_provider on bookings (provider_id, booked_at desc, id desc);
create index bookings_by_provider_status on bookings (provider_id, status, booked_at desc, id desc);
create index bookings_by_listing on bookings (listing_id, status);

create extension if not exists btree_gist with schema public;

-- The rows of a booking stand from the write that takes the slot to the write that ends the booking. `span` includes the
-- buffers; a session is listing + start for group sessions, and the booking itself where there is one seat. Two sessions
-- never overlap on a resource, and a seat of a session is taken once: whatever else fails, this does not.
create table occupancy (
  booking_id uuid not null,
  seat int not null,
  resource uuid not null,
  listing_id uuid not null,
  session uuid not null,
  span tstzrange not null,
  work_start timestamptz not null,
  work_end timestamptz not null,
  live boolean not null,
  primary key (booking_id, seat),
  constraint occupancy_no_overlap exclude using gist (resource with =, span with &&, session with <>) where (live),
  check (not isempty(span) and work_start < work_end and seat >= 0)
);

create unique index occupancy_one_per_seat on occupancy (session, seat) where (live);

-- The gate of a resource loads what is live, and calendars show a window of it.
create index occupancy_by_resource on occupancy (resource, work_end) where (live);

grant select, insert, update on bookings, occupancy to marketplace_app;
