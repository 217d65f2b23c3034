namespace Marketplace.Bookings;

/// <summary>Bookings that wait for an operator's decision, the longest first.</summary>
internal interface IDisputeList
{
    Task<Page<Guid>> Read(PageRequest page, CancellationToken cancellationToken);
}
