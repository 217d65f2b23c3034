using Marketplace.Calendars;
using Marketplace.Disputes;
using Marketplace.Payments;
using Marketplace.Resources;

namespace Marketplace.Bookings;

/// <summary>Something that happened to a booking. Events carry what later readers need, so no reader must ask back.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("booking.event")]
public abstract record BookingEvent(DateTimeOffset At);

/// <summary>A slot is held and waits for its payment.</summary>
[GenerateSerializer, Immutable, Alias("booking.placed")]
public sealed record BookingPlaced(
    DateTimeOffset At,
    Guid CustomerId,
    BookingTerms Terms,
    SlotGrant Grant,
    Guid PaymentId,
    DateTimeOffset HoldExpiresAt,
    Guid? QuoteId,
    string? Notes,
    Assignment? Assignment = null,
    bool KeepCard = false)
    : BookingEvent(At);

/// <summary>A customer asks the provider for an offer. Nothing is held yet.</summary>
[GenerateSerializer, Immutable, Alias("booking.asked")]
public sealed record BookingAsked(
    DateTimeOffset At, Guid CustomerId, BookingTerms Terms, DateTimeOffset OfferBy, Guid? QuoteId, string? Notes)
    : BookingEvent(At);

/// <summary>An offer, which replaces the one before it.</summary>
[GenerateSerializer, Immutable, Alias("booking.offered")]
public sealed record BookingOffered(DateTimeOffset At, BookingOffer Offer) : BookingEvent(At);

/// <summary>The last offer was taken back; another one may be made until <paramref name="OfferBy"/>.</summary>
[GenerateSerializer, Immutable, Alias("booking.offer-withdrawn")]
public sealed record BookingOfferWithdrawn(DateTimeOffset At, BookingSide By, string? Reason, DateTimeOffset OfferBy) : BookingEvent(At);

/// <summary>An offer was accepted: its terms are those of the booking from now on, and the slot is held for the payment.</summary>
[GenerateSerializer, Immutable, Alias("booking.agreed")]
public sealed record BookingAgreed(
    DateTimeOffset At,
    BookingSide By,
    int Offer,
    Guid CustomerId,
    BookingTerms Terms,
    SlotGrant Grant,
    Guid PaymentId,
    DateTimeOffset HoldExpiresAt,
    Assignment? Assignment = null,
    bool KeepCard = false)
    : BookingEvent(At);

/// <summary>Nobody paid in time; the slot is free again.</summary>
[GenerateSerializer, Immutable, Alias("booking.payment-expired")]
public sealed record BookingPaymentExpired(DateTimeOffset At) : BookingEvent(At);

/// <summary>The slot is held until another time: longer while money is under way, for another try once it did not come.</summary>
[GenerateSerializer, Immutable, Alias("booking.hold-renewed")]
public sealed record BookingHoldRenewed(DateTimeOffset At, DateTimeOffset HoldExpiresAt) : BookingEvent(At);

/// <summary>The money is authorised; the provider has until then to answer.</summary>
[GenerateSerializer, Immutable, Alias("booking.requested")]
public sealed record BookingRequested(DateTimeOffset At, DateTimeOffset AnswerBy) : BookingEvent(At);

/// <summary>The provider said yes; the money is being captured, and confirms the booking when it is.</summary>
[GenerateSerializer, Immutable, Alias("booking.accepted")]
public sealed record BookingAccepted(DateTimeOffset At) : BookingEvent(At);

[GenerateSerializer, Immutable, Alias("booking.declined")]
public sealed record BookingDeclined(DateTimeOffset At, string? Reason, BookingSide By = BookingSide.Provider) : BookingEvent(At);

/// <summary>Nobody answered in time.</summary>
[GenerateSerializer, Immutable, Alias("booking.expired")]
public sealed record BookingExpired(DateTimeOffset At) : BookingEvent(At);

/// <summary>Paid and agreed.</summary>
[GenerateSerializer, Immutable, Alias("booking.confirmed")]
public sealed record BookingConfirmed(DateTimeOffset At) : BookingEvent(At);

/// <summary>The payment came after the hold had expired, and the slot was still free: it is taken again.</summary>
/// <param name="At">When.</param>
/// <param name="Grant">The slot.</param>
/// <param name="Assignment">Its resources.</param>
/// <param name="Left">Those that it had when it expired.</param>
[GenerateSerializer, Immutable, Alias("booking.slot-retaken")]
public sealed record BookingSlotRetaken(DateTimeOffset At, SlotGrant Grant, Assignment? Assignment = null, Assignment? Left = null) : BookingEvent(At);

/// <summary>The payment came too late for the slot, for a change order, or for a booking that had ended: it is given back.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="PaymentId">Which; null is the one of the sale.</param>
[GenerateSerializer, Immutable, Alias("booking.payment-rejected")]
public sealed record BookingPaymentRejected(DateTimeOffset At, string Reason, Guid? PaymentId = null) : BookingEvent(At);

/// <param name="At">When.</param>
/// <param name="By">The side that cancelled.</param>
/// <param name="Reason">Shown to both sides.</param>
/// <param name="Tier">The tier of the policy that applied.</param>
/// <param name="Settlement">Who gets what of the money that was paid.</param>
/// <param name="Parts">The same for each payment; null where the booking has one.</param>
/// <param name="Penalty">What the provider pays for not keeping it; null where that is nothing.</param>
[GenerateSerializer, Immutable, Alias("booking.cancelled")]
public sealed record BookingCancelled(
    DateTimeOffset At, BookingSide By, string? Reason, string Tier, Settlement Settlement, ImmutableArray<PaymentPart>? Parts = null, Money? Penalty = null)
    : BookingEvent(At);

/// <summary>Some of the seats are free again; the others stay booked. What is not given back for them stays with the booking and is earned with it.</summary>
/// <param name="At">When.</param>
/// <param name="By">The side that gave them up.</param>
/// <param name="Seats">How many.</param>
/// <param name="Reason">Shown to both sides.</param>
/// <param name="Tier">The tier of the policy that applied.</param>
/// <param name="Refund">Back to the customer.</param>
/// <param name="Terms">What is booked from now on; the price stays that of the sale.</param>
/// <param name="Grant">The seats that it keeps.</param>
/// <param name="Freed">The seats that it gave up, of each resource that it had several of.</param>
/// <param name="Assignment">Its resources with the seats that it keeps; null where it has none but its provider's calendar.</param>
/// <param name="Parts">Which payments the refund comes from; null where the booking has one.</param>
/// <param name="FeeRefund">What of the refund is the customer's fee; null in events that did not tell it apart.</param>
/// <param name="CouponBack">What of a coupon of the platform is not needed any more; null where nothing is.</param>
[GenerateSerializer, Immutable, Alias("booking.seats-cancelled")]
public sealed record BookingSeatsCancelled(
    DateTimeOffset At,
    BookingSide By,
    int Seats,
    string? Reason,
    string Tier,
    Money Refund,
    BookingTerms Terms,
    SlotGrant Grant,
    ImmutableArray<SlotGrant> Freed,
    Assignment? Assignment,
    ImmutableArray<PaymentPart>? Parts = null,
    Money? FeeRefund = null,
    Money? CouponBack = null)
    : BookingEvent(At);

[GenerateSerializer, Immutable, Alias("booking.started")]
public sealed record BookingStarted(DateTimeOffset At) : BookingEvent(At);

/// <summary>The work is done, as one side says or as time has shown.</summary>
[GenerateSerializer, Immutable, Alias("booking.completed")]
public sealed record BookingCompleted(DateTimeOffset At, BookingSide By) : BookingEvent(At);

/// <summary>The complaint window is over: the provider has earned the money.</summary>
[GenerateSerializer, Immutable, Alias("booking.released")]
public sealed record BookingReleased(DateTimeOffset At, Settlement Settlement, ImmutableArray<PaymentPart>? Parts = null) : BookingEvent(At);

/// <summary>Money was promised back; the booking goes on unless it was all of it. Of a coupon of the platform the same part is not needed any more.</summary>
[GenerateSerializer, Immutable, Alias("booking.refunded")]
public sealed record BookingRefunded(
    DateTimeOffset At, BookingSide By, Money Amount, string? Reason, bool Entire, ImmutableArray<PaymentPart>? Parts = null, Money? CouponBack = null)
    : BookingEvent(At);

/// <summary>Money that was earned is to go back to the customer, of one payment, which decides it.</summary>
[GenerateSerializer, Immutable, Alias("booking.return-asked")]
public sealed record BookingReturnAsked(DateTimeOffset At, BookingSide By, Guid PaymentId) : BookingEvent(At);

/// <summary>Money that was earned goes back to the customer; the booking stays what it is.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who gives it back.</param>
/// <param name="PaymentId">Of which payment.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why.</param>
/// <param name="Purpose">What that payment was for: a tip is no part of the price, and neither is what was awarded of a security deposit.</param>
[GenerateSerializer, Immutable, Alias("booking.money-returned")]
public sealed record BookingMoneyReturned(
    DateTimeOffset At, BookingSide By, Guid PaymentId, Money Amount, string? Reason, PaymentPurpose Purpose = PaymentPurpose.Booking)
    : BookingEvent(At);

/// <summary>The customer disputes a payment at their bank, or that came to something. The booking stays what it is.</summary>
/// <param name="At">When.</param>
/// <param name="DisputeId">Which dispute.</param>
/// <param name="PaymentId">Which payment.</param>
/// <param name="Amount">How much of it.</param>
/// <param name="Status">Where it stands at the bank.</param>
/// <param name="DueBy">Until when the bank takes an answer; null where it takes none.</param>
/// <param name="HoldsRefunds">Whether nothing can be given back until the bank has decided.</param>
[GenerateSerializer, Immutable, Alias("booking.payment-disputed")]
public sealed record BookingPaymentDisputed(
    DateTimeOffset At, Guid DisputeId, Guid PaymentId, Money Amount, DisputeStatus Status, DateTimeOffset? DueBy, bool HoldsRefunds)
    : BookingEvent(At);

/// <summary>Something happened to the security deposit. The booking stays what it is, and so does its price.</summary>
[GenerateSerializer, Immutable, Alias("booking.security-deposit")]
public sealed record BookingSecurityDepositTold(DateTimeOffset At, SecurityDepositNews News) : BookingEvent(At);

/// <summary>The review period is over; nothing more will happen by itself.</summary>
[GenerateSerializer, Immutable, Alias("booking.closed")]
public sealed record BookingClosed(DateTimeOffset At) : BookingEvent(At);

/// <summary>Why somebody did what follows, in their words: above all operators, who act on what is not theirs.</summary>
[GenerateSerializer, Immutable, Alias("booking.reason-given")]
public sealed record BookingReasonGiven(DateTimeOffset At, BookingSide By, string Reason) : BookingEvent(At);

/// <summary>It goes on by another version of its process. What it is, and where it stands, stays.</summary>
/// <param name="At">When.</param>
/// <param name="FromVersion">By which it ran.</param>
/// <param name="ToVersion">By which it runs.</param>
/// <param name="Process">The times that hold from now on.</param>
/// <param name="Offered">Those of the offer that stands; null where none does.</param>
[GenerateSerializer, Immutable, Alias("booking.migrated")]
public sealed record BookingMigrated(DateTimeOffset At, int FromVersion, int ToVersion, ProcessTerms Process, ProcessTerms? Offered)
    : BookingEvent(At);
