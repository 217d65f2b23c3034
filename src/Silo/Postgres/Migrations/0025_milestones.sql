-- Where a booking is paid milestone by milestone: what the customer has paid so far, and what of it the provider has coming.
-- Null where the price is paid as a whole, for which total and provider_earns say it.
alter table bookings add column paid bigint;
alter table bookings add column pending bigint;
