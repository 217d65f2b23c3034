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
                Change(e.Review, "UPDATE reviews SET reply = $2, replied_at = $3 WHERE id = $1", e.Text, e.At);
                break;

            case ReviewReported e:
                // It stays public; an operator decides. The first reason is shown in the queue, all of them are events.
                Change(e.Review, "UPDATE reviews SET status = 'flagged', flagged_reason = coalesce(flagged_reason, $2) WHERE id = $1", e.Reason);
                break;
        }

        void Change(ReviewSide review, string sql, params ReadOnlySpan<object?> values)
        {
            var id = ReviewId.Of(fact.Id, review);
            rows.Add(ReadModel.Reviews, $"{id}", sql, [id, .. values]);
        }
    }

    private static void Insert(Projected<ReviewState, ReviewEvent> fact, ReviewGiven given, IRowSink rows)
    {
        var id = ReviewId.Of(fact.Id, given.Side);
        rows.Add(
            ReadModel.Reviews,
            $"{id}",
            """
            INSERT INTO reviews (id, booking_id, side, author_id, subject_id, listing_id, rating, sub_scores, title, text, given_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            id,
            fact.Id,
            Named(given.Side),
            given.AuthorId,
            SubjectOf(fact.State, given.Side),
            fact.State.ListingId,
            (short)given.Content.Rating,
            new Json(given.Content.SubScores),
            given.Content.Title,
            given.Content.Text,
            given.At);
    }

    private static void Publish(Projected<ReviewState, ReviewEvent> fact, ReviewsClosed closed, ReviewSide side, IRowSink rows)
    {
        if (fact.State.Of(side) is not { } given)
        {
            return;
        }

        var id = ReviewId.Of(fact.Id, side);
        rows.Add(ReadModel.Reviews, $"{id}", "UPDATE reviews SET published_at = $2, status = 'published' WHERE id = $1", id, closed.At);
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
        rows.Add(
            ReadModel.Ratings,
            $"{kind}/{subject}",
            $"""
            INSERT INTO ratings (subject_kind, subject_id, r{rating}) VALUES ($1, $2, 1)
            ON CONFLICT (subject_kind, subject_id) DO UPDATE SET r{rating} = ratings.r{rating} + 1
            """,
            kind,
            subject);

    private static Guid SubjectOf(ReviewState state, ReviewSide author) =>
        author is ReviewSide.Customer ? state.ProviderId : state.CustomerId;

    private static string Named(ReviewSide side) => side is ReviewSide.Customer ? "customer" : "provider";
}
