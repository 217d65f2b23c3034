using Marketplace.Bookings;

namespace Marketplace.SecurityDeposits;

/// <summary>What the parties of a booking and operators may see of its deposit.</summary>
/// <param name="Id">The deposit; it derives from the booking.</param>
/// <param name="Case">Whose it is, and what for.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DueAt">When it is asked for, or was.</param>
/// <param name="PaymentId">What it is paid with; null before it is asked for.</param>
/// <param name="PayBy">Until when it may be paid; null before it is asked for.</param>
/// <param name="TakenAt">When it was paid.</param>
/// <param name="ClaimBy">Until when the provider may claim it. Then it goes back.</param>
/// <param name="IsDisputed">Whether the customer's bank has the money, so that nobody decides and no time runs.</param>
/// <param name="Claim">What the provider wants of it.</param>
/// <param name="Answer">What the customer says to that.</param>
/// <param name="ContestedAt">Since when an operator is waited for.</param>
/// <param name="IsOverdue">Whether an operator should have decided by now.</param>
/// <param name="Award">What the provider gets of it; null until it has ended.</param>
/// <param name="Back">What the customer gets back of it; null until it has ended.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="EndedBy">Who ended it.</param>
/// <param name="Reason">Why.</param>
/// <param name="NextEvent">What time alone will do next; null once it has ended, and while a bank has it.</param>
/// <param name="Version">Counts changes; the ETag.</param>
/// <param name="AwardReturned">What of the award an operator gave back to the customer later; null where nothing was.</param>
[GenerateSerializer, Immutable, Alias("security-deposit.view")]
public sealed record SecurityDepositView(
    Guid Id,
    SecurityDepositCase Case,
    SecurityDepositStatus Status,
    DateTimeOffset DueAt,
    Guid? PaymentId,
    DateTimeOffset? PayBy,
    DateTimeOffset? TakenAt,
    DateTimeOffset ClaimBy,
    bool IsDisputed,
    DamageClaim? Claim,
    ClaimAnswer? Answer,
    DateTimeOffset? ContestedAt,
    bool IsOverdue,
    Money? Award,
    Money? Back,
    DateTimeOffset? EndedAt,
    BookingSide? EndedBy,
    string? Reason,
    NextEvent? NextEvent,
    long Version,
    Money? AwardReturned = null) : IVersioned;

/// <summary>The ids of deposits. A booking has one at most.</summary>
public static class SecurityDepositId
{
    public static Guid Of(Guid bookingId) => DerivedId.From(bookingId, "security-deposit");
}
