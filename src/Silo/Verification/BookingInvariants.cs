namespace Marketplace.Verification;

/// <summary>Who owns which time.</summary>
internal static class BookingInvariants
{
    /// <summary>Looks for itself: the constraint that refuses overlaps may be missing.</summary>
    public const string NobodyIsDoubleBooked =
        """
        select format('The bookings %s and %s overlap on the resource %s.', a.booking_id, b.booking_id, a.resource)
        from occupancy a join occupancy b on a.resource = b.resource and a.span && b.span and a.session <> b.session and a.booking_id < b.booking_id
        where a.live and b.live
        union all
        select format('The seat %s of the session %s is taken %s times.', seat, session, count(*))
        from occupancy where live group by session, seat having count(*) > 1
        union all
        select format('The booking %s is %s and holds %s of its %s seats.', b.id, b.status, count(o.booking_id), b.seats)
        from bookings b left join occupancy o on o.booking_id = b.id and o.live
        where b.status in ('pending_payment', 'requested', 'confirmed', 'in_progress')
        group by b.id having count(o.booking_id) <> b.seats
        """;

    public const string NothingOutlivesItsTime =
        """
        select format('The booking %s still waits for its payment; its hold ended at %s.', id, hold_expires_at)
        from bookings where status = 'pending_payment' and hold_expires_at < $1
        union all
        select format('The booking %s is %s and still holds its slot.', b.id, b.status)
        from bookings b join occupancy o on o.booking_id = b.id and o.live
        where b.status in ('payment_expired', 'declined', 'expired', 'cancelled', 'refunded')
        union all
        select format('The deadline %s of %s was due at %s%s', name, stream, at, coalesce(': ' || error, '.'))
        from deadlines where at < $1
        """;
}
