namespace Marketplace.Gateways;

/// <summary>What is written on Stripe's objects so that they can be found again without having heard the answer that made them.</summary>
internal static class StripeMetadata
{
    private const string Intent = "marketplace_intent";
    private const string Payment = "marketplace_payment";
    private const string Payout = "marketplace_payout";
    private const string Provider = "marketplace_provider";
    private const string Charge = "marketplace_charge";

    public static Dictionary<string, string> OfPayment(Guid payment, Guid intent) => Of((Payment, payment), (Intent, intent));

    /// <summary>Of a charge to a card that was kept: nobody was there to try another one.</summary>
    public static Dictionary<string, string> OfCharge(Guid payment, Guid intent) => Of((Payment, payment), (Intent, intent), (Charge, intent));

    public static Dictionary<string, string> OfPayout(Guid payout, Guid intent) => Of((Payout, payout), (Intent, intent));

    public static Dictionary<string, string> OfProvider(Guid provider) => Of((Provider, provider));

    public static Guid? PaymentOf(IReadOnlyDictionary<string, string>? metadata) => Read(metadata, Payment);

    public static Guid? PayoutOf(IReadOnlyDictionary<string, string>? metadata) => Read(metadata, Payout);

    public static Guid? ProviderOf(IReadOnlyDictionary<string, string>? metadata) => Read(metadata, Provider);

    public static Guid? ChargeOf(IReadOnlyDictionary<string, string>? metadata) => Read(metadata, Charge);

    public static Guid? IntentOf(IReadOnlyDictionary<string, string>? metadata) => Read(metadata, Intent);

    private static Dictionary<string, string> Of(params ReadOnlySpan<(string Key, Guid Id)> entries)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, id) in entries)
        {
            metadata.Add(key, id.ToString());
        }

        return metadata;
    }

    private static Guid? Read(IReadOnlyDictionary<string, string>? metadata, string key) =>
        metadata is not null && metadata.TryGetValue(key, out var text) && Guid.TryParse(text, out var id) ? id : null;
}
