using Marketplace.Packages;

namespace Marketplace.Payments;

/// <summary>Something a booking, a person or the gateway wants of a payment.</summary>
/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("payment.command")]
public abstract record PaymentCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the platform.</param>
/// <param name="BookingId">What is paid: a booking, or a package.</param>
/// <param name="CustomerId">Who pays.</param>
/// <param name="ProviderId">Who earns.</param>
/// <param name="Title">What the customer sees at the gateway.</param>
/// <param name="Amount">All of what this payment is for.</param>
/// <param name="CaptureLater">True when the provider must accept first.</param>
/// <param name="ExpiresAt">When the booking's hold lapses.</param>
/// <param name="TimeZone">The provider's zone, in which payouts are scheduled.</param>
/// <param name="Purpose">What is paid of the booking.</param>
/// <param name="Credit">What it is paid with instead of money; null for money.</param>
/// <param name="Gateway">Who takes it; Stripe when null.</param>
/// <param name="KeepCard">Whether the customer lets their card be kept, to be charged for the balance; null where there is none.</param>
/// <param name="Card">A card that was kept, which it is charged to; null where the customer pays on a page.</param>
/// <param name="ChargeAt">When that is tried first.</param>
/// <param name="Share">What of it is the provider's by what was agreed, if all of it is earned; null where nothing was sold yet.</param>
/// <param name="RefundFee">Filled in by the grain: who pays the gateway's fee of what goes back at the provider's wish.</param>
[GenerateSerializer, Immutable, Alias("payment.start")]
public sealed record StartPayment(
    CommandContext Context,
    Guid BookingId,
    Guid CustomerId,
    Guid ProviderId,
    string Title,
    Money Amount,
    bool CaptureLater,
    DateTimeOffset ExpiresAt,
    string TimeZone,
    PaymentPurpose Purpose = PaymentPurpose.Booking,
    BookingCredit? Credit = null,
    GatewayTerms? Gateway = null,
    bool? KeepCard = null,
    KeptCard? Card = null,
    DateTimeOffset? ChargeAt = null,
    Money? Share = null,
    GatewayFeeBearer RefundFee = GatewayFeeBearer.Platform)
    : PaymentCommand(Context);

/// <param name="Context">By the customer.</param>
/// <param name="Gateway">Filled in by the grain: whom they named.</param>
/// <param name="KeepCard">Whether the customer lets their card be kept for the balance; as they said last when null.</param>
/// <param name="Named">The gateway that is to take it from now on; the one that was chosen last when null.</param>
[GenerateSerializer, Immutable, Alias("payment.retry")]
public sealed record RetryPayment(CommandContext Context, GatewayTerms? Gateway = null, bool? KeepCard = null, string? Named = null)
    : PaymentCommand(Context);

/// <summary>Told by the booking: its hold ends at another time now.</summary>
[GenerateSerializer, Immutable, Alias("payment.extend")]
public sealed record ExtendPayment(CommandContext Context, DateTimeOffset ExpiresAt) : PaymentCommand(Context);

[GenerateSerializer, Immutable, Alias("payment.capture")]
public sealed record CapturePayment(CommandContext Context) : PaymentCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="Reason">Why the booking does not want the money.</param>
/// <param name="UnlessPaid">
/// True from a booking that would still take money: what is reserved or captured already is on its way to it, and it
/// decides for itself.
/// </param>
[GenerateSerializer, Immutable, Alias("payment.give-back")]
public sealed record GiveBackPayment(CommandContext Context, string Reason, bool UnlessPaid) : PaymentCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="Amount">What goes back, of what nobody earned yet.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsProviders">Whether the provider wished it, or caused it by cancelling or by not coming.</param>
[GenerateSerializer, Immutable, Alias("payment.refund")]
public sealed record RefundPayment(CommandContext Context, Money Amount, string? Reason, bool IsProviders = false) : PaymentCommand(Context);

/// <summary>Has the provider pay for a booking that they did not keep.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="Amount">What they pay.</param>
[GenerateSerializer, Immutable, Alias("payment.penalise")]
public sealed record PenalisePayment(CommandContext Context, Money Amount) : PaymentCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="Provider">The provider's share.</param>
/// <param name="Commission">The platform's, net of tax.</param>
/// <param name="CommissionTax">Tax on it.</param>
/// <param name="CustomerFee">The customer's fee.</param>
/// <param name="Coupon">What of that the platform pays itself, by a coupon of its own; null where it pays nothing.</param>
/// <param name="Tax">What of it is tax on the service, which the provider owes of their share; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("payment.release")]
public sealed record ReleasePayment(
    CommandContext Context, Money Provider, Money Commission, Money CommissionTax, Money CustomerFee, Money? Coupon = null, Bookings.TaxPart? Tax = null)
    : PaymentCommand(Context);

/// <summary>Gives money back that was earned.</summary>
/// <param name="Context">By the provider, or by an operator.</param>
/// <param name="Amount">What the customer gets; all that is left when null.</param>
/// <param name="Reason">Why.</param>
/// <param name="Bearer">Whose part of it the commission is.</param>
/// <param name="PaidBy">Whose expense it is, where an operator says so; by <paramref name="Bearer"/> when null.</param>
[GenerateSerializer, Immutable, Alias("payment.return-money")]
public sealed record ReturnPayment(
    CommandContext Context, Money? Amount, string? Reason, CommissionBearer Bearer = CommissionBearer.Proportional, RefundPayer? PaidBy = null)
    : PaymentCommand(Context);

/// <summary>Told by the provider's account: so much of what a reversal was to take was written off.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="IntentId">The reversal.</param>
/// <param name="Amount">How much less it takes.</param>
[GenerateSerializer, Immutable, Alias("payment.forgive-reversal")]
public sealed record ForgiveReversal(CommandContext Context, Guid IntentId, Money Amount) : PaymentCommand(Context);

/// <summary>Who pays back what the platform took of money that goes back after it was earned.</summary>
public enum CommissionBearer
{
    /// <summary>Each gives back their part: the platform its commission, tax and fee, the provider the rest.</summary>
    Proportional,

    /// <summary>The provider as far as their share goes, and only then the platform.</summary>
    Provider,
}

/// <summary>Who pays what the gateway keeps of a payment that goes back because the provider wished or caused it.</summary>
public enum GatewayFeeBearer
{
    Platform,
    Provider,
}

/// <summary>Something the gateway did or said. Facts may come in any order and any number of times.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="Fact">What.</param>
/// <param name="Gateway">Which; the one that the payment has chosen when null.</param>
[GenerateSerializer, Immutable, Alias("payment.record")]
public sealed record RecordGatewayFact(CommandContext Context, GatewayFact Fact, string? Gateway = null) : PaymentCommand(Context);

/// <summary>Somebody who need not be the gateway says that a page is worth a look.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="Gateway">Whose page.</param>
/// <param name="CheckoutReference">Which.</param>
[GenerateSerializer, Immutable, Alias("payment.hint")]
public sealed record HintPayment(CommandContext Context, string Gateway, string CheckoutReference) : PaymentCommand(Context);

/// <summary>Given by the clock.</summary>
[GenerateSerializer, Immutable, Alias("payment.pass-time")]
public sealed record PassPaymentTime(CommandContext Context, string Deadline) : PaymentCommand(Context);
