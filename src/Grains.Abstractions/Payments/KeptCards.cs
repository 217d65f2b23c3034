using System.Text.Json.Serialization;

namespace Marketplace.Payments;

/// <summary>What the gateway keeps for the customer who said that it may: see docs/adr/0037-the-balance-is-charged-to-the-card-that-was-kept.md.</summary>
/// <param name="CustomerReference">The gateway's id of whom it keeps it for. There is one for each sale, which is forgotten with what it was for.</param>
/// <param name="MethodReference">The gateway's id of the card.</param>
[GenerateSerializer, Immutable, Alias("payment.kept-card")]
public sealed record KeptCard(string CustomerReference, string MethodReference);

/// <summary>How a payment is charged to a card that was kept.</summary>
/// <param name="Card">Which.</param>
/// <param name="NextAt">When it is tried next; null once it is not any more, and the customer pays by the link.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="IntentId">The try that is under way; null between tries.</param>
/// <param name="Declined">What the bank said last; null while it has said no to nothing.</param>
/// <param name="Mails">What the customer has yet to be told, the oldest first.</param>
[GenerateSerializer, Immutable, Alias("payment.card-charge")]
public sealed record CardCharge(
    KeptCard Card, DateTimeOffset? NextAt, int Tries = 0, Guid? IntentId = null, string? Declined = null, ImmutableArray<ChargeMail>? Mails = null)
{
    [JsonIgnore]
    public ImmutableArray<ChargeMail> Told => Mails ?? [];
}

/// <summary>What the customer is told of a charge.</summary>
/// <param name="Id">The mail's.</param>
/// <param name="Declined">Why it did not go through; null where it did.</param>
/// <param name="NextAt">When it is tried again; null where it is not.</param>
[GenerateSerializer, Immutable, Alias("payment.charge-mail")]
public sealed record ChargeMail(Guid Id, string? Declined, DateTimeOffset? NextAt);

/// <summary>Charging it to the card that was kept is tried now. The page, on which it could be paid too, is closed first.</summary>
[GenerateSerializer, Immutable, Alias("payment.charge-wanted")]
public sealed record PaymentChargeWanted(DateTimeOffset At, Guid IntentId) : PaymentEvent(At);

/// <summary>The card was not charged.</summary>
/// <param name="At">When.</param>
/// <param name="IntentId">Of the try.</param>
/// <param name="Reason">What the bank said.</param>
/// <param name="IsFinal">Whether it would say so again.</param>
/// <param name="NextAt">When it is tried again; null where it is not.</param>
/// <param name="CheckoutIntent">Opens a page, on which the customer may pay instead.</param>
[GenerateSerializer, Immutable, Alias("payment.charge-declined")]
public sealed record PaymentChargeDeclined(
    DateTimeOffset At, Guid IntentId, string Reason, bool IsFinal, DateTimeOffset? NextAt, Guid CheckoutIntent)
    : PaymentEvent(At);

/// <summary>Nobody wanted the money any more before the card was charged, so it was not.</summary>
[GenerateSerializer, Immutable, Alias("payment.charge-dropped")]
public sealed record PaymentChargeDropped(DateTimeOffset At, Guid IntentId) : PaymentEvent(At);

/// <summary>The customer was written to about a charge.</summary>
[GenerateSerializer, Immutable, Alias("payment.charge-mailed")]
public sealed record PaymentChargeMailed(DateTimeOffset At, Guid MailId) : PaymentEvent(At);

/// <summary>What was kept is not needed any more, or may not be kept any more; the gateway has to forget it.</summary>
[GenerateSerializer, Immutable, Alias("payment.forget-wanted")]
public sealed record CardForgetWanted(DateTimeOffset At, Guid IntentId) : PaymentEvent(At);

/// <summary>The gateway keeps nothing of the customer's any more.</summary>
[GenerateSerializer, Immutable, Alias("payment.card-forgotten")]
public sealed record PaymentCardForgotten(DateTimeOffset At) : PaymentEvent(At);

/// <summary>Told by the booking: what the card was kept for is paid.</summary>
[GenerateSerializer, Immutable, Alias("payment.forget-card")]
public sealed record ForgetCard(CommandContext Context) : PaymentCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="MailId">Which mail is on its way.</param>
[GenerateSerializer, Immutable, Alias("payment.confirm-charge-mail")]
public sealed record ConfirmChargeMail(CommandContext Context, Guid MailId) : PaymentCommand(Context);
