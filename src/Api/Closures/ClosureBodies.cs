namespace Marketplace.Closures;

/// <summary>Days on which a provider does not work after all.</summary>
/// <param name="From">The first local date, in the calendar's zone.</param>
/// <param name="To">The last local date, exclusive.</param>
/// <param name="Reason">Shown to the customers, at most 1,000 characters.</param>
/// <param name="Close">Whether the days become a vacation in the calendar too; true when left out.</param>
internal sealed record ClosureRequest(string? From, string? To, string? Reason, bool? Close)
{
    public ClosurePlan Plan(Check check)
    {
        var (from, to) = (check.LocalDate("from", From), check.LocalDate("to", To));
        Calendars.LocalDates.Window(check, from, to, ClosurePlan.MaximumDays);
        return new ClosurePlan(from, to, check.OptionalText("reason", Reason, 1_000), Close ?? true);
    }
}

/// <summary>What closing these days would mean.</summary>
/// <param name="From">Their first instant.</param>
/// <param name="To">Their end, exclusive.</param>
/// <param name="Bookings">Every booking on them, with what cancelling it gives back.</param>
/// <param name="Refunds">What that is together, for each currency.</param>
internal sealed record ClosurePreviewBody(
    DateTimeOffset From, DateTimeOffset To, ImmutableArray<FoundBooking> Bookings, IReadOnlyList<Money> Refunds)
{
    public static ClosurePreviewBody Of(ClosurePreview found) =>
        new(found.From, found.To, found.Bookings, ClosureBody.Sums(found.Bookings.Select(booking => booking.Refund)));
}

/// <summary>A closure as its provider sees it.</summary>
/// <param name="Id">The closure.</param>
/// <param name="Status">`working` until everything is done.</param>
/// <param name="From">The first local date.</param>
/// <param name="To">The last local date, exclusive.</param>
/// <param name="Reason">As the customers read it.</param>
/// <param name="Closed">Whether the days are closed in the calendar.</param>
/// <param name="Obstacle">Why they could not be, by code.</param>
/// <param name="Bookings">What became of each booking.</param>
/// <param name="Refunded">What their customers got back together, for each currency.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="DoneAt">When all of it was done.</param>
/// <param name="Version">Counts changes.</param>
internal sealed record ClosureBody(
    Guid Id,
    ClosureStatus Status,
    DateOnly From,
    DateOnly To,
    string? Reason,
    bool Closed,
    string? Obstacle,
    ImmutableArray<ClosedBooking> Bookings,
    IReadOnlyList<Money> Refunded,
    DateTimeOffset AskedAt,
    DateTimeOffset? DoneAt,
    long Version)
{
    public static ClosureBody Of(ClosureView view) => new(
        view.Id,
        view.Status,
        view.Plan.From,
        view.Plan.To,
        view.Plan.Reason,
        view.Plan.Closes && view.Obstacle is null,
        view.Obstacle,
        view.Bookings,
        Sums(view.Bookings.Select(booking => booking.Refunded).OfType<Money>()),
        view.AskedAt,
        view.DoneAt,
        view.Version);

    public static IReadOnlyList<Money> Sums(IEnumerable<Money> amounts) =>
    [
        .. amounts.GroupBy(amount => amount.Currency, StringComparer.Ordinal)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => same.Aggregate((sum, amount) => sum + amount)),
    ];
}
