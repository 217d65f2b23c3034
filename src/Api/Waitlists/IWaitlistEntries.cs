using Marketplace.Bookings;

namespace Marketplace.Waitlists;

/// <summary>Who waits for what, and what became of it.</summary>
internal interface IWaitlistEntries
{
    /// <summary>Entries of one side, newest first.</summary>
    Task<Page<WaitlistEntryBody>> Read(BookingSide side, Guid mine, PageRequest page, CancellationToken cancellationToken);

    /// <summary>One entry, with the line that it stands in and who waits; null when there is none.</summary>
    Task<FoundEntry?> Find(Guid id, CancellationToken cancellationToken);
}

/// <param name="LineId">The waitlist grain.</param>
/// <param name="CustomerId">Who waits.</param>
/// <param name="Body">As they see it.</param>
internal sealed record FoundEntry(Guid LineId, Guid CustomerId, WaitlistEntryBody Body);
