namespace Marketplace.Listings;

/// <summary>Where one listing stands.</summary>
[GenerateSerializer, Immutable, Alias("listing.state")]
internal sealed record ListingState
{
    [Id(0)]
    public ListingStatus Status { get; init; }

    [Id(1)]
    public Guid ProviderId { get; init; }

    [Id(2)]
    public string Tag { get; init; } = string.Empty;

    [Id(3)]
    public string Slug { get; init; } = string.Empty;

    [Id(4)]
    public ListingContent? Content { get; init; }

    [Id(5)]
    public DateTimeOffset CreatedAt { get; init; }

    [Id(6)]
    public DateTimeOffset UpdatedAt { get; init; }

    [Id(7)]
    public DateTimeOffset? PublishedAt { get; init; }

    [Id(8)]
    public DateTimeOffset? PausedAt { get; init; }

    [Id(9)]
    public DateTimeOffset? DeletedAt { get; init; }
}
