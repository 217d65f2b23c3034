namespace Stripe.Infrastructure;

/// <summary>Which entity each <c>object</c> name stands for.</summary>
internal static class ObjectNames
{
    private static readonly Dictionary<string, Type> Types = new(StringComparer.Ordinal)
    {
        ["account"] = typeof(Account),
        ["account_link"] = typeof(AccountLink),
        ["balance"] = typeof(Balance),
        ["balance_transaction"] = typeof(BalanceTransaction),
        ["charge"] = typeof(Charge),
        ["checkout.session"] = typeof(Checkout.Session),
        ["dispute"] = typeof(Dispute),
        ["event"] = typeof(Event),
        ["payment_intent"] = typeof(PaymentIntent),
        ["payout"] = typeof(Payout),
        ["refund"] = typeof(Refund),
        ["transfer"] = typeof(Transfer),
        ["transfer_reversal"] = typeof(TransferReversal),
    };

    public static Type TypeOf(string name) => name is null ? null : Types.GetValueOrDefault(name);
}
