using Marketplace.Bookings;

namespace Marketplace.SecurityDeposits;

[GenerateSerializer, Immutable, Alias("security-deposit.event")]
public abstract record SecurityDepositEvent(DateTimeOffset At);

/// <summary>The booking is confirmed, and will need it.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.agreed")]
public sealed record SecurityDepositAgreed(DateTimeOffset At, SecurityDepositCase Case) : SecurityDepositEvent(At);

/// <summary>The booking is at another time.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.moved")]
public sealed record SecurityDepositMoved(DateTimeOffset At, DateTimeOffset Start, DateTimeOffset End) : SecurityDepositEvent(At);

/// <summary>It is due, and the customer is asked for it.</summary>
/// <param name="At">When.</param>
/// <param name="PaymentId">Its payment.</param>
/// <param name="Amount">How much.</param>
/// <param name="PayBy">Until when. Unpaid the booking is cancelled then.</param>
[GenerateSerializer, Immutable, Alias("security-deposit.asked")]
public sealed record SecurityDepositAsked(DateTimeOffset At, Guid PaymentId, Money Amount, DateTimeOffset PayBy) : SecurityDepositEvent(At);

/// <summary>It may be paid until another time now: the booking has moved, or money is under way, or did not come.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.renewed")]
public sealed record SecurityDepositRenewed(DateTimeOffset At, Guid PaymentId, DateTimeOffset PayBy) : SecurityDepositEvent(At);

/// <summary>The customer was written to that it is due, with the link to where it is paid.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.mailed")]
public sealed record SecurityDepositMailed(DateTimeOffset At, Guid MailId) : SecurityDepositEvent(At);

/// <summary>It is paid, and held until it goes back or is awarded.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.taken")]
public sealed record SecurityDepositTaken(DateTimeOffset At, Guid PaymentId, Money Amount) : SecurityDepositEvent(At);

/// <summary>Money came for it when it was not wanted any more, and goes back.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.rejected")]
public sealed record SecurityDepositRejected(DateTimeOffset At, Guid PaymentId, string Reason) : SecurityDepositEvent(At);

/// <summary>The customer's bank has the money, or has it no more. While it has nobody decides, and no time runs.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.disputed")]
public sealed record SecurityDepositDisputed(DateTimeOffset At, Guid DisputeId, bool IsOpen) : SecurityDepositEvent(At);

/// <summary>The provider wants some of it.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.claimed")]
public sealed record SecurityDepositClaimed(DateTimeOffset At, DamageClaim Claim) : SecurityDepositEvent(At);

/// <summary>The customer says otherwise, and an operator is to decide.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.contested")]
public sealed record SecurityDepositContested(DateTimeOffset At, ClaimAnswer Answer, DateTimeOffset DecideBy) : SecurityDepositEvent(At);

/// <summary>No operator has decided in time: both sides hear of it, and the queue shows it.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.overdue")]
public sealed record SecurityDepositOverdue(DateTimeOffset At, DateTimeOffset LapsesAt) : SecurityDepositEvent(At);

/// <summary>It is over, once and for all.</summary>
/// <param name="At">When.</param>
/// <param name="PaymentId">Its payment; null where it was never asked for.</param>
/// <param name="Outcome">How.</param>
/// <param name="By">Who ended it; the platform stands for operators and for time.</param>
/// <param name="Reason">Why; shown to both sides.</param>
/// <param name="Award">What the provider gets of what is held.</param>
/// <param name="Back">What the customer gets back of it. Both sum to what is held.</param>
[GenerateSerializer, Immutable, Alias("security-deposit.ended")]
public sealed record SecurityDepositEnded(
    DateTimeOffset At, Guid? PaymentId, SecurityDepositStatus Outcome, BookingSide By, string Reason, Money Award, Money Back) : SecurityDepositEvent(At);

/// <summary>Of what was awarded an operator gave something back to the customer. What was decided stays as it was written.</summary>
/// <param name="At">When.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why; shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("security-deposit.award-returned")]
public sealed record SecurityDepositAwardReturned(DateTimeOffset At, Money Amount, string? Reason) : SecurityDepositEvent(At);
