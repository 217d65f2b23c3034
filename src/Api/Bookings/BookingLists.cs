namespace Marketplace.Bookings;

internal static class BookingLists
{
    /// <param name="role">`customer` (the default) or `provider`.</param>
    /// <param name="status">Only bookings in this state.</param>
    /// <param name="page">Which page.</param>
    /// <param name="caller">Whose bookings.</param>
    /// <param name="bookings">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<OkAnswer<Page<BookingItem>>> Mine(
        string? role, string? status, PageRequest page, Caller caller, IBookingList bookings, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var mine = MySide.Of(check, role, caller);
        var wanted = check.OptionalOneOf<BookingStatus>("status", status);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        return await bookings.Read(mine.Side, mine.Id, wanted, page, cancellationToken);
    }
}
