namespace Marketplace.Closures;

/// <summary>Which bookings have their work in a window of time, as it is committed.</summary>
internal interface IBookedDays
{
    /// <param name="resourceId">Whose calendar.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The end, exclusive.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>Those that are neither over nor ended, by start.</returns>
    Task<ImmutableArray<FoundBooking>> Between(Guid resourceId, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken);
}
