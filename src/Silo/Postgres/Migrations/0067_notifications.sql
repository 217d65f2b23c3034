-- What people were told in the product. The sequence is taken inside the turn that posts it, so it has no gaps.
create table notifications (
  account_id uuid not null,
  sequence bigint not null,
  id uuid not null,
  topic text not null,
  facts jsonb not null,
  posted_at timestamptz not null,
  read_at timestamptz,
  -- Pages backwards too.
  primary key (account_id, sequence)
);

-- Each is told once, and found by the id that clients name.
create unique index notifications_once on notifications (account_id, id);

-- How many are unread, and which.
create index notifications_unread on notifications (account_id, sequence) where read_at is null;

grant select, insert, update on notifications to marketplace_app;
