-- Listings as browsing needs them. What a page of one listing shows is asked of its grain.
create table listings (
  id uuid primary key,
  provider_id uuid not null,
  -- The backstop of unique names in URLs: slugs carry a part of the id, so this hardly ever refuses.
  slug text not null,
  status text not null,
  title text,
  description text,
  category text,
  subcategory text,
  price_type text,
  price_amount bigint,
  price_currency text,
  price_text text,
  duration_minutes bigint,
  mode text not null,
  seats int not null,
  time_zone text not null,
  city text,
  state text,
  zip text,
  country text,
  lat double precision,
  lng double precision,
  cover_image_url text,
  keywords text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  published_at timestamptz,
  paused_at timestamptz,
  deleted_at timestamptz,
  version bigint not null,
  -- No language is assumed: the words as they are, titles before keywords before descriptions.
  search tsvector not null generated always as (
    setweight(to_tsvector('simple'::regconfig, coalesce(title, '')), 'A')
    || setweight(to_tsvector('simple'::regconfig, keywords), 'B')
    || setweight(to_tsvector('simple'::regconfig, coalesce(category, '') || ' ' || coalesce(subcategory, '')), 'B')
    || setweight(to_tsvector('simple'::regconfig, coalesce(description, '')), 'C')) stored,
  constraint listings_slug_key unique (slug)
);

-- What is offered, newest first and by price; with and without a category.
create index listings_newest on listings (published_at desc, id desc) where status = 'active';
create index listings_newest_of_category on listings (category text_pattern_ops, published_at desc, id desc) where status = 'active';
create index listings_by_price on listings (price_amount, id) where status = 'active';
create index listings_by_price_of_category on listings (category text_pattern_ops, price_amount, id) where status = 'active';
create index listings_search on listings using gin (search) where status = 'active';

-- A provider's own listings, and those to pause when the provider leaves the market.
create index listings_of_provider on listings (provider_id, created_at desc, id desc);

-- How often a listing was looked at. Counted in batches by the edge: a page view is no event of the domain.
create table listing_views (
  listing_id uuid primary key,
  views bigint not null
);

-- What people saved, newest first.
create table favorites (
  account_id uuid not null,
  listing_id uuid not null,
  saved_at timestamptz not null,
  primary key (account_id, listing_id)
);

create index favorites_newest on favorites (account_id, saved_at desc, listing_id desc);

grant select, insert, update on listings, listing_views to marketplace_app;
grant select, insert, update, delete on favorites to marketplace_app;
