namespace Marketplace.Series;

/// <summary>A series as its parties see it.</summary>
internal sealed record SeriesBody(
    Guid Id,
    SeriesStatus Status,
    Guid CustomerId,
    Guid ProviderId,
    Guid ListingId,
    string Title,
    string Rrule,
    string Zone,
    bool SkipConflicts,
    ImmutableArray<SeriesOccurrence> Occurrences,
    DateTimeOffset CreatedAt,
    long Version,
    SeriesMoveBody? Move)
{
    public static SeriesBody Of(SeriesView view) => new(
        view.Id,
        view.Status,
        view.CustomerId,
        view.ProviderId,
        view.Plan.ListingId,
        view.Title,
        view.Plan.Rule,
        view.Plan.TimeZone,
        view.Plan.SkipConflicts,
        view.Occurrences,
        view.CreatedAt,
        view.Version,
        view.Move is { } move ? SeriesMoveBody.Of(move) : null);
}

/// <summary>What booking a series would meet.</summary>
/// <param name="Times">Every time, its price, and the rule that is in its way, if any.</param>
/// <param name="Conflicts">How many of them cannot be booked.</param>
/// <param name="Total">What those that can be booked cost together, each paid by itself; null when there are none.</param>
internal sealed record SeriesPreviewBody(ImmutableArray<SeriesTime> Times, int Conflicts, Money? Total)
{
    public static SeriesPreviewBody Of(SeriesPreview found)
    {
        SeriesTime[] free = [.. found.Times.Where(time => time.Conflict is null)];
        return new SeriesPreviewBody(
            found.Times,
            found.Times.Length - free.Length,
            free.Length == 0 ? null : free.Skip(1).Aggregate(free[0].Price, (sum, time) => sum + time.Price));
    }
}

/// <summary>A series in a list, with how many times it has and how many of them are booked.</summary>
internal sealed record SeriesItem(
    Guid Id,
    string Status,
    Guid CustomerId,
    Guid ProviderId,
    Guid ListingId,
    string Title,
    string Rrule,
    string Zone,
    DateTimeOffset FirstStart,
    DateTimeOffset LastEnd,
    int Times,
    int Booked,
    DateTimeOffset CreatedAt);
