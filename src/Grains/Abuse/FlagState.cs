namespace Marketplace.Abuse;

/// <summary>What was seen once, and what was made of it.</summary>
[GenerateSerializer, Immutable, Alias("flag.state")]
internal sealed record FlagState
{
    [Id(0)]
    public FlagStatus Status { get; init; }

    [Id(1)]
    public FlagCase? Case { get; init; }

    [Id(2)]
    public DateTimeOffset RaisedAt { get; init; }

    [Id(3)]
    public DateTimeOffset? DecidedAt { get; init; }

    [Id(4)]
    public Guid? DecidedBy { get; init; }

    [Id(5)]
    public string? Reason { get; init; }
}
