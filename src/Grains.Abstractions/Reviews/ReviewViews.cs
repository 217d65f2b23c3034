namespace Marketplace.Reviews;

/// <summary>The reviews of a booking, as one side may see them.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="Status">Whether reviews may still be given.</param>
/// <param name="ClosesAt">When the period is over.</param>
/// <param name="Mine">What the asking side gave.</param>
/// <param name="Theirs">What the other side gave; null until it is published.</param>
[GenerateSerializer, Immutable, Alias("review.pair")]
public sealed record ReviewPair(Guid BookingId, ReviewPeriod Status, DateTimeOffset ClosesAt, ReviewView? Mine, ReviewView? Theirs);

/// <summary>One side's review.</summary>
/// <param name="Id">Its identity, for replies and reports.</param>
/// <param name="Side">Who wrote it.</param>
/// <param name="Content">What it says; the private note only for its author and the side it was written to.</param>
/// <param name="GivenAt">When it was written.</param>
/// <param name="PublishedAt">When everybody could read it; null until then.</param>
/// <param name="Reply">The other side's answer.</param>
/// <param name="RepliedAt">When it was answered.</param>
/// <param name="Flagged">True when somebody asked an operator to look at it.</param>
[GenerateSerializer, Immutable, Alias("review.view")]
public sealed record ReviewView(
    Guid Id,
    ReviewSide Side,
    ReviewContent Content,
    DateTimeOffset GivenAt,
    DateTimeOffset? PublishedAt,
    string? Reply,
    DateTimeOffset? RepliedAt,
    bool Flagged);

/// <summary>Whether reviews may be given. Stored by name; never rename.</summary>
public enum ReviewPeriod
{
    /// <summary>The work is not done.</summary>
    None,
    Open,

    /// <summary>Both have spoken or the time is over; what was given is public.</summary>
    Closed,
}
