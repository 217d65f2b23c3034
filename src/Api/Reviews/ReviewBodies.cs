namespace Marketplace.Reviews;

/// <summary>A review as its two sides see it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="BookingId">What it is about.</param>
/// <param name="Side">Who wrote it.</param>
/// <param name="Rating">1 to 5.</param>
/// <param name="SubScores">By name, each 1 to 5.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Text">What it says.</param>
/// <param name="PrivateNote">For the other side alone.</param>
/// <param name="Status">`given` until both sides have spoken or the period is over, then `published`, `flagged` once reported.</param>
/// <param name="GivenAt">When it was written.</param>
/// <param name="PublishedAt">When everybody could read it.</param>
/// <param name="Reply">The other side's public answer.</param>
/// <param name="RepliedAt">When it was answered.</param>
internal sealed record ReviewBody(
    Guid Id,
    Guid BookingId,
    ReviewSide Side,
    int Rating,
    IReadOnlyDictionary<string, int> SubScores,
    string? Title,
    string? Text,
    string? PrivateNote,
    string Status,
    DateTimeOffset GivenAt,
    DateTimeOffset? PublishedAt,
    string? Reply,
    DateTimeOffset? RepliedAt)
{
    public static ReviewBody Of(Guid booking, ReviewView view) =>
        new(
            view.Id,
            booking,
            view.Side,
            view.Content.Rating,
            view.Content.SubScores.ToDictionary(score => score.Name, score => score.Score, StringComparer.Ordinal),
            view.Content.Title,
            view.Content.Text,
            view.Content.PrivateNote,
            view.PublishedAt is null ? "given" : view.Flagged ? "flagged" : "published",
            view.GivenAt,
            view.PublishedAt,
            view.Reply,
            view.RepliedAt);
}

/// <summary>The reviews of a booking for one of its sides.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="Status">Whether reviews may still be given.</param>
/// <param name="ClosesAt">When the period is over.</param>
/// <param name="Mine">What the caller's side gave.</param>
/// <param name="Theirs">What the other side gave; null until it is published.</param>
internal sealed record ReviewPairBody(Guid BookingId, ReviewPeriod Status, DateTimeOffset ClosesAt, ReviewBody? Mine, ReviewBody? Theirs)
{
    public static ReviewPairBody Of(ReviewPair pair) =>
        new(
            pair.BookingId,
            pair.Status,
            pair.ClosesAt,
            pair.Mine is { } mine ? ReviewBody.Of(pair.BookingId, mine) : null,
            pair.Theirs is { } theirs ? ReviewBody.Of(pair.BookingId, theirs) : null);
}

/// <summary>A review as everybody sees it.</summary>
/// <param name="Id">Its identity, for reports.</param>
/// <param name="ListingId">What was booked.</param>
/// <param name="Rating">1 to 5.</param>
/// <param name="SubScores">By name, each 1 to 5.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Text">What it says.</param>
/// <param name="PublishedAt">When everybody could read it.</param>
/// <param name="Reply">The provider's public answer.</param>
/// <param name="RepliedAt">When it was answered.</param>
internal sealed record PublicReviewBody(
    Guid Id,
    Guid ListingId,
    int Rating,
    IReadOnlyDictionary<string, int> SubScores,
    string? Title,
    string? Text,
    DateTimeOffset PublishedAt,
    string? Reply,
    DateTimeOffset? RepliedAt);

/// <summary>One page of reviews, with what all of them amount to.</summary>
/// <param name="Items">The latest first.</param>
/// <param name="Next">The cursor of the page after it; null on the last one.</param>
/// <param name="Rating">Over all reviews, not this page.</param>
internal sealed record ReviewListBody(IReadOnlyList<PublicReviewBody> Items, string? Next, RatingBody Rating);
