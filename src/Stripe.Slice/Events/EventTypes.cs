namespace Stripe;

/// <summary>The names of the events that concern a marketplace.</summary>
public static class EventTypes
{
    public const string AccountExternalAccountCreated = "account.external_account.created";
    public const string AccountUpdated = "account.updated";
    public const string BalanceAvailable = "balance.available";
    public const string ChargeCaptured = "charge.captured";
    public const string ChargeDisputeClosed = "charge.dispute.closed";
    public const string ChargeDisputeCreated = "charge.dispute.created";
    public const string ChargeDisputeFundsReinstated = "charge.dispute.funds_reinstated";
    public const string ChargeDisputeFundsWithdrawn = "charge.dispute.funds_withdrawn";
    public const string ChargeDisputeUpdated = "charge.dispute.updated";
    public const string ChargeExpired = "charge.expired";
    public const string ChargeFailed = "charge.failed";
    public const string ChargeRefunded = "charge.refunded";
    public const string ChargeRefundUpdated = "charge.refund.updated";
    public const string ChargeSucceeded = "charge.succeeded";
    public const string ChargeUpdated = "charge.updated";
    public const string CheckoutSessionCompleted = "checkout.session.completed";
    public const string CheckoutSessionExpired = "checkout.session.expired";
    public const string PaymentIntentAmountCapturableUpdated = "payment_intent.amount_capturable_updated";
    public const string PaymentIntentCanceled = "payment_intent.canceled";
    public const string PaymentIntentCreated = "payment_intent.created";
    public const string PaymentIntentPaymentFailed = "payment_intent.payment_failed";
    public const string PaymentIntentSucceeded = "payment_intent.succeeded";
    public const string PayoutCreated = "payout.created";
    public const string PayoutFailed = "payout.failed";
    public const string PayoutPaid = "payout.paid";
    public const string PayoutUpdated = "payout.updated";
    public const string RefundCreated = "refund.created";
    public const string RefundFailed = "refund.failed";
    public const string RefundUpdated = "refund.updated";
    public const string TestHelpersTestClockAdvancing = "test_helpers.test_clock.advancing";
    public const string TestHelpersTestClockCreated = "test_helpers.test_clock.created";
    public const string TestHelpersTestClockDeleted = "test_helpers.test_clock.deleted";
    public const string TestHelpersTestClockReady = "test_helpers.test_clock.ready";
    public const string TransferCreated = "transfer.created";
    public const string TransferReversed = "transfer.reversed";
    public const string TransferUpdated = "transfer.updated";
}
