-- Bookings that recur, as lists need them. Their times are asked of their grain; their bookings are in bookings.
create table series (
  id uuid primary key,
  customer_id uuid not null,
  provider_id uuid not null,
  listing_id uuid not null,
  title text not null,
  status text not null,
  rule text not null,
  time_zone text not null,
  first_start timestamptz not null,
  last_end timestamptz not null,
  times int not null,
  booked int not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version bigint not null
);

-- My series, newest first.
create index series_by_customer on series (customer_id, created_at desc, id desc);
create index series_by_provider on series (provider_id, created_at desc, id desc);

grant select, insert, update on series to marketplace_app;
