using Marketplace.Calendars;
using Marketplace.Payments;
using Marketplace.Resources;

namespace Marketplace.Bookings;

/// <summary>Told by the payment: the money is authorised or captured.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="Captured">False while it is only authorised.</param>
/// <param name="CaptureBefore">When an authorisation lapses at the gateway.</param>
/// <param name="Grant">The slot taken again, when the hold had expired; the grain fills it in.</param>
/// <param name="Assignment">And the resources of it.</param>
/// <param name="PaymentId">Which of the booking's payments; null is the one of the sale.</param>
/// <param name="Purpose">What that one is for.</param>
[GenerateSerializer, Immutable, Alias("booking.take-payment")]
public sealed record TakePayment(
    CommandContext Context,
    bool Captured,
    DateTimeOffset? CaptureBefore,
    SlotGrant? Grant,
    Assignment? Assignment = null,
    Guid? PaymentId = null,
    PaymentPurpose Purpose = PaymentPurpose.Booking)
    : BookingCommand(Context);

/// <summary>Told by the payment: the money is under way and may take days.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="PaymentId">Which of the booking's payments; null is the one of the sale.</param>
/// <param name="Purpose">What that one is for.</param>
[GenerateSerializer, Immutable, Alias("booking.expect-payment")]
public sealed record ExpectPayment(CommandContext Context, Guid? PaymentId = null, PaymentPurpose Purpose = PaymentPurpose.ChangeOrder)
    : BookingCommand(Context);

/// <summary>Told by the payment: what was under way did not come, and the customer may try again.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="PaymentId">Which of the booking's payments; null is the one of the sale.</param>
/// <param name="Purpose">What that one is for.</param>
[GenerateSerializer, Immutable, Alias("booking.miss-payment")]
public sealed record MissPayment(CommandContext Context, Guid? PaymentId = null, PaymentPurpose Purpose = PaymentPurpose.ChangeOrder)
    : BookingCommand(Context);

/// <summary>Told by the payment: the money will not come.</summary>
[GenerateSerializer, Immutable, Alias("booking.lose-payment")]
public sealed record LosePayment(CommandContext Context, string Reason) : BookingCommand(Context);

/// <summary>Told by whoever sends mails: the one about the balance is on its way, or is no news any more.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="MailId">Which.</param>
[GenerateSerializer, Immutable, Alias("booking.confirm-balance-mail")]
public sealed record ConfirmBalanceMail(CommandContext Context, Guid MailId) : BookingCommand(Context);
