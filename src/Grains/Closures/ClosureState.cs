namespace Marketplace.Closures;

/// <summary>Where one closure stands.</summary>
[GenerateSerializer, Immutable, Alias("closure.state")]
internal sealed record ClosureState
{
    [Id(0)]
    public ClosureStatus Status { get; init; }

    /// <summary>Who asked; null until somebody did.</summary>
    [Id(1)]
    public Actor? By { get; init; }

    [Id(2)]
    public ClosurePlan? Plan { get; init; }

    /// <summary>The first instant of the days.</summary>
    [Id(3)]
    public DateTimeOffset From { get; init; }

    /// <summary>Their end, exclusive.</summary>
    [Id(4)]
    public DateTimeOffset To { get; init; }

    [Id(5)]
    public ImmutableArray<ClosedBooking> Bookings { get; init; } = [];

    [Id(6)]
    public string? Obstacle { get; init; }

    [Id(7)]
    public DateTimeOffset AskedAt { get; init; }

    [Id(8)]
    public DateTimeOffset? DoneAt { get; init; }

    public bool IsSettled => Bookings.All(booking => booking.Outcome is not ClosureOutcome.Pending);

    public int Count(ClosureOutcome outcome) => Bookings.Count(booking => booking.Outcome == outcome);

    public ClosureState With(ImmutableArray<ClosedBooking> settled)
    {
        var outcomes = settled.ToDictionary(booking => booking.Id);
        return this with { Bookings = [.. Bookings.Select(booking => outcomes.GetValueOrDefault(booking.Id, booking))] };
    }

    public ClosureState With(IEnumerable<FoundBooking> found) => this with
    {
        Bookings = [.. Bookings, .. found.Select(booking => new ClosedBooking(booking.Id, booking.Title, booking.Start, ClosureOutcome.Pending, null, null))],
    };
}
