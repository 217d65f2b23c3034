-- Who talks with whom. One row per thread, written with every event of its conversation.
create table threads (
  id uuid primary key,
  kind text not null,
  subject_id uuid not null,
  listing_id uuid not null,
  title text not null,
  customer_id uuid not null,
  provider_id uuid not null,
  opened_at timestamptz not null,
  -- The position of the latest change, and the place of the newest message.
  version bigint not null,
  last_sequence bigint not null default 0,
  -- When somebody last said something; what lists are ordered by.
  active_at timestamptz not null,
  customer_read bigint not null default 0,
  provider_read bigint not null default 0
);

-- "My threads", as either side, newest first.
create index threads_of_customer on threads (customer_id, active_at desc, id desc);
create index threads_of_provider on threads (provider_id, active_at desc, id desc);

-- How many people asked about a listing.
create index threads_of_listing on threads (listing_id) where kind = 'listing';

-- Everything that was said. The sequence is taken inside the turn that says it: the key refuses a second message in
-- one place even if two activations of a thread should ever write at once.
create table messages (
  thread_id uuid not null,
  sequence bigint not null,
  id uuid not null,
  -- The position at which it was posted, from which a reader who has seen it goes on.
  version bigint not null,
  side text not null,
  author_id uuid,
  code text,
  text text not null,
  sent_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  -- Pages backwards too: "the 50 before this one" is a range of this key.
  primary key (thread_id, sequence)
);

-- Which place a message has, for changes and for the answer to a repeated request.
create unique index messages_by_id on messages (thread_id, id);

grant select, insert, update on threads, messages to marketplace_app;
