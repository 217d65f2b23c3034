using System.Diagnostics;
using static Marketplace.Reviews.ReviewPeriod;

namespace Marketplace.Reviews;

/// <summary>
/// The rules of reviews: after the work, once per side, and blind until both have spoken or the period is over,
/// so that nobody answers a review with a review.
/// </summary>
internal sealed class Review : IRules<ReviewState, ReviewCommand, ReviewEvent>
{
    /// <summary>How many reports a review remembers; it is flagged from the first one on.</summary>
    public const int ReporterLimit = 50;

    private const string CloseDeadline = "close";

    private Review()
    {
    }

    public static string StreamType => "review";

    /// <summary>Read top-down. The order is the precedence of refusals: does it exist, may you, can it be done now, are the details right.</summary>
    public static Decision<ReviewEvent> Decide(ReviewState review, ReviewCommand command, DateTimeOffset now) =>
        (review.Period, command, review.SideOf(command.Context.By)) switch
        {
            (_, OpenReviews { Context.By.Role: not ActorRole.Platform }, _) => ReviewRefusals.Unknown,
            (None, OpenReviews open, _) => Begin(open, now),
            (_, OpenReviews, _) => Decision<ReviewEvent>.Nothing,

            // Whose booking it is, is not known before it is completed; the edge has asked the booking.
            (None, GiveReview, _) => ReviewRefusals.NotOpen,
            (None, CloseReviews, _) => Decision<ReviewEvent>.Nothing,
            (None, _, _) => ReviewRefusals.Unknown,

            (_, GiveReview, null) => ReviewRefusals.Unknown,
            (_, GiveReview, { } side) when review.Of(side) is not null => ReviewRefusals.AlreadyGiven,
            (Open, GiveReview give, { } side) when now < review.ClosesAt => Give(review, give, side, now),
            (_, GiveReview, _) => ReviewRefusals.Closed,

            // Deadlines fire late, and twice.
            (Open, CloseReviews { Context.By.Role: ActorRole.Platform }, _) when now >= review.ClosesAt => new ReviewsClosed(now),
            (_, CloseReviews, _) => Decision<ReviewEvent>.Nothing,

            (Closed, ReplyToReview reply, { } side) => Reply(review, reply, side, now),
            (Closed, ReportReview report, var side) => Report(review, report, side, now),
            _ => ReviewRefusals.Unknown,
        };

    public static ReviewState Evolve(ReviewState review, ReviewEvent happened) =>
        happened switch
        {
            ReviewsOpened e => review with
            {
                Period = Open,
                CustomerId = e.CustomerId,
                ProviderId = e.ProviderId,
                ListingId = e.ListingId,
                ClosesAt = e.ClosesAt,
            },
            ReviewGiven e => review.With(e.Side, new GivenReview { AuthorId = e.AuthorId, Content = e.Content, GivenAt = e.At }),
            ReviewsClosed e => review with { Period = Closed, ClosedAt = e.At },
            ReviewReplied e => review.With(e.Review, review.Of(e.Review)! with { Reply = e.Text, RepliedAt = e.At }),
            ReviewReported e => review.With(e.Review, Reported(review.Of(e.Review)!, e.ReporterId)),
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<Deadline> Deadlines(ReviewState review) =>
        review.Period is Open ? [new Deadline(CloseDeadline, review.ClosesAt)] : [];

    public static ReviewCommand AtDeadline(ReviewState review, string name, CommandContext context) => new CloseReviews(context);

    private static ReviewsOpened Begin(OpenReviews open, DateTimeOffset now) =>
        new(now, open.CustomerId, open.ProviderId, open.ListingId, open.Title, open.CompletedAt, open.ClosesAt);

    private static Decision<ReviewEvent> Give(ReviewState review, GiveReview give, ReviewSide side, DateTimeOffset now)
    {
        if (ReviewDetails.Check(give.Content) is { } refusal)
        {
            return refusal;
        }

        var given = new ReviewGiven(now, side, give.Context.By.Id, give.Content);
        return review.Of(Other(side)) is null
            ? given
            : Decision<ReviewEvent>.Happened(given, new ReviewsClosed(now));
    }

    private static Decision<ReviewEvent> Reply(ReviewState review, ReplyToReview reply, ReviewSide side, DateTimeOffset now) =>
        review.Of(reply.Review) is not { } given ? ReviewRefusals.Unknown
        : side == reply.Review ? ReviewRefusals.NotYours
        : given.Reply is not null ? ReviewRefusals.AlreadyReplied
        : ReviewDetails.CheckWords("text", reply.Text, ReviewDetails.ReplyLimit) is { } refusal ? refusal
        : new ReviewReplied(now, reply.Review, reply.Context.By.Id, reply.Text);

    private static Decision<ReviewEvent> Report(ReviewState review, ReportReview report, ReviewSide? side, DateTimeOffset now)
    {
        var by = report.Context.By.Id;
        return by == Guid.Empty || review.Of(report.Review) is not { } given ? ReviewRefusals.Unknown
            : side == report.Review ? ReviewRefusals.Own
            : ReviewDetails.CheckWords("reason", report.Reason, ReviewDetails.ReasonLimit) is { } refusal ? refusal
            : given.Reporters.Contains(by) || given.Reporters.Length >= ReporterLimit ? Decision<ReviewEvent>.Nothing
            : new ReviewReported(now, report.Review, by, report.Reason);
    }

    private static GivenReview Reported(GivenReview review, Guid reporter) =>
        review with { Reporters = review.Reporters.Add(reporter) };

    private static ReviewSide Other(ReviewSide side) =>
        side is ReviewSide.Customer ? ReviewSide.Provider : ReviewSide.Customer;
}
