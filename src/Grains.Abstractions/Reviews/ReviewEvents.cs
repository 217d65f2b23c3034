namespace Marketplace.Reviews;

/// <summary>Something that happened to the reviews of a booking.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("review.event")]
public abstract record ReviewEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("review.opened")]
public sealed record ReviewsOpened(
    DateTimeOffset At, Guid CustomerId, Guid ProviderId, Guid ListingId, string Title, DateTimeOffset CompletedAt, DateTimeOffset ClosesAt)
    : ReviewEvent(At);

/// <summary>One side has spoken; nobody else can read it before both have, or the period is over.</summary>
[GenerateSerializer, Immutable, Alias("review.given")]
public sealed record ReviewGiven(DateTimeOffset At, ReviewSide Side, Guid AuthorId, ReviewContent Content) : ReviewEvent(At);

/// <summary>Whatever was given is public from now on, and nothing more can be given.</summary>
[GenerateSerializer, Immutable, Alias("review.closed")]
public sealed record ReviewsClosed(DateTimeOffset At) : ReviewEvent(At);

[GenerateSerializer, Immutable, Alias("review.replied")]
public sealed record ReviewReplied(DateTimeOffset At, ReviewSide Review, Guid AuthorId, string Text) : ReviewEvent(At);

/// <summary>Somebody wants an operator to look at it. It stays public until one has.</summary>
[GenerateSerializer, Immutable, Alias("review.reported")]
public sealed record ReviewReported(DateTimeOffset At, ReviewSide Review, Guid ReporterId, string Reason) : ReviewEvent(At);
