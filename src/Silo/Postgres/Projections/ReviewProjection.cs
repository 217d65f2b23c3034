using Marketplace.Postgres;

namespace Marketplace.Reviews;

/// <summary>Keeps the reviews that lists show, and counts each published one exactly once.</summary>
internal sealed class ReviewProjection : IProjection<ReviewState, ReviewEvent>
{
    public void Project(Projected<ReviewState, ReviewEvent> fact, IRowSink rows)
    {
        switch (fact.Event)
        {
            case ReviewGiven e:
                Insert(fact, e, rows);
                break;

            case ReviewsClosed e:
                Publish(fact, e, ReviewSide.Customer, rows);
                Publish(fact, e, ReviewSide.Provider, rows);
                break;

            case ReviewReplied e:
                rows.Add(Review(fact.Id, e.Review).Update(("reply", e.Text), ("replied_at", e.At)));
                break;

            case ReviewReported e:
                // It stays public; an operator decides. The first reason is shown in the queue, all of them are events.
                rows.Add(Review(fact.Id, e.Review).Update(("status", "flagged"), ("flagged_reason", new Keeping(e.Reason))));
                break;
        }
    }

    private static void Insert(Projected<ReviewState, ReviewEvent> fact, ReviewGiven given, IRowSink rows)
    {
        rows.Add(Review(fact.Id, given.Side).Insert(
            ("booking_id", fact.Id),
            ("side", Named(given.Side)),
            ("author_id", given.AuthorId),
            ("subject_id", SubjectOf(fact.State, given.Side)),
            ("listing_id", fact.State.ListingId),
            ("rating", (short)given.Content.Rating),
            ("sub_scores", new Json(given.Content.SubScores)),
            ("title", given.Content.Title),
            ("text", given.Content.Text),
            ("given_at", given.At)));
    }

    private static void Publish(Projected<ReviewState, ReviewEvent> fact, ReviewsClosed closed, ReviewSide side, IRowSink rows)
    {
        if (fact.State.Of(side) is not { } given)
        {
            return;
        }

        rows.Add(Review(fact.Id, side).Update(("published_at", closed.At), ("status", "published")));
        if (side is ReviewSide.Customer)
        {
            Count("provider", fact.State.ProviderId, given.Content.Rating, rows);
            Count("listing", fact.State.ListingId, given.Content.Rating, rows);
        }
        else
        {
            Count("customer", fact.State.CustomerId, given.Content.Rating, rows);
        }
    }

    private static void Count(string kind, Guid subject, int rating, IRowSink rows) =>
        rows.Add(Row.Of(ReadModel.Ratings, ("subject_kind", kind), ("subject_id", subject)).Count($"r{rating}"));

    private static Row Review(Guid booking, ReviewSide side) => Row.Of(ReadModel.Reviews, ("id", ReviewId.Of(booking, side)));

    private static Guid SubjectOf(ReviewState state, ReviewSide author) =>
        author is ReviewSide.Customer ? state.ProviderId : state.CustomerId;

    private static string Named(ReviewSide side) => side is ReviewSide.Customer ? "customer" : "provider";
}
