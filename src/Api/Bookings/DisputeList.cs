namespace Marketplace.Bookings;

/// <inheritdoc/>
internal sealed class DisputeList(ListReader lists) : IDisputeList
{
    /// <summary>Served by bookings_disputed, complaints_in_mediation and disputes_open.</summary>
    private const string Waiting =
        """
        select id, disputed_at as sort, id as booking_id, null::uuid as complaint_id, null::uuid as dispute_id
        from bookings where status = 'disputed' and disputed_at is not null
        union all
        select id, escalated_at, booking_id, id, null
        from complaints where status = 'in_mediation'
        union all
        select id, waits_since, booking_id, null, id
        from disputes where waits_since is not null
        """;

    public Task<Page<WaitingDispute>> Read(PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(
            new ListQuery(Waiting) { Descending = false },
            page,
            row => new WaitingDispute(row.GetGuid(2), row.IsDBNull(3) ? null : row.GetGuid(3), row.IsDBNull(4) ? null : row.GetGuid(4)),
            cancellationToken);
}
