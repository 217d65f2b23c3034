namespace Marketplace.Payments;

/// <summary>How a balance is charged to the card that the customer let be kept.</summary>
/// <param name="NextAt">When that is tried next. Before that it can be paid on the page; null once it is not tried any more, and the page is the only way.</param>
/// <param name="IsUnderWay">Whether it is being tried now, and nobody can pay on the page.</param>
/// <param name="Tries">How often it was tried without success, of three times.</param>
/// <param name="Declined">What the bank said last; null while it has said no to nothing.</param>
internal sealed record CardChargeBody(DateTimeOffset? NextAt, bool IsUnderWay, int Tries, string? Declined)
{
    public static CardChargeBody? Of(CardCharge? charge) =>
        charge is null ? null : new(charge.NextAt, charge.IntentId is not null, charge.Tries, charge.Declined);
}
