namespace Marketplace.Ledger;

/// <summary>A movement of money: at least two legs that sum to zero in every currency. The database enforces it.</summary>
/// <param name="Purpose">What moved it, unique within the event that causes it: the id derives from (stream, version, purpose).</param>
/// <param name="BookingId">The booking it belongs to, if any; the proof adds up per booking.</param>
/// <param name="Legs">Positive amounts are debits, negative ones credits.</param>
internal sealed record LedgerTransaction(string Purpose, Guid? BookingId, ImmutableArray<LedgerLeg> Legs);

/// <summary>One posting. The owner is the provider or customer whose balance it is, or empty for the platform's own.</summary>
internal sealed record LedgerLeg(string Account, Guid Owner, Money Amount);
