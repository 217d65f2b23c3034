using System.Text.Json;
using Marketplace.Postgres;
using Marketplace.Reviews;

namespace Marketplace.Simulations;

internal sealed class MemoryReviews(MemoryPages pages) : IReviews
{
    public Task<ReviewListBody> OfProvider(Guid provider, PageRequest page, CancellationToken cancellationToken) =>
        Read("subject_id", "provider", provider, page, cancellationToken);

    public Task<ReviewListBody> OfListing(Guid listing, PageRequest page, CancellationToken cancellationToken) =>
        Read("listing_id", "listing", listing, page, cancellationToken);

    public Task<Guid?> Listing(string slugOrId, CancellationToken cancellationToken)
    {
        var id = Guid.TryParseExact(slugOrId, "D", out var parsed) ? parsed : Guid.Empty;
        return Task.FromResult(pages[ReadModel.Listings].FirstOrDefault(row => row.Text("slug") == slugOrId || row.Id("id") == id)?.Id("id"));
    }

    public Task<(Guid Booking, ReviewSide Side)?> Find(Guid review, CancellationToken cancellationToken) =>
        Task.FromResult(pages.Database.ReadModels[ReadModel.Reviews].Find(review) is { } row
            ? (row.Id("booking_id"), EnumNames<ReviewSide>.ByName[row.Text("side")])
            : default((Guid, ReviewSide)?));

    private async Task<ReviewListBody> Read(string column, string kind, Guid subject, PageRequest page, CancellationToken cancellationToken)
    {
        var rows = pages[ReadModel.Reviews].Where(row =>
            row.Id(column) == subject && row.Text("side") == "customer" && row.OptionalInstant("published_at") is not null);
        var reviews = await pages.ByInstant(rows, "published_at", page, ReviewOf, cancellationToken);
        return new ReviewListBody(reviews.Items, reviews.Next, RatingBody.Of([.. pages.Database.RatingOf(kind, subject).Histogram]));
    }

    private static PublicReviewBody ReviewOf(MemoryRow row) =>
        new(
            row.Id("id"),
            row.Id("listing_id"),
            (int)row.Number("rating"),
            JsonSerializer.Deserialize<SubScore[]>(row.Json("sub_scores"), MarketplaceJson.Options)!
                .ToDictionary(score => score.Name, score => score.Score, StringComparer.Ordinal),
            row.OptionalText("title"),
            row.OptionalText("text"),
            row.Instant("published_at"),
            row.OptionalText("reply"),
            row.OptionalInstant("replied_at"));
}
