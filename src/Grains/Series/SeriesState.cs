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

    /// <summary>Other times that one side proposes, or what became of the last ones that both agreed to.</summary>
    [Id(7)]
    public SeriesMove? Move { get; init; }

    /// <summary>How many times other times were proposed.</summary>
    [Id(8)]
    public int Moves { get; init; }

    public bool IsMoving => Move is { Status: SeriesMoveStatus.Moving or SeriesMoveStatus.Returning };

    public SeriesState With(int index, SeriesTimeState time) => this with { Times = Times.SetItem(index, time) };

    public SeriesState With(int index, OccurrenceOutcome outcome, string? code = null) =>
        With(index, Times[index] with { Outcome = outcome, Code = code });
}

/// <summary>One time of a series.</summary>
/// <param name="Start">When the work begins, as far as the series knows: a booking may be moved by itself.</param>
/// <param name="End">When it ends.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Code">Why.</param>
/// <param name="Attempt">Counts its bookings, from 0.</param>
/// <param name="OriginalStart">When it would begin with the others; null where it does.</param>
[GenerateSerializer, Immutable, Alias("series.time-state")]
internal sealed record SeriesTimeState(
    DateTimeOffset Start, DateTimeOffset End, OccurrenceOutcome Outcome, string? Code, int Attempt = 0, DateTimeOffset? OriginalStart = null);
