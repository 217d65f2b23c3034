-- What both sides of a booking said of each other. A row is written when a review is given, and published later.
create table reviews (
  id uuid primary key,
  booking_id uuid not null,
  side text not null,
  author_id uuid not null,
  -- Whom it is about: the provider, or the customer's account.
  subject_id uuid not null,
  listing_id uuid not null,
  rating smallint not null check (rating between 1 and 5),
  sub_scores jsonb not null,
  title text,
  text text,
  given_at timestamptz not null,
  -- Null while only its author may see it.
  published_at timestamptz,
  reply text,
  replied_at timestamptz,
  status text not null default 'given',
  flagged_reason text,
  unique (booking_id, side)
);

-- Public lists, newest first: of a provider (what customers say), of a listing, of a customer (what providers say).
create index reviews_of_subject on reviews (subject_id, side, published_at desc, id desc) where published_at is not null;
create index reviews_of_listing on reviews (listing_id, published_at desc, id desc) where published_at is not null and side = 'customer';

-- How often each rating was given to a provider, a listing or a customer. Counted in the transaction that publishes
-- the review, so that averages and histograms are exact however many are published at once.
create table ratings (
  subject_kind text not null,
  subject_id uuid not null,
  r1 bigint not null default 0,
  r2 bigint not null default 0,
  r3 bigint not null default 0,
  r4 bigint not null default 0,
  r5 bigint not null default 0,
  primary key (subject_kind, subject_id)
);

grant select, insert, update on reviews, ratings to marketplace_app;
