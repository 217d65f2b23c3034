using Marketplace.Bookings;
using Marketplace.Calendars;
using Marketplace.Listings;
using Marketplace.Resources;

namespace Marketplace.Series;

/// <summary>Looks at every time that is to move before any of them does, as if all that can go had gone.</summary>
internal static class SeriesMoveOutlook
{
    /// <summary>In the way of another duration: the listing would ask another price for it, and the price of a booking stays.</summary>
    private const string Price = "price";

    /// <summary>What a change means now, and what is in its way.</summary>
    public static async Task<Outcome<SeriesMovePreview>> Find(
        IGrainFactory grains, Guid id, SeriesState series, SeriesChange change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var bookings = await ToCome(grains, id, series, now, cancellationToken);
        var targets = SeriesTargets.Of(series, change, bookings);
        return targets.View is { } found ? await Judge(grains, found.Times, bookings, change, cancellationToken) : targets;
    }

    /// <summary>What is in the way of times that were proposed before. Bookings that have ended since are left out.</summary>
    public static async Task<SeriesMovePreview> LookAgain(
        IGrainFactory grains, Guid id, SeriesState series, SeriesMove move, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var bookings = await ToCome(grains, id, series, now, cancellationToken);
        ImmutableArray<SeriesMoveTime> times =
        [
            .. move.Times.Where(time => bookings.TryGetValue(time.Index, out var booking) && booking.Id == time.BookingId)
                .Select(time => time with { Outcome = SeriesMoveOutcome.Pending, Code = null, Anchor = bookings[time.Index].PolicyAnchor }),
        ];
        return await Judge(grains, times, bookings, move.Change, cancellationToken);
    }

    /// <summary>Those that are booked and whose work has not begun.</summary>
    private static async Task<IReadOnlyDictionary<int, BookingView>> ToCome(
        IGrainFactory grains, Guid id, SeriesState series, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var read = await Task.WhenAll(series.Times.Select(async (time, index) =>
            (Index: index, Booking: time.Outcome is OccurrenceOutcome.Booked
                ? (await grains.GetGrain<IBookingGrain>(SeriesView.BookingOf(id, index, time.Attempt)).Read(Actor.Platform, cancellationToken)).View
                : null)));
        return read.Where(found => found.Booking is { EndedAt: null } booking && booking.Terms.Start > now)
            .ToDictionary(found => found.Index, found => found.Booking!);
    }

    /// <summary>
    /// Asked in the order in which they move. Whoever stays may be in the way of one that was let pass before, so it is asked until
    /// nobody is stopped any more.
    /// </summary>
    private static async Task<SeriesMovePreview> Judge(
        IGrainFactory grains,
        ImmutableArray<SeriesMoveTime> times,
        IReadOnlyDictionary<int, BookingView> bookings,
        SeriesChange change,
        CancellationToken cancellationToken)
    {
        var judged = times.ToDictionary(time => time.Index);
        var passed = new HashSet<int>();
        for (var isStopped = true; isStopped;)
        {
            isStopped = false;
            foreach (var time in SeriesMoveOrder.Of(times).Where(time => judged[time.Index].Outcome is SeriesMoveOutcome.Pending))
            {
                passed.Remove(time.Index);
                if (await InTheWay(grains, time, bookings[time.Index], Moves(judged, passed), change, cancellationToken) is { } code)
                {
                    judged[time.Index] = time with { Outcome = SeriesMoveOutcome.Stayed, Code = code };
                    isStopped = true;
                }
                else
                {
                    passed.Add(time.Index);
                }
            }
        }

        return new SeriesMovePreview([.. times.Select(time => judged[time.Index])]);
    }

    /// <summary>Those that may go are where they go, those that were not asked yet are nowhere, and those that stay are where they are.</summary>
    private static ImmutableArray<ThoughtMove> Moves(Dictionary<int, SeriesMoveTime> judged, HashSet<int> passed) =>
    [
        .. judged.Values.Where(time => time.Outcome is SeriesMoveOutcome.Pending)
            .Select(time => passed.Contains(time.Index) ? new ThoughtMove(time.BookingId, time.Start, time.End) : new ThoughtMove(time.BookingId, null, null)),
    ];

    private static async Task<string?> InTheWay(
        IGrainFactory grains,
        SeriesMoveTime time,
        BookingView booking,
        ImmutableArray<ThoughtMove> moves,
        SeriesChange change,
        CancellationToken cancellationToken)
    {
        if (booking.Status is not BookingStatus.Confirmed)
        {
            return BookingRefusals.NotWhile(booking.Status, [BookingStatus.Confirmed]).Code;
        }

        if (booking.Terms.Start != time.From)
        {
            return BookingRefusals.MovedMeanwhile(booking.Terms.Start, time.From).Code;
        }

        if (change.Duration is not null && await PriceOf(grains, time, booking.Terms, change, cancellationToken) is { } code)
        {
            return code;
        }

        var terms = booking.Terms with { Start = time.Start, End = time.End };
        var explained = await grains.Explain(terms, SlotQuestion.Of(terms) with { Moves = moves, IgnoreNotice = true }, cancellationToken);
        return explained.Bookable ? null : explained.Reasons[0].Rule;
    }

    private static async Task<string?> PriceOf(
        IGrainFactory grains, SeriesMoveTime time, BookingTerms terms, SeriesChange change, CancellationToken cancellationToken)
    {
        var asked = await grains.GetGrain<IListingTerms>(terms.ListingId)
            .Terms(new TermsQuery(time.Start, change.Duration, terms.Seats, terms.Resources?.Chosen), cancellationToken);
        return asked.View is not { } now ? asked.Refusal!.Code : now.Total == terms.Total ? null : Price;
    }
}
