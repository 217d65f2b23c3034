namespace Marketplace.Bookings;

/// <summary>Which bookings run by a version of their process, as it is committed.</summary>
internal interface IRunningBookings
{
    /// <param name="mode">Of which process.</param>
    /// <param name="version">Of which version.</param>
    /// <param name="after">Those whose id is greater.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>Those that have not ended, by id.</returns>
    Task<ImmutableArray<Guid>> By(BookingMode mode, int version, Guid after, int limit, CancellationToken cancellationToken);
}
