using Marketplace.Disputes;
using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Providers;

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

    /// <summary>Closes the page that is open, because the customer pays elsewhere; tells what had happened if it was too late.</summary>
    /// <returns>Null when it is closed and nobody paid on it.</returns>
    Task<GatewayFact?> ClosePage(PaymentView payment, Guid intent, CancellationToken cancellationToken);

    /// <summary>Opens a page to pay on, after closing the one that it replaces; tells what had happened if that one was paid.</summary>
    /// <param name="payment">What is paid.</param>
    /// <param name="share">What the charge is to take to the provider by itself; null where nothing.</param>
    /// <param name="intent">Names it.</param>
    /// <param name="mayHaveActed">Whether an earlier call may have done it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<GatewayFact> OpenCheckout(PaymentView payment, ShareOrder? share, Guid intent, bool mayHaveActed, CancellationToken cancellationToken);

    /// <summary>
    /// Closes the checkout or voids the authorisation; tells what had happened if it was too late. Money that is under way
    /// cannot be called back: it says so, and its end is told later.
    /// </summary>
    Task<GatewayFact> Void(PaymentView payment, Guid intent, CancellationToken cancellationToken);

    /// <summary>Captures what is authorised; tells that it was voided if it had lapsed.</summary>
    Task<GatewayFact> Capture(PaymentView payment, Guid intent, CancellationToken cancellationToken);

    /// <summary>Gives money back; tells that it is held where a dispute forbids it. Only asked for what the gateway's terms say that it can.</summary>
    Task<GatewayFact> Refund(PaymentView payment, RefundView refund, bool mayHaveActed, CancellationToken cancellationToken);

    /// <summary>The gateway's own record of a payment: what it holds or has taken. Null while nothing has happened.</summary>
    Task<GatewayFact?> Look(string paymentReference, CancellationToken cancellationToken);
}

/// <summary>
/// A gateway at which providers have accounts: it takes their share to them, and from there to their banks; and customers' banks may question what
/// it charged. What others cannot of it people do by hand.
/// </summary>
internal interface IConnectedGateway : IPaymentGateway
{
    Task<GatewayFact> Transfer(
        PaymentView payment, string destination, Guid intent, bool mayHaveActed, CancellationToken cancellationToken);

    /// <summary>Takes a part of the transfer back; tells that it is held where the provider's account has not enough.</summary>
    Task<GatewayFact> Reverse(PaymentView payment, ReversalView reversal, bool mayHaveActed, CancellationToken cancellationToken);

    /// <summary>How a provider's account stands, and where its payouts go.</summary>
    Task<AccountNews> LookAtAccount(string account, CancellationToken cancellationToken);

    /// <param name="payout">What is sent.</param>
    /// <param name="account">The provider's account at the gateway.</param>
    /// <param name="bank">Where to; null where nothing is known, and the gateway decides.</param>
    /// <param name="intent">Names the attempt.</param>
    /// <param name="mayHaveActed">Whether an earlier call may have done it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<PayoutFact> SendPayout(
        PayoutView payout, string account, BankAccount? bank, Guid intent, bool mayHaveActed, CancellationToken cancellationToken);

    /// <summary>Asks what became of a payout that was sent.</summary>
    Task<PayoutFact> AskAfterPayout(PayoutView payout, string account, Guid intent, CancellationToken cancellationToken);

    /// <summary>Looks for an attempt of a payout that was neither refused nor sent back; tells that there is none.</summary>
    Task<PayoutFact> FindPayout(PayoutView payout, string account, Guid intent, CancellationToken cancellationToken);

    /// <summary>Every dispute of a payment, as it stands.</summary>
    Task<ImmutableArray<SeenDispute>> Disputes(string paymentReference, CancellationToken cancellationToken);

    /// <summary>How a dispute stands.</summary>
    Task<GatewayDispute> LookAtDispute(string reference, CancellationToken cancellationToken);

    /// <summary>Hands evidence in, once; tells what the bank has, or that it takes none any more.</summary>
    Task<DisputeAnswer> AnswerDispute(string reference, DisputeEvidence evidence, Guid intent, bool mayHaveActed, CancellationToken cancellationToken);

    /// <summary>Tells the bank that there is nothing to say.</summary>
    Task<GatewayDispute> AcceptDispute(string reference, Guid intent, bool mayHaveActed, CancellationToken cancellationToken);

    /// <summary>All that the platform has at the gateway, whether it could be spent now or not, one amount per currency.</summary>
    /// <exception cref="GatewayUnavailableException">It cannot be asked now.</exception>
    Task<ImmutableArray<Money>> Balance(CancellationToken cancellationToken);
}

/// <summary>A gateway that keeps a customer's card, and charges it while they are away.</summary>
internal interface ICardKeeper : IPaymentGateway
{
    /// <summary>Charges the card once for each intent; tells that it was declined, and whether it would be again.</summary>
    Task<GatewayFact> Charge(PaymentView payment, ShareOrder? share, Guid intent, bool mayHaveActed, CancellationToken cancellationToken);

    /// <summary>What became of a charge; null where there was none.</summary>
    Task<GatewayFact?> FindCharge(PaymentView payment, Guid intent, CancellationToken cancellationToken);

    /// <summary>Has it keep nothing any more of what it kept.</summary>
    Task ForgetCard(KeptCard card, Guid intent, CancellationToken cancellationToken);
}

/// <summary>What a charge is to take to the provider by itself. Where their account takes none it takes nothing, and their share is transferred once it is earned.</summary>
/// <param name="Destination">Their account at the gateway.</param>
/// <param name="Amount">How much; no more than is charged.</param>
internal sealed record ShareOrder(string Destination, Money Amount);

/// <param name="Reference">The gateway's id of the dispute.</param>
/// <param name="Dispute">As it was read.</param>
internal sealed record SeenDispute(string Reference, GatewayDispute Dispute);

/// <param name="Evidence">What the bank has; null where it took nothing.</param>
/// <param name="Dispute">How it stands then.</param>
internal sealed record DisputeAnswer(DisputeEvidence? Evidence, GatewayDispute Dispute);
