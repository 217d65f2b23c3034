namespace Marketplace.Series;

/// <summary>Where one series stands.</summary>
[GenerateSerializer, Immutable, Alias("series.state")]
internal sealed record SeriesState
{
    [Id(0)]
    public SeriesStatus Status { get; init; }

    [Id(1)]
    public Guid CustomerId { get; init; }

    [Id(2)]
    public Guid ProviderId { get; init; }

    [Id(3)]
    public string Title { get; init; } = string.Empty;

    /// <summary>What was asked for; null until it was.</summary>
    [Id(4)]
    public SeriesPlan? Plan { get; init; }

    [Id(5)]
    public ImmutableArray<SeriesTimeState> Times { get; init; } = [];

    [Id(6)]
    public DateTimeOffset CreatedAt { get; init; }

    public SeriesState With(int index, OccurrenceOutcome outcome, string? code = null) =>
        this with { Times = Times.SetItem(index, Times[index] with { Outcome = outcome, Code = code }) };
}

/// <summary>One time of a series.</summary>
[GenerateSerializer, Immutable, Alias("series.time-state")]
internal sealed record SeriesTimeState(DateTimeOffset Start, DateTimeOffset End, OccurrenceOutcome Outcome, string? Code);
