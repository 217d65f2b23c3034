namespace Marketplace.Bookings;

/// <summary>What waits for an operator's decision, the longest first.</summary>
internal interface IDisputeList
{
    Task<Page<WaitingDispute>> Read(PageRequest page, CancellationToken cancellationToken);
}

/// <summary>Something that waits for a decision.</summary>
/// <param name="BookingId">What it is about.</param>
/// <param name="ComplaintId">The complaint; null where it is about who did not come.</param>
internal sealed record WaitingDispute(Guid BookingId, Guid? ComplaintId);
