namespace Marketplace.Gateways;

/// <summary>How far one feed has been heard.</summary>
[GenerateSerializer, Immutable, Alias("gateway-feed.state")]
internal sealed record GatewayFeedState
{
    /// <summary>Null until it is watched.</summary>
    [Id(0)]
    public string? Gateway { get; init; }

    /// <summary>Null for the platform's own account.</summary>
    [Id(1)]
    public string? Account { get; init; }

    [Id(2)]
    public DateTimeOffset Position { get; init; }

    /// <summary>The look that is under way.</summary>
    [Id(3)]
    public Guid? LookIntent { get; init; }

    [Id(4)]
    public DateTimeOffset? LookAt { get; init; }

    /// <summary>How long the last pause was, or the one that has begun.</summary>
    [Id(5)]
    public TimeSpan Pause { get; init; }
}
