namespace Marketplace.Reviews;

/// <summary>Every way a review says no. The codes are documented in docs/errors.md.</summary>
internal static class ReviewRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "review.unknown", "There is no such review.");

    public static readonly Refusal NotOpen =
        new(RefusalKind.NotNow, "review.not-open", "A booking can be reviewed once it is completed, or once it has ended with a milestone that was accepted.");

    public static readonly Refusal AlreadyGiven =
        new(RefusalKind.NotNow, "review.already-given", "You have reviewed this booking.");

    public static readonly Refusal Closed =
        new(RefusalKind.NotNow, "review.closed", "The time to review this booking is over.");

    public static readonly Refusal NotYours =
        new(RefusalKind.NotYours, "review.not-yours", "Only the side that was reviewed may reply.");

    public static readonly Refusal AlreadyReplied =
        new(RefusalKind.NotNow, "review.already-replied", "This review has been replied to.");

    public static readonly Refusal Own =
        new(RefusalKind.NotValid, "review.own", "You cannot report your own review.");

    public static readonly Refusal RatingNotValid =
        new Refusal(RefusalKind.NotValid, "review.rating-not-valid", "A rating is a whole number from 1 to 5.").With("rating", "must be from 1 to 5");

    public static readonly Refusal SubScoresNotValid =
        new Refusal(RefusalKind.NotValid, "review.sub-scores-not-valid", "At most 8 sub-scores, each with a short name of its own and a score from 1 to 5.")
            .With("subScores", "at most 8, each from 1 to 5");

    public static Refusal TextMissing(string field) =>
        new Refusal(RefusalKind.NotValid, "review.text-missing", "This needs a text.").With(field, "is required");

    public static Refusal TextTooLong(string field, int limit) =>
        new Refusal(RefusalKind.NotValid, "review.text-too-long", $"This text may have {limit} characters.").With(field, $"at most {limit} characters");
}
