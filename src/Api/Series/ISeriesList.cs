using Marketplace.Bookings;

namespace Marketplace.Series;

/// <summary>Series in lists, newest first.</summary>
internal interface ISeriesList
{
    /// <param name="side">As whom.</param>
    /// <param name="mine">The customer or the provider.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<Page<SeriesItem>> Read(BookingSide side, Guid mine, PageRequest page, CancellationToken cancellationToken);
}
