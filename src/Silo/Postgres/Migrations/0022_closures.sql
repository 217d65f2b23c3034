-- Days on which providers do not work after all, as lists need them. What became of each booking is asked of their grain.
create table closures (
  id uuid primary key,
  provider_id uuid not null,
  resource_id uuid not null,
  status text not null,
  first_date date not null,
  end_date date not null,
  reason text,
  closes boolean not null,
  obstacle text,
  bookings int not null,
  cancelled int not null,
  moved int not null,
  kept int not null,
  asked_at timestamptz not null,
  done_at timestamptz,
  version bigint not null
);

-- My closures, newest first.
create index closures_of_provider on closures (provider_id, asked_at desc, id desc);

grant select, insert, update on closures to marketplace_app;
