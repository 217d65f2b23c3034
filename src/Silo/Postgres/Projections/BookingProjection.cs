using Marketplace.Bookings;
using Marketplace.Calendars;

namespace Marketplace.Postgres;

/// <summary>Bookings in lists, and the occupancy that the exclusion constraint guards.</summary>
internal sealed class BookingProjection : IProjection<BookingState, BookingEvent>
{
    public void Project(Projected<BookingState, BookingEvent> fact, IRowSink rows)
    {
        var booking = Row.Of(ReadModel.Bookings, ("id", fact.Id));
        switch (fact.Event)
        {
            case BookingPlaced:
                rows.Add(Insert(booking, fact));
                Occupy(fact, rows);
                return;
            case BookingAsked:
                rows.Add(Insert(booking, fact));
                return;
            case BookingAgreed:
                Occupy(fact, rows);
                rows.Add(Agree(booking, fact));
                return;
            case BookingMoved moved:
                Move(fact, rows);
                rows.Add(booking.Update(
                    ("starts_at", moved.Terms.Start), ("ends_at", moved.Terms.End), ("changed_at", fact.At), ("version", fact.Version)));
                return;
            case BookingChanged changed:
                if (changed.Grant is not null)
                {
                    Move(fact, rows);
                }

                rows.Add(booking.Update(
                [
                    ("ends_at", changed.Terms.End),
                    ("total", changed.Terms.Total.Amount),
                    ("provider_earns", changed.Terms.ProviderEarns.Amount),
                    ("changed_at", fact.At),
                    ("version", fact.Version),
                    .. PaidInParts(fact.State),
                ]));
                return;
            case BookingSeatsCancelled given:
                foreach (var (seat, grant) in Seats(given.Freed))
                {
                    rows.Add(SeatOf(fact, grant, seat).If("live", true).Update(("live", false)));
                }

                rows.Add(booking.Update(
                [
                    ("seats", given.Terms.Seats), ("refunded", fact.State.Refunded), ("changed_at", fact.At), ("version", fact.Version),
                    .. PaidInParts(fact.State),
                ]));
                return;
            case BookingSlotRetaken:
                Occupy(fact, rows);
                break;
            case BookingCouponRedeemed redeemed:
                CouponProjection.Count(redeemed.Redemption, 1, rows);
                break;
            case BookingCouponReturned returned:
                CouponProjection.Count(returned.Redemption, -1, rows);
                break;
            case BookingReasonGiven:
                // It comes before what it explains, which may take a slot in the same write: nothing is freed by words.
                break;
            default:
                if (fact.State.Grant is null)
                {
                    rows.Add(Row.Of(ReadModel.Occupancy, ("booking_id", fact.Id)).If("live", true).Update(("live", false)));
                }

                break;
        }

        (string, object?)[] standing =
        [
            ("status", Wire.Name(fact.State.Status)),
            ("refunded", fact.State.Refunded),
            ("hold_expires_at", fact.State.HoldExpiresAt),
            ("released_at", fact.State.ReleasedAt),
            ("disputed_at", fact.State.NoShow?.ContestedAt),
            ("changed_at", fact.At),
            ("version", fact.Version),
            .. PaidInParts(fact.State),
        ];
        rows.Add(booking.Update(standing));
    }

    /// <summary>Where the price is paid as a whole, it says this itself.</summary>
    private static (string, object?)[] PaidInParts(BookingState booking) =>
        Milestones.Has(booking) || booking.Terms!.Balance is not null ? [("paid", BookingMoney.Paid(booking).Amount), ("pending", Pending(booking))]

        // Where the platform pays a part of the price, what the provider has coming is no part of what the customer paid.
        : booking.Terms.PlatformPays().IsPositive ? [("pending", Pending(booking))]
        : [];

    private static long Pending(BookingState booking) => booking.EndedAt is null ? BookingMoney.Pending(booking).Amount : 0;

    private static RowChange Insert(Row row, Projected<BookingState, BookingEvent> fact)
    {
        var booking = fact.State;
        var terms = booking.Terms!;
        return row.Insert(
            ("customer_id", booking.CustomerId),
            ("provider_id", terms.ProviderId),
            ("listing_id", terms.ListingId),
            ("payment_id", booking.PaymentId),
            ("title", terms.Title),
            ("status", Wire.Name(booking.Status)),
            ("mode", Wire.Name(terms.Mode)),
            ("starts_at", terms.Start),
            ("ends_at", terms.End),
            ("seats", terms.Seats),
            ("total", terms.Total.Amount),
            ("provider_earns", terms.ProviderEarns.Amount),
            ("currency", terms.Total.Currency),
            ("booked_at", booking.BookedAt),
            ("hold_expires_at", booking.HoldExpiresAt),
            ("changed_at", booking.BookedAt),
            ("version", fact.Version));
    }

    /// <summary>What was negotiated replaces what the listing said.</summary>
    private static RowChange Agree(Row row, Projected<BookingState, BookingEvent> fact)
    {
        var booking = fact.State;
        var terms = booking.Terms!;
        return row.Update(
            ("payment_id", booking.PaymentId),
            ("title", terms.Title),
            ("status", Wire.Name(booking.Status)),
            ("starts_at", terms.Start),
            ("ends_at", terms.End),
            ("total", terms.Total.Amount),
            ("provider_earns", terms.ProviderEarns.Amount),
            ("hold_expires_at", booking.HoldExpiresAt),
            ("changed_at", fact.At),
            ("version", fact.Version));
    }

    /// <summary>
    /// The old seats go and the new ones come in one transaction, in this order: they may be the same rows, and rows of one
    /// table are written in the order that they sort by.
    /// </summary>
    private static void Move(Projected<BookingState, BookingEvent> fact, IRowSink rows)
    {
        var grants = BookingSlots.Of(fact.State);
        rows.Add(Row.Of(ReadModel.Occupancy, ("booking_id", fact.Id)).If("live", true).InOrderOf($"{grants[0].ResourceId}").Update(("live", false)));
        foreach (var (seat, grant) in Seats(grants))
        {
            rows.Add(SeatOf(fact, grant, seat).Put(
                ("listing_id", fact.State.Terms!.ListingId),
                ("work_start", fact.State.Terms.Start),
                ("work_end", fact.State.Terms.End),
                ("session", grant.Session),
                ("span", new TimeRange(grant.SpanStart, grant.SpanEnd)),
                ("live", true)));
        }
    }

    /// <summary>One row per resource and seat. A booking that takes its slot again finds its old rows and makes them live with the new grants.</summary>
    private static void Occupy(Projected<BookingState, BookingEvent> fact, IRowSink rows)
    {
        var terms = fact.State.Terms!;
        foreach (var (seat, grant) in Seats(BookingSlots.Of(fact.State)))
        {
            rows.Add(SeatOf(fact, grant, seat)
                .Put(
                    once:
                    [
                        ("listing_id", terms.ListingId),
                        ("work_start", terms.Start),
                        ("work_end", terms.End),
                    ],
                    values: [("session", grant.Session), ("span", new TimeRange(grant.SpanStart, grant.SpanEnd)), ("live", true)]));
        }
    }

    private static IEnumerable<(int Seat, SlotGrant Grant)> Seats(ImmutableArray<SlotGrant> grants) =>
        grants.SelectMany(grant => grant.Seats, (grant, seat) => (seat, grant));

    /// <summary>In the order of resources, because that is where writers wait for each other: nobody ever holds what a writer ahead of them wants.</summary>
    private static Row SeatOf(Projected<BookingState, BookingEvent> fact, SlotGrant grant, int seat) =>
        Row.Of(ReadModel.Occupancy, ("booking_id", fact.Id), ("resource", grant.ResourceId), ("seat", seat))
            .InOrderOf($"{grant.ResourceId}/{grant.Session}/{seat:D6}/{fact.Id}");
}
