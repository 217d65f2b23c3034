namespace Marketplace.Payouts;

/// <summary>The id of a payout follows from what it pays, so that a period can never be paid twice.</summary>
public static class PayoutId
{
    public static Guid Of(Guid providerId, string currency, DateTimeOffset periodEnd) =>
        DerivedId.From(providerId, $"payout/{currency}/{periodEnd.UtcTicks}");
}
