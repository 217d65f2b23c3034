-- Sessions that are sold together, and who bought them, as lists need them. Which credit is whose is asked of the package.
create table package_offers (
  id uuid primary key,
  listing_id uuid not null,
  provider_id uuid not null,
  title text not null,
  sessions int not null,
  price bigint not null,
  currency text not null,
  validity_seconds bigint not null,
  at_expiry text not null,
  return_seconds bigint not null,
  offered_at timestamptz not null,
  withdrawn_at timestamptz,
  version bigint not null
);

-- What can be bought of a listing, newest first.
create index package_offers_of_listing on package_offers (listing_id, offered_at desc, id desc) where withdrawn_at is null;

create table packages (
  id uuid primary key,
  offer_id uuid not null,
  listing_id uuid not null,
  customer_id uuid not null,
  provider_id uuid not null,
  title text not null,
  status text not null,
  sessions int not null,
  free int not null,
  price bigint not null,
  refunded bigint not null,
  currency text not null,
  bought_at timestamptz not null,
  expires_at timestamptz,
  version bigint not null,
  check (free between 0 and sessions),
  check (refunded between 0 and price)
);

-- Mine, as the customer or as the provider, newest first.
create index packages_by_customer on packages (customer_id, bought_at desc, id desc);
create index packages_by_provider on packages (provider_id, bought_at desc, id desc);

grant select, insert, update on package_offers, packages to marketplace_app;
