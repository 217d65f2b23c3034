-- Since when an operator is waited for; it stays when it is decided.
alter table bookings add column disputed_at timestamptz;

-- Nothing is done about a disputed booking between the dispute and its decision, as far as this table knows.
update bookings set disputed_at = changed_at where status = 'disputed';

-- The operators' queue, who waits longest first. It stays small, however many bookings there are.
create index bookings_disputed on bookings (disputed_at, id) where status = 'disputed';
