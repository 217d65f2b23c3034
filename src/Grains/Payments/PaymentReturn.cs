namespace Marketplace.Payments;

/// <summary>Money that went back to the customer after it was earned; or that the charge had taken to the provider's account, and that will not be earned.</summary>
/// <param name="RefundIntent">Gives it to the customer; names it.</param>
/// <param name="ReversalIntent">Takes the provider's part back; null where they had none of it.</param>
/// <param name="Provider">Their part.</param>
/// <param name="ReversalReference">The gateway's id of that, once it is done.</param>
/// <param name="RetryAt">When their account at the gateway is tried again, while it has not enough.</param>
/// <param name="IsLaidOut">Whether the platform gives it meanwhile.</param>
/// <param name="IsClaimed">Whether their account is asked before it is taken.</param>
/// <param name="WrittenOff">How much of their part the platform gave up, in minor units.</param>
/// <param name="FromCharge">How much of it comes out of the charge's own transfer, in minor units.</param>
/// <param name="IsUnearned">Whether it was never theirs: their account here knows of none of it.</param>
[GenerateSerializer, Immutable, Alias("payment.return")]
internal sealed record PaymentReturn(
    Guid RefundIntent,
    Guid? ReversalIntent,
    Money Provider,
    string? ReversalReference = null,
    DateTimeOffset? RetryAt = null,
    bool IsLaidOut = false,
    bool IsClaimed = false,
    long WrittenOff = 0,
    long FromCharge = 0,
    bool IsUnearned = false)
{
    /// <summary>What is taken from their account at the gateway.</summary>
    public Money Reversed => Provider - new Money(WrittenOff, Provider.Currency);

    /// <summary>What of that comes out of the charge's own transfer.</summary>
    public Money ReversedFromCharge => Money.Min(new Money(FromCharge, Provider.Currency), Reversed);

    /// <summary>Whether it is yet to be taken.</summary>
    public bool Waits => ReversalIntent is not null && ReversalReference is null && Reversed.IsPositive;

    public bool IsOpen(Guid reversal) => ReversalIntent == reversal && Waits;
}

/// <summary>What provider and platform still have of what they earned, in minor units.</summary>
[GenerateSerializer, Immutable, Alias("payment.shares")]
internal sealed record PaymentShares(long Provider, long Commission, long CommissionTax, long CustomerFee)
{
    public static PaymentShares None { get; } = new(0, 0, 0, 0);

    public static PaymentShares Of(PaymentEarned e) => new(e.Provider.Amount, e.Commission.Amount, e.CommissionTax.Amount, e.CustomerFee.Amount);

    public PaymentShares Less(PaymentReturnWanted e) => new(
        Provider - e.Provider.Amount, Commission - e.Commission.Amount, CommissionTax - e.CommissionTax.Amount, CustomerFee - e.CustomerFee.Amount);
}
