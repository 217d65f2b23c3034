namespace Marketplace.Verification;

/// <summary>Who has which time.</summary>
internal static class SlotInvariants
{
    public static readonly Invariant NoDoubleBooking = new(
        "I7",
        "No two live bookings of a resource overlap beyond its seats, and exactly the bookings that hold a slot have one, of each of their resources.",
        new SweepCheck("occupied seats", OccupancySweep.Run),
        new SqlCheck("constraints", "from (values (1), (2)) constraints",
            """
            select 'The constraint occupancy_no_overlap is missing or not what it should be.'
            where not exists (
              select from pg_constraint join pg_index on indexrelid = conindid
              where conname = 'occupancy_no_overlap' and conrelid = 'occupancy'::regclass and convalidated and indisvalid
                and pg_get_constraintdef(pg_constraint.oid) =
                  'EXCLUDE USING gist (resource WITH =, span WITH &&, session WITH <>) WHERE (live)')
            union all
            select 'The unique index occupancy_one_per_seat is missing or not what it should be.'
            where not exists (
              select from pg_index join pg_class on pg_class.oid = indexrelid
              where relname = 'occupancy_one_per_seat' and indrelid = 'occupancy'::regclass and indisunique and indisvalid
                and pg_get_expr(indpred, indrelid) = 'live')
            """),
        new SqlCheck("bookings", "from bookings",
            """
            select format('Booking %s is %s for %s seats and occupies %s', coalesce(bookings.id, occupied.booking_id),
              coalesce(status, 'unknown'), coalesce(bookings.seats, 0), coalesce(occupied.seats, 0))
            from bookings
            full join (select booking_id, count(*) as seats from occupancy where live group by booking_id) occupied
              on occupied.booking_id = bookings.id
            left join aggregates on stream = 'booking/' || replace(bookings.id::text, '-', '')
            where coalesce(occupied.seats, 0) <> case
              when status in ('pending_payment', 'requested', 'confirmed', 'in_progress', 'completed', 'closed', 'disputed', 'no_show_reported', 'no_show',
                'delivered', 'changes_requested', 'overdue', 'complained', 'working', 'awaiting_funding')
                then bookings.seats * coalesce(json_array_length(state #> '{state,assignment,resources}'), 1)
              else 0
            end
            """));

    public static readonly Invariant HoldsExpire = new(
        "I20",
        "No unpaid hold outlives its end by more than a minute.",
        new SqlCheck("unpaid holds", "from bookings where status = 'pending_payment'",
            """
            select format('Booking %s is held since %s', id, hold_expires_at)
            from bookings
            where status = 'pending_payment' and (hold_expires_at is null or hold_expires_at < @now - interval '1 minute')
            """));
}
