-- The published calendar of a resource shows what it has to do, which occupancy_by_resource finds, and what it has no longer, so that
-- calendars which had it take it out. A partial index costs a booking nothing before its time is freed.
create index occupancy_freed_by_resource on occupancy (resource, work_end) where (not live);
