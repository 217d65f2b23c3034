using Marketplace.Bookings;
using Npgsql;

namespace Marketplace.Packages;

/// <summary>Packages and their offers in lists, newest first.</summary>
internal interface IPackageLists
{
    /// <summary>What can be bought of a listing.</summary>
    Task<Page<PackageOfferBody>> Offers(Guid listingId, PageRequest page, CancellationToken cancellationToken);

    /// <summary>What somebody bought, or sold.</summary>
    Task<Page<PackageItem>> Packages(BookingSide side, Guid mine, PageRequest page, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class PackageLists(ListReader lists) : IPackageLists
{
    /// <summary>An offer never changes, so what was sold by it is good for the same listings.</summary>
    private const string Listings = "array(select listed.listing_id from package_offer_listings listed where listed.offer_id = offer.id order by listed.place) as listing_ids";

    private const string OfferColumns =
        $"offer.id, offer.listing_id, offer.provider_id, offer.title, offer.sessions, offer.price, offer.currency, offer.validity_seconds, offer.at_expiry, offer.return_seconds, of_listing.offered_at, {Listings}, of_listing.offered_at as sort";

    private const string Columns =
        "id, offer_id, listing_id, customer_id, provider_id, title, status, sessions, free, price, refunded, currency, bought_at, expires_at, "
        + "array(select listed.listing_id from package_offer_listings listed where listed.offer_id = packages.offer_id order by listed.place) as listing_ids, bought_at as sort";

    public Task<Page<PackageOfferBody>> Offers(Guid listingId, PageRequest page, CancellationToken cancellationToken) =>
        // Served by package_offers_by_listing.
        lists.Read(
            new ListQuery(
                $"select {OfferColumns} from package_offer_listings of_listing join package_offers offer on offer.id = of_listing.offer_id where of_listing.listing_id = $1 and of_listing.withdrawn_at is null",
                listingId),
            page,
            Offer,
            cancellationToken);

    public Task<Page<PackageItem>> Packages(BookingSide side, Guid mine, PageRequest page, CancellationToken cancellationToken)
    {
        // Served by packages_by_customer and packages_by_provider.
        var column = side is BookingSide.Provider ? "provider_id" : "customer_id";
        return lists.Read(new ListQuery($"select {Columns} from packages where {column} = $1", mine), page, Item, cancellationToken);
    }

    private static PackageOfferBody Offer(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetGuid(2),
        row.GetString(3),
        row.GetInt32(4),
        new Money(row.GetInt64(5), row.GetString(6)),
        TimeSpan.FromSeconds(row.GetInt64(7)),
        EnumNames<PackageExpiry>.ByName[row.GetString(8)],
        TimeSpan.FromSeconds(row.GetInt64(9)),
        row.GetFieldValue<DateTimeOffset>(10),
        null,
        [.. row.GetFieldValue<Guid[]>(11)]);

    private static PackageItem Item(NpgsqlDataReader row)
    {
        var currency = row.GetString(11);
        return new PackageItem(
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetGuid(2),
            row.GetGuid(3),
            row.GetGuid(4),
            row.GetString(5),
            row.GetString(6),
            row.GetInt32(7),
            row.GetInt32(8),
            new Money(row.GetInt64(9), currency),
            new Money(row.GetInt64(10), currency),
            row.GetFieldValue<DateTimeOffset>(12),
            row.IsDBNull(13) ? null : row.GetFieldValue<DateTimeOffset>(13),
            [.. row.GetFieldValue<Guid[]>(14)]);
    }
}
