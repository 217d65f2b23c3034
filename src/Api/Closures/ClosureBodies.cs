namespace Marketplace.Closures;

/// <summary>Days on which a provider does not work after all.</summary>
/// <param name="From">The first local date, in the calendar's zone.</param>
/// <param name="To">The last local date, exclusive.</param>
/// <param name="Reason">Shown to the customers, at most 1,000 characters.</param>
/// <param name="Close">Whether the days become a vacation in the calendar too; true when left out.</param>
/// <param name="ResourceId">One of one's staff, rooms or devices, when it is not oneself.</param>
internal sealed record ClosureRequest(string? From, string? To, string? Reason, bool? Close, string? ResourceId)
{
    public ClosurePlan Plan(Check check)
    {
        var (from, to) = (check.LocalDate("from", From), check.LocalDate("to", To));
        Calendars.LocalDates.Window(check, from, to, ClosurePlan.MaximumDays);
        return new ClosurePlan(from, to, check.OptionalText("reason", Reason, 1_000), Close ?? true, check.OptionalId("resourceId", ResourceId));
    }
}

/// <summary>What closing these days would mean.</summary>
/// <param name="From">Their first instant.</param>
/// <param name="To">Their end, exclusive.</param>
/// <param name="Bookings">Every booking on them, with what cancelling it gives back and costs.</param>
/// <param name="Refunds">What goes back together, for each currency.</param>
/// <param name="Penalties">What the provider pays together for not keeping them, for each currency.</param>
internal sealed record ClosurePreviewBody(
    DateTimeOffset From, DateTimeOffset To, ImmutableArray<FoundBooking> Bookings, IReadOnlyList<Money> Refunds, IReadOnlyList<Money> Penalties)
{
    public static ClosurePreviewBody Of(ClosurePreview found) =>
        new(
            found.From,
            found.To,
            found.Bookings,
            ClosureBody.Sums(found.Bookings.Select(booking => booking.Refund)),
            ClosureBody.Sums(found.Bookings.Select(booking => booking.Penalty).OfType<Money>()));
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
/// <param name="Progress">How many of them that is.</param>
/// <param name="ResourceId">Who or what is not there; null is the provider.</param>
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
    ClosureProgress Progress,
    Guid? ResourceId,
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
        ClosureProgress.Of(view.Bookings),
        view.Plan.ResourceId,
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

/// <summary>How far a closure has come. What is none of these waits for its turn.</summary>
/// <param name="Bookings">How many were found.</param>
/// <param name="Cancelled">With all of their money given back.</param>
/// <param name="Moved">Those that had left these days by themselves.</param>
/// <param name="Kept">Those that could not be cancelled.</param>
internal sealed record ClosureProgress(int Bookings, int Cancelled, int Moved, int Kept)
{
    public static ClosureProgress Of(ImmutableArray<ClosedBooking> bookings)
    {
        var outcomes = bookings.ToLookup(booking => booking.Outcome);
        return new ClosureProgress(
            bookings.Length,
            outcomes[ClosureOutcome.Cancelled].Count(),
            outcomes[ClosureOutcome.Moved].Count(),
            outcomes[ClosureOutcome.Kept].Count());
    }
}

/// <summary>A closure in a list; `ResourceId` is the provider's own id where it is the provider who is away.</summary>
internal sealed record ClosureItem(
    Guid Id,
    Guid ResourceId,
    string Status,
    DateOnly From,
    DateOnly To,
    string? Reason,
    bool Closed,
    string? Obstacle,
    ClosureProgress Progress,
    DateTimeOffset AskedAt,
    DateTimeOffset? DoneAt);
