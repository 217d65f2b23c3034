namespace Marketplace.Bookings;

/// <summary>Bookings in lists, newest first.</summary>
internal interface IBookingList
{
    /// <param name="side">As whom.</param>
    /// <param name="mine">The customer or the provider.</param>
    /// <param name="status">Only bookings in this state.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<Page<BookingItem>> Read(BookingSide side, Guid mine, BookingStatus? status, PageRequest page, CancellationToken cancellationToken);
}
