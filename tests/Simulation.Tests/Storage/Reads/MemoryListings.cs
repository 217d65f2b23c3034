using Marketplace.Listings;
using Marketplace.Postgres;
using Marketplace.Providers;

namespace Marketplace.Simulations;

internal sealed class MemoryListingSlugs(MemoryDatabase database) : IListingSlugs
{
    public Task<Guid?> Find(string slug, CancellationToken cancellationToken) =>
        Task.FromResult(database.ReadModels[ReadModel.Listings].Rows.FirstOrDefault(row => row.Text("slug") == slug)?.Id("id"));
}

internal sealed class MemoryProviderListings(MemoryDatabase database) : IProviderListings
{
    public Task<ImmutableArray<Guid>> Active(Guid providerId, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Guid>>(
            [.. database.ReadModels[ReadModel.Listings].Rows
                .Where(row => row.Id("provider_id") == providerId && row.Text("status") == "active")
                .OrderBy(row => row.Instant("created_at"))
                .Select(row => row.Id("id"))]);
}

internal sealed class MemoryListingViews(MemoryDatabase database) : IListingViews
{
    public Task Add(IReadOnlyList<(Guid Listing, long Views)> seen, CancellationToken cancellationToken)
    {
        foreach (var (listing, views) in seen)
        {
            database.Views[listing] = database.Views.GetValueOrDefault(listing) + views;
        }

        return Task.CompletedTask;
    }
}

internal sealed class MemoryListingNumbers(MemoryDatabase database) : IListingNumbers
{
    private static readonly ImmutableArray<string> Sold = ["confirmed", "in_progress", "completed", "closed", "disputed", "no_show_reported", "no_show", "delivered", "changes_requested", "overdue", "complained", "working", "awaiting_funding"];

    public Task<ListingNumbers> Read(Guid listingId, CancellationToken cancellationToken) => Task.FromResult(new ListingNumbers(
        database.RatingOf("listing", listingId),
        new ListingCounters(
            database.Views.GetValueOrDefault(listingId),
            database.ReadModels[ReadModel.Threads].Rows.Count(row => row.OptionalId("listing_id") == listingId && row.Text("kind") == "listing"),
            database.ReadModels[ReadModel.Bookings].Rows.Count(row => row.Id("listing_id") == listingId && Sold.Contains(row.Text("status"))))));
}

internal static class MemoryRatings
{
    public static RatingBody RatingOf(this MemoryDatabase database, string kind, Guid subject) =>
        database.ReadModels[ReadModel.Ratings].Find(kind, subject) is { } row
            ? RatingBody.Of([row.Number("r1"), row.Number("r2"), row.Number("r3"), row.Number("r4"), row.Number("r5")])
            : RatingBody.Of(0, 0, 0, 0, 0);
}
