-- The same question in plain SQL, which decides nothing but hours, notice, buffers and who was faster:
-- $1 resource, $2 first date, $3 last date (exclusive), $4 now and the notice, $5 duration, $6 interval, $7 zone.
select slot as starts, slot + $5 as ends
from generate_series($2::date, $3::date - 1, interval '1 day') as day
join bench_hours as hours on hours.resource = $1 and hours.weekday = extract(isodow from day)
cross join lateral generate_series(
  (day + hours.opens) at time zone $7,
  (day + hours.closes) at time zone $7 - $5,
  $6
) as slot
where slot >= $4
  and not exists (
    select from occupancy as taken
    where taken.resource = $1 and taken.live and taken.span && tstzrange(slot, slot + $5)
  )
order by slot
