using Marketplace.Ledger;
using Marketplace.Payments;

namespace Marketplace.Laws;

/// <summary>A payment with what it posts, from the moment at which it was captured.</summary>
internal sealed class Books(PaymentState captured)
{
    private readonly Dictionary<string, long> balances = [];
    private string? unequal;

    public PaymentState Payment { get; private set; } = captured;

    /// <summary>What happened last.</summary>
    public PaymentEvent Last { get; private set; } = null!;

    /// <returns>Why it was refused; null when it was not.</returns>
    public Refusal? Add(PaymentCommand command)
    {
        var decision = Payments.Payment.Decide(Payment, command, DateTimeOffset.UnixEpoch);
        foreach (var happened in decision.Events)
        {
            Happened(happened);
        }

        Last = decision.Events is [var first, ..] ? first : Last;
        return decision.Refusal;
    }

    public void Happened(PaymentEvent happened)
    {
        Payment = Payments.Payment.Evolve(Payment, happened);
        foreach (var transaction in Payments.Payment.Postings(Payment, happened))
        {
            unequal ??= transaction.Legs.Sum(leg => leg.Amount.Amount) == 0 ? null : $"{transaction} does not come to zero";
            foreach (var leg in transaction.Legs)
            {
                balances[leg.Account] = balances.GetValueOrDefault(leg.Account) + leg.Amount.Amount;
            }
        }
    }

    /// <summary>What is wrong in the end: the customer has back what they paid and no more, and nobody earned less than nothing.</summary>
    public string? Fault()
    {
        var (fees, penalty) = (-Of(Accounts.GatewayFee), -Of(Accounts.RevenuePenalty));
        var back = -(Of(Accounts.Cash(Payment.Gateway)) + Of(Accounts.ConnectedCash(Payment.Gateway)) + Of(Accounts.ClearingRefund));
        return unequal
            ?? (Of(Accounts.Escrow) != Payment.Captured ? $"{Payment.Captured - Of(Accounts.Escrow)} of {Payment.Captured} are nobody's"
                : fees < 0 || fees > Payment.Fee ? $"{fees} of the gateway's fee of {Payment.Fee} are the provider's"
                : Of(Accounts.PayableProvider) - fees - penalty > 0 ? $"the provider has {-Of(Accounts.PayableProvider)}, with {fees} and {penalty} to pay"
                : new[] { Accounts.RevenueCommission, Accounts.VatOut, Accounts.RevenueCustomerFee }.Any(account => Of(account) > 0) ? "the platform earned less than nothing"
                : Of(Accounts.CouponExpense) < 0 || Of(Accounts.Goodwill) < 0 ? "the platform gets what it was to give"
                : back < 0 || back > Payment.Captured ? $"{back} of {Payment.Captured} went back"
                : null);
    }

    private long Of(string account) => balances.GetValueOrDefault(account);
}
