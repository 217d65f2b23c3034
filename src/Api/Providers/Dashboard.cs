namespace Marketplace.Providers;

/// <summary>How a provider's business goes, in numbers.</summary>
/// <param name="Status">Where the provider stands.</param>
/// <param name="OnboardingComplete">Whether payouts can flow.</param>
/// <param name="Revenue">Per currency, of bookings that were not given back.</param>
/// <param name="Bookings">How many, by where they stand.</param>
/// <param name="TotalListings">Without deleted ones.</param>
/// <param name="ActiveListings">On the market now.</param>
/// <param name="Rating">What customers say.</param>
/// <param name="Unread">Threads with messages that the provider has not read.</param>
internal sealed record DashboardBody(
    ProviderStatus Status,
    bool OnboardingComplete,
    IReadOnlyList<RevenueBody> Revenue,
    BookingCounts Bookings,
    long TotalListings,
    long ActiveListings,
    RatingBody Rating,
    long Unread);

/// <summary>Money in one currency.</summary>
/// <param name="Gross">What customers paid or will pay for confirmed work, less refunds.</param>
/// <param name="Earned">The provider's share of work that is done and released.</param>
/// <param name="Pending">The provider's share of work that is confirmed and not yet released.</param>
/// <param name="PaidOut">What has arrived at the provider's bank.</param>
internal sealed record RevenueBody(Money Gross, Money Earned, Money Pending, Money PaidOut);

internal sealed record BookingCounts(long Total, long Requested, long Upcoming, long InProgress, long Completed, long Cancelled);

/// <summary>Reads the dashboard from the read models. Everything is counted at the moment of reading; nothing is kept twice.</summary>
internal sealed class DashboardReader(IProviderNumbers numbers)
{
    public async Task<DashboardBody> Read(ProviderView provider, CancellationToken cancellationToken)
    {
        var counted = await numbers.Read(provider.Id, cancellationToken);
        var (bookings, unread) = await numbers.Counts(provider.Id, cancellationToken);
        return new DashboardBody(
            provider.Status,
            provider.Gateway.Flags.IsComplete,
            await numbers.Revenue(provider.Id, cancellationToken),
            bookings,
            counted.TotalListings,
            counted.ActiveListings,
            counted.Rating,
            unread);
    }
}
