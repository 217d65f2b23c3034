-- Threads between somebody and support have no provider, and mostly no listing and no booking.
alter table threads
  alter provider_id drop not null,
  alter listing_id drop not null,
  alter subject_id drop not null,
  -- Of support threads alone: since when its person waits for an answer, which operator looks after it, and when it was closed.
  add waiting_since timestamptz,
  add assigned_to uuid,
  add closed_at timestamptz;

-- The operators' queue: who waits longest first.
create index threads_that_wait on threads (waiting_since, id) where waiting_since is not null;
