using Marketplace.Payments;
using Marketplace.Payouts;

namespace Marketplace.Gateways;

/// <summary>
/// What the product asks of a gateway. Every call that moves money takes the intent as its idempotency key and finds an
/// earlier attempt of the same intent before it acts again, so an intent has at most one effect however often it is carried out.
/// </summary>
/// <remarks>
/// Answers are facts in the product's words. An exception means that the outcome is unknown, or that the gateway is away:
/// the caller tries again later.
/// </remarks>
internal interface IPaymentGateway
{
    string Name { get; }

    /// <summary>Opens a page to pay on, after closing the one that it replaces; tells what had happened if that one was paid.</summary>
    Task<GatewayFact> OpenCheckout(PaymentView payment, Guid intent, bool mayHaveActed, CancellationToken cancellationToken);

    /// <summary>
    /// Closes the checkout or voids the authorisation; tells what had happened if it was too late. Money that is under way
    /// cannot be called back: it says so, and its end is told later.
    /// </summary>
    Task<GatewayFact> Void(PaymentView payment, Guid intent, CancellationToken cancellationToken);

    /// <summary>Captures what is authorised; tells that it was voided if it had lapsed.</summary>
    Task<GatewayFact> Capture(PaymentView payment, Guid intent, CancellationToken cancellationToken);

    Task<MoneyRefunded> Refund(PaymentView payment, RefundView refund, bool mayHaveActed, CancellationToken cancellationToken);

    Task<GatewayFact> Transfer(
        PaymentView payment, string destination, Guid intent, bool mayHaveActed, CancellationToken cancellationToken);

    /// <summary>Takes a part of the transfer back; tells that it is held where the provider's account has not enough.</summary>
    Task<GatewayFact> Reverse(PaymentView payment, ReversalView reversal, bool mayHaveActed, CancellationToken cancellationToken);

    Task<PayoutFact> SendPayout(PayoutView payout, string account, Guid intent, bool mayHaveActed, CancellationToken cancellationToken);

    /// <summary>Asks what became of a payout that was sent.</summary>
    Task<PayoutFact> AskAfterPayout(PayoutView payout, string account, Guid intent, CancellationToken cancellationToken);

    /// <summary>Looks for an attempt of a payout that was neither refused nor sent back; tells that there is none.</summary>
    Task<PayoutFact> FindPayout(PayoutView payout, string account, Guid intent, CancellationToken cancellationToken);

    /// <summary>The gateway's own record of a payment: what it holds or has taken. Null while nothing has happened.</summary>
    Task<GatewayFact?> Look(string paymentReference, CancellationToken cancellationToken);

    /// <summary>The platform's own balance by the gateway's record of every movement, one amount per currency.</summary>
    /// <exception cref="GatewayUnavailableException">It cannot be asked now.</exception>
    Task<ImmutableArray<Money>> Balance(CancellationToken cancellationToken);
}
