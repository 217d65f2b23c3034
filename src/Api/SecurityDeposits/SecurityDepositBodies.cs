using Marketplace.Bookings;

namespace Marketplace.SecurityDeposits;

/// <summary>What the provider wants of a security deposit.</summary>
/// <param name="Items">What for, at most 20. They sum to the claim, which is at most the deposit.</param>
/// <param name="Text">What happened; shown to both sides and to operators, at most 2,000 characters.</param>
internal sealed record DamageClaimRequest(DamageItemRequest[]? Items, string? Text);

/// <param name="Label">What was damaged, is missing or has to be cleaned; at most 200 characters.</param>
/// <param name="Amount">What it costs.</param>
internal sealed record DamageItemRequest(string? Label, MoneyRequest? Amount);

/// <param name="Text">Why it is not so; shown to both sides and to operators, at most 2,000 characters.</param>
/// <param name="Granted">What of it is granted all the same, less than the claim; nothing when left out.</param>
internal sealed record ContestClaimRequest(string? Text, MoneyRequest? Granted);

/// <summary>A security deposit as both sides and operators see it.</summary>
/// <param name="Id">The deposit.</param>
/// <param name="BookingId">Whose it is.</param>
/// <param name="Amount">How much.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DueAt">When it is asked for, or was.</param>
/// <param name="PayBy">Until when it may be paid, before the booking is cancelled; null before it is asked for.</param>
/// <param name="Payment">What it is, or may now be, paid with; null before it is asked for.</param>
/// <param name="PaidAt">When it was paid.</param>
/// <param name="ClaimBy">Until when the provider may claim. Then all of it goes back.</param>
/// <param name="IsDisputed">Whether the customer's bank has the money: then nobody decides and no time runs.</param>
/// <param name="Claim">What the provider wants of it; null where they want nothing.</param>
/// <param name="Answer">What the customer says to that; null where they have said nothing.</param>
/// <param name="ContestedAt">Since when an operator is waited for.</param>
/// <param name="IsOverdue">Whether an operator should have decided by now.</param>
/// <param name="Award">What the provider gets of it; null until it has ended.</param>
/// <param name="Back">What the customer gets back of it; null until it has ended.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="EndedBy">Who ended it; `platform` stands for operators and for time.</param>
/// <param name="Reason">Why.</param>
/// <param name="NextEvent">`deposit_due`, `deposit_lapses`, `deposit_returns`, `claim_stands`, `decision_due` or `decision_lapses`, and when; null once it has ended, and while a bank has it.</param>
/// <param name="Version">Counts changes; the ETag.</param>
/// <param name="AwardReturned">What of the award an operator gave back to the customer later.</param>
internal sealed record SecurityDepositBody(
    Guid Id,
    Guid BookingId,
    Money Amount,
    SecurityDepositStatus Status,
    DateTimeOffset DueAt,
    DateTimeOffset? PayBy,
    BookingPaymentBody? Payment,
    DateTimeOffset? PaidAt,
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
    Money? AwardReturned)
{
    public static SecurityDepositBody Of(SecurityDepositView view) => new(
        view.Id,
        view.Case.BookingId,
        view.Case.Terms.Amount,
        view.Status,
        view.DueAt,
        view.PayBy,
        view.PaymentId is { } payment ? BookingPaymentBody.Of(payment) : null,
        view.TakenAt,
        view.ClaimBy,
        view.IsDisputed,
        view.Claim,
        view.Answer,
        view.ContestedAt,
        view.IsOverdue,
        view.Award,
        view.Back,
        view.EndedAt,
        view.EndedBy,
        view.Reason,
        view.NextEvent,
        view.Version,
        view.AwardReturned);
}

/// <summary>A claim that waits for an operator, who decides with `POST /bookings/{id}/security-deposit/decide`.</summary>
/// <param name="BookingId">Whose deposit it is of.</param>
/// <param name="Title">What was booked.</param>
/// <param name="CustomerId">Who left it.</param>
/// <param name="ProviderId">Who claims it.</param>
/// <param name="Amount">What is held.</param>
/// <param name="Claimed">What of it the provider wants.</param>
/// <param name="Granted">What of that the customer grants: it is awarded if nobody decides.</param>
/// <param name="ContestedAt">Since when it waits.</param>
/// <param name="IsOverdue">Whether it should have been decided by now.</param>
internal sealed record ContestedClaimItem(
    Guid BookingId, string Title, Guid CustomerId, Guid ProviderId, Money Amount, Money Claimed, Money Granted, DateTimeOffset ContestedAt, bool IsOverdue);

/// <summary>What is held besides the price in case something is damaged, as it was agreed. `GET /bookings/{id}/security-deposit` says where it stands.</summary>
/// <param name="Amount">How much.</param>
/// <param name="DueAt">When it is asked for; at the sale where that has passed. Unpaid the booking is cancelled by its policy.</param>
/// <param name="ClaimBy">Until when the provider may claim it. Then it goes back.</param>
internal sealed record AgreedSecurityBody(Money Amount, DateTimeOffset DueAt, DateTimeOffset ClaimBy)
{
    public static AgreedSecurityBody? Of(BookingTerms terms) =>
        terms.Security is { } security ? new(security.Amount, terms.Start - security.DueBefore, terms.End + security.ReturnAfter) : null;
}
