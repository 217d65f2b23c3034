namespace Marketplace.Feeds;

/// <summary>How one import stands. What it makes busy is in its read model, so that looking again does not write it again.</summary>
[GenerateSerializer, Immutable, Alias("calendar-import.state")]
internal sealed record CalendarImportState
{
    /// <summary>Empty until it was added.</summary>
    [Id(0)]
    public Guid ResourceId { get; init; }

    [Id(1)]
    public CalendarImportSettings? Settings { get; init; }

    [Id(2)]
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>The look that is under way.</summary>
    [Id(3)]
    public Guid? LookIntent { get; init; }

    [Id(4)]
    public DateTimeOffset? LookAt { get; init; }

    [Id(5)]
    public DateTimeOffset? FreshAt { get; init; }

    [Id(6)]
    public string? Digest { get; init; }

    [Id(7)]
    public int TimeCount { get; init; }

    [Id(8)]
    public string? Failure { get; init; }

    /// <summary>In a row.</summary>
    [Id(9)]
    public int Failures { get; init; }

    [Id(10)]
    public bool IsRemoved { get; init; }

    /// <summary>Whose import it is. In records from before resources had imports it was that of the resource.</summary>
    [Id(11)]
    public Guid ProviderId { get; init; }

    public Guid OwnerId => ProviderId == Guid.Empty ? ResourceId : ProviderId;
}
