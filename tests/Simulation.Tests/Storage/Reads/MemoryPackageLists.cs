using Marketplace.Bookings;
using Marketplace.Packages;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryPackageLists(MemoryPages pages) : IPackageLists
{
    public Task<Page<PackageOfferBody>> Offers(Guid listingId, PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(
            from listed in pages[ReadModel.PackageOfferListings]
            where listed.Id("listing_id") == listingId && listed.OptionalInstant("withdrawn_at") is null
            select pages.Database.ReadModels[ReadModel.PackageOffers].Find(listed.Id("offer_id"))!,
            "offered_at",
            page,
            Offer,
            cancellationToken);

    public Task<Page<PackageItem>> Packages(BookingSide side, Guid mine, PageRequest page, CancellationToken cancellationToken)
    {
        var column = side is BookingSide.Provider ? "provider_id" : "customer_id";
        return pages.ByInstant(pages[ReadModel.Packages].Where(row => row.Id(column) == mine), "bought_at", page, Item, cancellationToken);
    }

    private PackageOfferBody Offer(MemoryRow row) => new(
        row.Id("id"),
        row.Id("listing_id"),
        row.Id("provider_id"),
        row.Text("title"),
        (int)row.Number("sessions"),
        new Money(row.Number("price"), row.Text("currency")),
        TimeSpan.FromSeconds(row.Number("validity_seconds")),
        EnumNames<PackageExpiry>.ByName[row.Text("at_expiry")],
        TimeSpan.FromSeconds(row.Number("return_seconds")),
        row.Instant("offered_at"),
        null,
        ListingsOf(row.Id("id")));

    private PackageItem Item(MemoryRow row) => new(
        row.Id("id"),
        row.Id("offer_id"),
        row.Id("listing_id"),
        row.Id("customer_id"),
        row.Id("provider_id"),
        row.Text("title"),
        row.Text("status"),
        (int)row.Number("sessions"),
        (int)row.Number("free"),
        new Money(row.Number("price"), row.Text("currency")),
        new Money(row.Number("refunded"), row.Text("currency")),
        row.Instant("bought_at"),
        row.OptionalInstant("expires_at"),
        ListingsOf(row.Id("offer_id")));

    private ImmutableArray<Guid> ListingsOf(Guid offer) =>
        [.. pages[ReadModel.PackageOfferListings].Where(listed => listed.Id("offer_id") == offer).OrderBy(listed => listed.Number("place")).Select(listed => listed.Id("listing_id"))];
}
