namespace Marketplace.Payments;

/// <summary>
/// Money of one booking: what was asked of the gateway, what it did, and who gets it. The grain key is the payment id; a booking has
/// one for its sale and one for everything that is paid besides.
/// Every movement is recorded as an intent before the gateway is asked, and carried out outside the turn.
/// </summary>
[Alias("payment")]
public interface IPaymentGrain : IGrainWithGuidKey, IAggregateGrain
{
    [Alias("start")]
    Task<Outcome<PaymentView>> Start(StartPayment command);

    /// <summary>Opens a new checkout after the last one failed or lapsed.</summary>
    /// <remarks>Refusals: `payment.unknown`, `payment.not-now`.</remarks>
    [Alias("retry")]
    Task<Outcome<PaymentView>> Retry(RetryPayment command);

    /// <summary>Says that somebody has the customer's money, which they paid by hand.</summary>
    /// <remarks>Refusals: `payment.unknown`, `payment.not-now`, `payment.not-by-hand`, `payment.not-yours-to-collect`, `payment.page-open`.</remarks>
    [Alias("confirm")]
    Task<Outcome<PaymentView>> Confirm(ConfirmPayment command);

    /// <summary>Says that the customer has a refund that the gateway could not give.</summary>
    /// <remarks>Refusals: `payment.unknown`, `payment.unknown-refund`.</remarks>
    [Alias("confirm-refund")]
    Task<Outcome<PaymentView>> ConfirmRefund(ConfirmRefund command);

    /// <summary>Asks the gateway once more for a refund that failed after it had been given.</summary>
    /// <remarks>Refusals: `payment.unknown`, `payment.unknown-refund`, `payment.refund-not-retryable`.</remarks>
    [Alias("retry-refund")]
    Task<Outcome<PaymentView>> RetryRefund(RetryRefund command);

    /// <summary>Moves the end of the time to pay with the booking's hold.</summary>
    [Alias("extend")]
    Task Extend(ExtendPayment command);

    /// <summary>Captures what is authorised.</summary>
    [Alias("capture")]
    Task Capture(CapturePayment command);

    /// <summary>The booking no longer wants the money: closes the checkout, voids what is authorised, refunds what is captured.</summary>
    [Alias("give-back")]
    Task GiveBack(GiveBackPayment command);

    /// <summary>Promises money back to the customer.</summary>
    [Alias("refund")]
    Task Refund(RefundPayment command);

    /// <summary>Has the provider pay for a booking that they did not keep.</summary>
    [Alias("penalise")]
    Task Penalise(PenalisePayment command);

    /// <summary>Splits what is held between provider and platform, and sends the provider their share.</summary>
    [Alias("release")]
    Task Release(ReleasePayment command);

    /// <summary>Gives money back to the customer that was earned before: the provider's part comes back first, then all of it goes to the customer.</summary>
    /// <remarks>
    /// Refusals: `payment.unknown`, `payment.not-now`, `payment.disputed`, `payment.transfer-under-way`, `payment.too-many-returns`, `payment.return-too-much`.
    /// </remarks>
    [Alias("return-money")]
    Task<Outcome<PaymentView>> Return(ReturnPayment command);

    /// <summary>What <see cref="Return"/> would do now, or did already.</summary>
    /// <remarks>Refusals: those of <see cref="Return"/>.</remarks>
    [Alias("preview-return"), ReadOnly]
    Task<Outcome<ReturnPreview>> PreviewReturn(ReturnPayment wish, CancellationToken cancellationToken);

    /// <summary>What the provider owed was written off, and with it a part of what a reversal was to take.</summary>
    [Alias("forgive")]
    Task Forgive(ForgiveReversal command);

    /// <summary>What the customer's card was kept for is paid, so the gateway has to forget it.</summary>
    [Alias("forget-card")]
    Task ForgetCard(ForgetCard command);

    /// <summary>The customer was written to about a charge of their card.</summary>
    [Alias("confirm-charge-mail")]
    Task ConfirmChargeMail(ConfirmChargeMail command);

    /// <summary>A bank took some of it, gave it back, or decided.</summary>
    [Alias("dispute")]
    Task Dispute(DisputePayment command);

    /// <summary>Records what the gateway did, as its answer, its webhook or a look-up told.</summary>
    [Alias("record")]
    Task Record(RecordGatewayFact command);

    /// <summary>Has the gateway asked how a page stands that somebody says has been paid. Nothing that they say is believed.</summary>
    [Alias("hint")]
    Task Hint(HintPayment command);

    /// <summary>What whoever carries out an intent must know, for the platform.</summary>
    /// <returns>Refused with `payment.unknown` where the intent is not known: told by an activation that another one has overtaken.</returns>
    [Alias("read-for"), ReadOnly]
    Task<Outcome<PaymentView>> ReadFor(Guid intent, CancellationToken cancellationToken);

    [Alias("read"), ReadOnly]
    Task<Outcome<PaymentView>> Read(Actor by, CancellationToken cancellationToken);
}
