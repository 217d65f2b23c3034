namespace Marketplace.Reviews;

/// <summary>What both sides of a booking say of each other. The key is the booking id.</summary>
/// <remarks>Strangers are refused with `review.unknown`, except that anybody may report what is public.</remarks>
[Alias("review")]
public interface IReviewGrain : IGrainWithGuidKey, IAggregateGrain
{
    [Alias("open")]
    Task Open(OpenReviews command);

    /// <remarks>
    /// Refusals: `review.not-open`, `review.already-given`, `review.closed`, `review.rating-not-valid`, `review.sub-scores-not-valid`,
    /// `review.text-too-long`.
    /// </remarks>
    [Alias("give")]
    Task<Outcome<ReviewView>> Give(GiveReview command);

    /// <remarks>Refusals: `review.not-yours`, `review.already-replied`, `review.text-missing` and `review.text-too-long`.</remarks>
    [Alias("reply")]
    Task<Outcome<ReviewView>> Reply(ReplyToReview command);

    /// <remarks>Refusals: `review.own`, `review.text-missing` and `review.text-too-long`. Reporting twice is reporting once.</remarks>
    [Alias("report")]
    Task<Outcome<ReviewView>> Report(ReportReview command);

    /// <remarks>Refusals: `review.unknown` for strangers and for bookings that are not completed.</remarks>
    [Alias("read"), ReadOnly]
    Task<Outcome<ReviewPair>> Read(Actor by, CancellationToken cancellationToken);
}
