namespace Marketplace.Payouts;

/// <summary>The id of a payout follows from what it pays, so that a period can never be paid twice.</summary>
public static class PayoutId
{
    /// <param name="providerId">Who is paid.</param>
    /// <param name="currency">ISO 4217.</param>
    /// <param name="periodEnd">Of the period that is paid.</param>
    /// <param name="isByHand">Which pocket of the currency it pays: what the platform pays by hand, or what lies at the gateway.</param>
    public static Guid Of(Guid providerId, string currency, DateTimeOffset periodEnd, bool isByHand = false) =>
        DerivedId.From(providerId, isByHand ? $"payout/{currency}/by-hand/{periodEnd.UtcTicks}" : $"payout/{currency}/{periodEnd.UtcTicks}");
}
