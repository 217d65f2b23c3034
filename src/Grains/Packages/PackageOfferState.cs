namespace Marketplace.Packages;

/// <summary>One offer of packages.</summary>
[GenerateSerializer, Immutable, Alias("package-offer.state")]
internal sealed record PackageOfferState
{
    [Id(0)]
    public Guid ProviderId { get; init; }

    [Id(1)]
    public string Title { get; init; } = string.Empty;

    /// <summary>What is offered; null until something is.</summary>
    [Id(2)]
    public PackagePlan? Plan { get; init; }

    [Id(3)]
    public DateTimeOffset OfferedAt { get; init; }

    [Id(4)]
    public DateTimeOffset? WithdrawnAt { get; init; }
}
