using Marketplace.Bookings;

namespace Marketplace.Reviews;

internal static class ReviewEndpoints
{
    private static readonly Refusal Unknown = new(RefusalKind.Unknown, "review.unknown", "There is no such review.");

    private static readonly Refusal ListingUnknown = new(RefusalKind.Unknown, "listing.unknown", "There is no such listing.");

    public static void MapReviews(this RouteGroupBuilder api)
    {
        var reviews = api.MapGroup("/reviews").WithTags("Reviews").RequireAuthorization();
        reviews.MapPost("/", Give).WithName("GiveReview");
        reviews.MapPost("/{id:guid}/reply", Reply).WithName("ReplyToReview");
        reviews.MapPost("/{id:guid}/report", Report).WithName("ReportReview");

        api.MapGet("/bookings/{id:guid}/reviews", Pair).WithTags("Reviews").RequireAuthorization().WithName("ReadReviewsOfBooking");
        api.MapGet("/providers/{id:guid}/reviews", OfProvider).WithTags("Reviews").WithName("ListReviewsOfProvider");
        api.MapGet("/listings/{slug}/reviews", OfListing).WithTags("Reviews").WithName("ListReviewsOfListing");
    }

    private static async Task<CreatedAnswer<ReviewBody>> Give(
        ReviewRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var booking = check.Id("bookingId", body.BookingId);
        var rating = (int)check.Number("rating", body.Rating, 1, 5);
        var content = new ReviewContent(rating, ScoresOf(body, check), body.Title, body.Text, body.PrivateNote);
        if (check.Refusal is { } notValid)
        {
            return notValid;
        }

        // Before it is completed only the booking knows whose it is; strangers must not learn that it exists.
        var parties = await grains.GetGrain<IBookingParties>(booking).Parties(caller.Actor, cancellationToken);
        if (parties.View is not { } known || (known.CustomerId != caller.AccountId && !caller.Actor.ActsFor(known.ProviderId)))
        {
            return Unknown;
        }

        var outcome = await grains.GetGrain<IReviewGrain>(booking).Give(new GiveReview(caller.Context(), content));
        return outcome.ToCreated(_ => $"/bookings/{booking}/reviews", view => ReviewBody.Of(booking, view));
    }

    private static async Task<OkAnswer<ReviewBody>> Reply(
        Guid id, ReplyRequest body, Caller caller, IReviews reviews, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (await reviews.Find(id, cancellationToken) is not { } place)
        {
            return Unknown;
        }

        var command = new ReplyToReview(caller.Context(), place.Side, body.Text ?? string.Empty);
        var outcome = await grains.GetGrain<IReviewGrain>(place.Booking).Reply(command);
        return outcome.ToOk(view => ReviewBody.Of(place.Booking, view));
    }

    private static async Task<NoContentAnswer> Report(
        Guid id, ReportRequest body, Caller caller, IReviews reviews, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (await reviews.Find(id, cancellationToken) is not { } place)
        {
            return Unknown;
        }

        var command = new ReportReview(caller.Context(), place.Side, body.Reason ?? string.Empty);
        var outcome = await grains.GetGrain<IReviewGrain>(place.Booking).Report(command);
        return outcome.ToNoContent();
    }

    private static async Task<OkAnswer<ReviewPairBody>> Pair(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var outcome = await grains.GetGrain<IReviewGrain>(id).Read(caller.Actor, cancellationToken);
        return outcome.ToOk(ReviewPairBody.Of);
    }

    private static async Task<OkAnswer<ReviewListBody>> OfProvider(
        Guid id, PageRequest page, IReviews reviews, CancellationToken cancellationToken) =>
        await reviews.OfProvider(id, page, cancellationToken);

    private static async Task<OkAnswer<ReviewListBody>> OfListing(
        string slug, PageRequest page, IReviews reviews, CancellationToken cancellationToken) =>
        await reviews.Listing(slug, cancellationToken) is { } listing
            ? await reviews.OfListing(listing, page, cancellationToken)
            : ListingUnknown;

    private static ImmutableArray<SubScore> ScoresOf(ReviewRequest body, Check check) =>
        body.SubScores is null
            ? []
            : [.. body.SubScores
                .OrderBy(score => score.Key, StringComparer.Ordinal)
                .Select(score => new SubScore(score.Key, (int)check.Number($"subScores.{score.Key}", score.Value, 1, 5)))];
}
