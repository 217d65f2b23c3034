namespace Marketplace.Reviews;

/// <summary>What somebody has to say after the work.</summary>
/// <param name="Rating">1 to 5.</param>
/// <param name="SubScores">At most 8, each with a name of its own.</param>
/// <param name="Title">At most 120 characters.</param>
/// <param name="Text">At most 4,000 characters.</param>
/// <param name="PrivateNote">At most 1,000 characters, for the other side alone.</param>
[GenerateSerializer, Immutable, Alias("review.content")]
public sealed record ReviewContent(int Rating, ImmutableArray<SubScore> SubScores, string? Title, string? Text, string? PrivateNote);

/// <summary>One aspect of the work: `punctuality`, 1 to 5.</summary>
[GenerateSerializer, Immutable, Alias("review.sub-score")]
public sealed record SubScore(string Name, int Score);

/// <summary>Who reviews. Stored by name; never rename.</summary>
public enum ReviewSide
{
    Customer,
    Provider,
}

/// <summary>The identities of reviews. Both sides' reviews of one booking live in one grain under the booking's id.</summary>
public static class ReviewId
{
    public static Guid Of(Guid bookingId, ReviewSide side) =>
        DerivedId.From(bookingId, side is ReviewSide.Customer ? "review-by-customer" : "review-by-provider");
}
