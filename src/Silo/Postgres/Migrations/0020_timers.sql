-- What operators do about timers that did not do their work. One that was let go stays parked: the state of its aggregate
-- still asks for it, and a write that moves it makes it a new one.
alter table deadlines add column let_go_at timestamptz;

-- The queue of what was tried in vain. Few rows are ever in it, and a claim does not touch what it looks at.
create index deadlines_troubled_idx on deadlines (at) where attempts > 0 or parked_at is not null;
