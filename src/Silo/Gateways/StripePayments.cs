using Marketplace.Payments;
using Stripe;

namespace Marketplace.Gateways;

/// <summary>Reads Stripe's payment intents into facts.</summary>
internal static class StripePayments
{
    public static readonly PaymentIntentGetOptions Whole = new() { Expand = ["latest_charge.balance_transaction", "latest_charge.transfer"] };

    /// <summary>What a payment intent says, or null while the customer has not paid.</summary>
    /// <exception cref="GatewayUndecidedException">They have, and what the charge does with it is not known yet.</exception>
    public static GatewayFact? FactOf(PaymentIntent payment) =>
        payment.Status switch
        {
            "requires_capture" => new MoneyAuthorised(
                payment.Id, MoneyOf(payment.Amount, payment.Currency), CaptureBefore(payment), CardOf(payment.LatestCharge), KeptOf(payment)),
            "processing" => new MoneyUnderWay(payment.Id),
            "requires_payment_method" when payment.LastPaymentError is { } declined && StripeMetadata.ChargeOf(payment.Metadata) is { } intent =>
                StripeCards.DeclineOf(intent, declined),
            "requires_payment_method" when payment.LastPaymentError is { } error =>
                new MoneyFailed(payment.Id, error.Message ?? error.Code ?? "The payment failed."),
            "succeeded" when IsMoving(payment) => throw new GatewayUndecidedException($"What {payment.Id} takes to the provider is not there yet."),
            "succeeded" => new MoneyCaptured(
                payment.Id,
                payment.LatestChargeId,
                MoneyOf(payment.AmountReceived, payment.Currency),
                MoneyOf(payment.LatestCharge?.BalanceTransaction?.Fee ?? 0, payment.Currency),
                CardOf(payment.LatestCharge),
                KeptOf(payment),
                StripeMetadata.ChargeOf(payment.Metadata),
                MovedBy(payment.LatestCharge)),
            "canceled" => new MoneyVoided(payment.CancellationReason ?? "The authorisation is gone.", payment.Id, KeptOf(payment)),
            _ => null,
        };

    /// <summary>
    /// A card that a customer tried and that was declined; null for what was not, for one that was kept, which nobody tried, and for other ways to pay,
    /// which say no in their own time.
    /// </summary>
    public static CardDeclined? DeclineOf(Charge charge) =>
        charge is { Status: "failed", PaymentMethodDetails.Card: not null } && StripeMetadata.ChargeOf(charge.Metadata) is null
            ? new CardDeclined(charge.Id, charge.FailureMessage ?? charge.FailureCode ?? "The card was declined.", CardOf(charge))
            : null;

    /// <summary>What a card is known by, whoever pays with it; it says nothing about its number.</summary>
    private static string? CardOf(Charge? charge) => charge?.PaymentMethodDetails?.Card?.Fingerprint;

    /// <summary>Whether it will take something to the provider, and has not yet. Where the charge was not read with it, nobody asks.</summary>
    private static bool IsMoving(PaymentIntent payment) => payment is { TransferData: not null, LatestCharge: { TransferId: null } };

    private static MovedShare? MovedBy(Charge? charge) =>
        charge?.Transfer is { } transfer ? new MovedShare(transfer.Id, MoneyOf(transfer.Amount, transfer.Currency)) : null;

    private static KeptCard? KeptOf(PaymentIntent payment) =>
        payment is { SetupFutureUsage: "off_session", CustomerId: { } customer, PaymentMethodId: { } method } ? new KeptCard(customer, method) : null;

    public static Money MoneyOf(long amount, string currency) => new(amount, currency.ToUpperInvariant());

    public static DateTimeOffset Utc(DateTime moment) => new(DateTime.SpecifyKind(moment, DateTimeKind.Utc));

    private static DateTimeOffset? CaptureBefore(PaymentIntent payment) =>
        payment.LatestCharge?.PaymentMethodDetails?.Card?.CaptureBefore is { Ticks: > 0 } moment ? Utc(moment) : null;
}
