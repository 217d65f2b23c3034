namespace Marketplace.Bookings;

/// <summary>What waits for an operator's decision, the longest first.</summary>
internal interface IDisputeList
{
    Task<Page<WaitingDispute>> Read(PageRequest page, CancellationToken cancellationToken);
}

/// <summary>Something that waits for a decision.</summary>
/// <param name="BookingId">What it is about: a booking, or a package that was paid.</param>
/// <param name="ComplaintId">The complaint; null where there is none.</param>
/// <param name="DisputeId">The dispute at the customer's bank; null where there is none.</param>
internal sealed record WaitingDispute(Guid BookingId, Guid? ComplaintId, Guid? DisputeId = null);
