using Marketplace.Ledger;

namespace Marketplace.Simulations;

/// <summary>One movement of money with the event that caused it.</summary>
internal sealed record LedgerRow(Guid Id, string Stream, long Version, DateTimeOffset At, LedgerTransaction Transaction)
{
    /// <summary>Where it counts if that is not when it happened.</summary>
    public DateTimeOffset? BookedAt { get; init; }

    public DateTimeOffset Counts => BookedAt ?? At;
}
