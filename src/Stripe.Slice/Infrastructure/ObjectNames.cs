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
        ["bank_account"] = typeof(BankAccount),
        ["charge"] = typeof(Charge),
        ["checkout.session"] = typeof(Checkout.Session),
        ["customer"] = typeof(Customer),
        ["dispute"] = typeof(Dispute),
        ["event"] = typeof(Event),
        ["login_link"] = typeof(LoginLink),
        ["payment_intent"] = typeof(PaymentIntent),
        ["payment_method"] = typeof(PaymentMethod),
        ["payout"] = typeof(Payout),
        ["refund"] = typeof(Refund),
        ["test_helpers.test_clock"] = typeof(TestHelpers.TestClock),
        ["transfer"] = typeof(Transfer),
        ["transfer_reversal"] = typeof(TransferReversal),
    };

    public static Type TypeOf(string name) => name is null ? null : Types.GetValueOrDefault(name);
}
