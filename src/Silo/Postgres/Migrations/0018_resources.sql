-- A booking may take the time of several resources: it has its seats at each of them, and a session of a listing may take
-- place at several at once.
alter table occupancy drop constraint occupancy_pkey;
alter table occupancy add primary key (booking_id, resource, seat);

drop index occupancy_one_per_seat;
create unique index occupancy_one_per_seat on occupancy (resource, session, seat) where (live);
