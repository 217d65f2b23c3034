-- Published calendars show the bookings of a person that end after an instant, by end.
create index bookings_of_customer_by_end on bookings (customer_id, ends_at, id);
create index bookings_of_provider_by_end on bookings (provider_id, ends_at, id);
