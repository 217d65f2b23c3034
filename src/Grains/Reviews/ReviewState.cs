namespace Marketplace.Reviews;

/// <summary>Where the reviews of one booking stand.</summary>
[GenerateSerializer, Immutable, Alias("review.state")]
internal sealed record ReviewState
{
    [Id(0)]
    public ReviewPeriod Period { get; init; }

    [Id(1)]
    public Guid CustomerId { get; init; }

    [Id(2)]
    public Guid ProviderId { get; init; }

    [Id(3)]
    public Guid ListingId { get; init; }

    [Id(4)]
    public DateTimeOffset ClosesAt { get; init; }

    [Id(5)]
    public DateTimeOffset? ClosedAt { get; init; }

    [Id(6)]
    public GivenReview? ByCustomer { get; init; }

    [Id(7)]
    public GivenReview? ByProvider { get; init; }

    /// <summary>What that side gave, or null.</summary>
    public GivenReview? Of(ReviewSide side) => side is ReviewSide.Customer ? ByCustomer : ByProvider;

    public ReviewState With(ReviewSide side, GivenReview review) =>
        side is ReviewSide.Customer ? this with { ByCustomer = review } : this with { ByProvider = review };

    /// <summary>The side on which somebody takes part, or null for strangers.</summary>
    public ReviewSide? SideOf(Actor who) =>
        who.Id != Guid.Empty && who.Id == CustomerId ? ReviewSide.Customer
        : who.ActsFor(ProviderId) ? ReviewSide.Provider
        : null;
}

/// <summary>One side's review and what became of it.</summary>
[GenerateSerializer, Immutable, Alias("review.given-review")]
internal sealed record GivenReview
{
    [Id(0)]
    public required Guid AuthorId { get; init; }

    [Id(1)]
    public required ReviewContent Content { get; init; }

    [Id(2)]
    public required DateTimeOffset GivenAt { get; init; }

    [Id(3)]
    public string? Reply { get; init; }

    [Id(4)]
    public DateTimeOffset? RepliedAt { get; init; }

    /// <summary>Who asked an operator to look at it; bounded, because more voices do not flag it more.</summary>
    [Id(5)]
    public ImmutableArray<Guid> Reporters { get; init; } = [];
}
