namespace Marketplace.Bookings;

/// <inheritdoc/>
internal sealed class DisputeList(ListReader lists) : IDisputeList
{
    /// <summary>Served by bookings_disputed.</summary>
    private const string Waiting = "select id, disputed_at as sort from bookings where status = 'disputed' and disputed_at is not null";

    public Task<Page<Guid>> Read(PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(new ListQuery(Waiting) { Descending = false }, page, row => row.GetGuid(0), cancellationToken);
}
