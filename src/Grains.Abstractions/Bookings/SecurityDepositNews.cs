namespace Marketplace.Bookings;

/// <summary>What became of a booking's security deposit.</summary>
/// <param name="Step">What happened.</param>
/// <param name="Amount">What was paid, or is claimed; of what has ended, all that was held.</param>
/// <param name="By">Who did it; the platform stands for operators and for time.</param>
/// <param name="Award">What the provider gets of it; null until it is decided.</param>
/// <param name="Back">What the customer gets back; null until it has ended.</param>
/// <param name="Reason">Why, if anybody said so.</param>
[GenerateSerializer, Immutable, Alias("booking.security-deposit-news")]
public sealed record SecurityDepositNews(
    SecurityDepositStep Step, Money Amount, BookingSide By, Money? Award = null, Money? Back = null, string? Reason = null);

/// <summary>What happens to a security deposit. Stored by name; never rename.</summary>
public enum SecurityDepositStep
{
    /// <summary>The customer has paid it, and it is held.</summary>
    Captured,

    /// <summary>The provider wants some of it.</summary>
    Claimed,

    /// <summary>The customer says otherwise, and an operator is to decide.</summary>
    Contested,

    /// <summary>What was claimed is divided: granted, decided by an operator, or taken back.</summary>
    Decided,

    /// <summary>All of it goes back, because nobody claimed any of it.</summary>
    Returned,
}
