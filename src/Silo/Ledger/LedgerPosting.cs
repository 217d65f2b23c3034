namespace Marketplace.Ledger;

/// <summary>One leg with the movement that it is of.</summary>
/// <param name="Transaction">The movement.</param>
/// <param name="Purpose">What moved it.</param>
/// <param name="BookingId">The booking it belongs to, if any.</param>
/// <param name="Stream">The aggregate whose event caused it.</param>
/// <param name="Version">That event.</param>
/// <param name="At">When, on the domain clock.</param>
/// <param name="Leg">Its place in the movement, from 1.</param>
/// <param name="Account">Of the chart of accounts.</param>
/// <param name="Owner">Whose balance it is; empty for the platform's own.</param>
/// <param name="Amount">Positive for a debit.</param>
internal sealed record LedgerPosting(
    Guid Transaction,
    string Purpose,
    Guid? BookingId,
    string Stream,
    long Version,
    DateTimeOffset At,
    int Leg,
    string Account,
    Guid Owner,
    Money Amount);
