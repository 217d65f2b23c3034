using Marketplace.Bookings;

namespace Marketplace.Postgres;

/// <summary>Bookings in lists, and the occupancy that the exclusion constraint guards.</summary>
internal sealed class BookingProjection : IProjection<BookingState, BookingEvent>
{
    public void Project(Projected<BookingState, BookingEvent> fact, IRowSink rows)
    {
        var key = fact.Id.ToString();
        switch (fact.Event)
        {
            case BookingPlaced placed:
                Insert(fact, rows, key);
                Occupy(fact, placed.Grant, rows, key);
                return;
            case BookingSlotRetaken retaken:
                Occupy(fact, retaken.Grant, rows, key);
                break;
            default:
                if (fact.State.Grant is null)
                {
                    rows.Add(ReadModel.Occupancy, key, "update occupancy set live = false where booking_id = $1 and live", fact.Id);
                }

                break;
        }

        rows.Add(
            ReadModel.Bookings,
            key,
            """
            update bookings set status = $2, refunded = $3, hold_expires_at = $4, released_at = $5, changed_at = $6, version = $7
            where id = $1
            """,
            fact.Id,
            Wire.Name(fact.State.Status),
            fact.State.Refunded,
            fact.State.HoldExpiresAt,
            fact.State.ReleasedAt,
            fact.At,
            fact.Version);
    }

    private static void Insert(Projected<BookingState, BookingEvent> fact, IRowSink rows, string key)
    {
        var booking = fact.State;
        var terms = booking.Terms!;
        rows.Add(
            ReadModel.Bookings,
            key,
            """
            insert into bookings (
              id, customer_id, provider_id, listing_id, payment_id, title, status, mode, starts_at, ends_at, seats,
              total, provider_earns, currency, booked_at, hold_expires_at, changed_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $15, $17)
            """,
            fact.Id,
            booking.CustomerId,
            terms.ProviderId,
            terms.ListingId,
            booking.PaymentId,
            terms.Title,
            Wire.Name(booking.Status),
            Wire.Name(terms.Mode),
            terms.Start,
            terms.End,
            terms.Seats,
            terms.Total.Amount,
            terms.ProviderEarns.Amount,
            terms.Total.Currency,
            booking.BookedAt,
            booking.HoldExpiresAt,
            fact.Version);
    }

    /// <summary>One row per seat. A booking that takes its slot again finds its old rows and makes them live with the new grant.</summary>
    private static void Occupy(Projected<BookingState, BookingEvent> fact, Calendars.SlotGrant grant, IRowSink rows, string key)
    {
        var terms = fact.State.Terms!;
        for (var index = 0; index < grant.Seats.Length; index++)
        {
            rows.Add(
                ReadModel.Occupancy,
                $"{grant.Session}/{grant.Seats[index]:D6}/{key}",
                """
                insert into occupancy (booking_id, seat, resource, listing_id, session, span, work_start, work_end, live)
                values ($1, $2, $3, $4, $5, tstzrange($6, $7, '[)'), $8, $9, true)
                on conflict (booking_id, seat) do update set
                  session = excluded.session, span = excluded.span, live = true
                """,
                fact.Id,
                grant.Seats[index],
                grant.ResourceId,
                terms.ListingId,
                grant.Session,
                grant.SpanStart,
                grant.SpanEnd,
                terms.Start,
                terms.End);
        }
    }
}
