namespace Marketplace.Providers;

/// <summary>What a provider's page counts.</summary>
internal sealed record ProviderNumbers(RatingBody Rating, long TotalListings, long ActiveListings, long TotalBookings, long CompletedBookings);

/// <summary>The numbers of a provider, exact at the moment of reading.</summary>
internal interface IProviderNumbers
{
    Task<ProviderNumbers> Read(Guid providerId, CancellationToken cancellationToken);

    /// <summary>Per currency, in its order.</summary>
    Task<IReadOnlyList<RevenueBody>> Revenue(Guid providerId, CancellationToken cancellationToken);

    /// <summary>Bookings by where they stand, and threads with something that the provider has not read.</summary>
    Task<(BookingCounts Bookings, long Unread)> Counts(Guid providerId, CancellationToken cancellationToken);
}
