using Marketplace.Resources;

namespace Marketplace.Bookings;

/// <summary>What its parties may see of a booking.</summary>
/// <param name="Id">The booking.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CustomerId">The account that booked.</param>
/// <param name="Terms">What was agreed.</param>
/// <param name="PaymentId">Its payment; empty where nothing is paid here.</param>
/// <param name="Notes">From the customer.</param>
/// <param name="BookedAt">When it was made.</param>
/// <param name="HoldExpiresAt">Until when the slot is held for an unpaid booking.</param>
/// <param name="AnswerBy">Until when the provider may answer a request.</param>
/// <param name="AwaitingCapture">True between the provider's yes and the captured payment.</param>
/// <param name="ConfirmedAt">When it was paid and agreed.</param>
/// <param name="CompletedAt">When the work was said to be done.</param>
/// <param name="ReleasedAt">When the provider had earned the money.</param>
/// <param name="EndedAt">When it was cancelled, declined or expired.</param>
/// <param name="EndedBy">Who ended it.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="Refunded">Promised back to the customer so far.</param>
/// <param name="NextEvent">What time alone will do next; null if nothing.</param>
/// <param name="Version">Counts changes; the ETag.</param>
/// <param name="Offer">The last offer; the accepted one once there is an agreement.</param>
/// <param name="Move">Another time that one side proposes.</param>
/// <param name="Assignment">Its resources, and those that it had last when it has ended; null where the terms name none.</param>
/// <param name="Attendance">When the work was begun and ended, as the provider says.</param>
/// <param name="NoShow">Who is said not to have come, and what became of it.</param>
/// <param name="Delivery">What was delivered, and what was asked to be changed; null until then.</param>
/// <param name="Change">A change order that is proposed, or waits for its payment.</param>
/// <param name="PolicyAnchor">The start by which a cancellation is judged: the earliest ever agreed, unless the provider waived that.</param>
/// <param name="Tips">What the customer gave on top, or wanted to, the oldest first.</param>
/// <param name="Complaint">What the customer holds against it; null where nothing was.</param>
/// <param name="Milestones">The parts that it is delivered and paid in, and how far each has come; null where it has none.</param>
/// <param name="Balance">How its balance is paid; null before it is asked for.</param>
[GenerateSerializer, Immutable, Alias("booking.view")]
public sealed record BookingView(
    Guid Id,
    BookingStatus Status,
    Guid CustomerId,
    BookingTerms Terms,
    Guid PaymentId,
    string? Notes,
    DateTimeOffset BookedAt,
    DateTimeOffset? HoldExpiresAt,
    DateTimeOffset? AnswerBy,
    bool AwaitingCapture,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset? CompletedAt,
    DateTimeOffset? ReleasedAt,
    DateTimeOffset? EndedAt,
    BookingSide? EndedBy,
    string? Reason,
    Money Refunded,
    NextEvent? NextEvent,
    long Version,
    BookingOffer? Offer = null,
    BookingMove? Move = null,
    Assignment? Assignment = null,
    BookingAttendance? Attendance = null,
    NoShowCase? NoShow = null,
    DeliveryCase? Delivery = null,
    BookingChange? Change = null,
    DateTimeOffset PolicyAnchor = default,
    ImmutableArray<BookingTip>? Tips = null,
    BookingComplaint? Complaint = null,
    ImmutableArray<BookingMilestone>? Milestones = null,
    BookingBalance? Balance = null) : IVersioned;

/// <summary>The next thing that happens by itself.</summary>
/// <param name="At">When.</param>
/// <param name="What">`offer_expires`, `payment_expires`, `request_expires`, `move_expires`, `starts`, `auto_completes`, `payout_becomes_due`, `review_period_closes`, `no_show_stands`, `dispute_lapses`, `delivery_due`, `delivery_stands`, `overdue_lapses`, `change_expires`, `tip_expires`, `funding_expires`, `funding_reminder`, `funding_lapses`, `balance_due`, `balance_lapses`.</param>
[GenerateSerializer, Immutable, Alias("booking.next-event")]
public sealed record NextEvent(DateTimeOffset At, string What);

/// <summary>What cancelling at <paramref name="AsOf"/> would pay.</summary>
/// <param name="Refund">Back to the customer.</param>
/// <param name="ProviderKeeps">To the provider, after commission.</param>
/// <param name="Tier">The tier of the policy that applies.</param>
/// <param name="AsOf">The moment of the preview.</param>
/// <param name="Penalty">What a provider who cancels pays for it; null where that is nothing.</param>
[GenerateSerializer, Immutable, Alias("booking.cancellation-preview")]
public sealed record CancellationPreview(Money Refund, Money ProviderKeeps, string Tier, DateTimeOffset AsOf, Money? Penalty = null);

/// <summary>Where a booking stands. Stored by name; never rename.</summary>
public enum BookingStatus
{
    None,
    Inquiry,
    Quoted,
    PendingPayment,
    Requested,
    Confirmed,
    InProgress,
    Completed,
    Closed,
    PaymentExpired,
    Declined,
    Expired,
    Cancelled,
    Refunded,

    /// <summary>One side says that the other did not come, and the other says that they did: an operator decides.</summary>
    Disputed,

    /// <summary>One side says that the other did not come; the other may contest it.</summary>
    NoShowReported,

    /// <summary>One side did not come.</summary>
    NoShow,

    /// <summary>The work is handed over and waits for the customer's yes, or for their silence.</summary>
    Delivered,

    /// <summary>The customer wants something otherwise: the provider delivers again.</summary>
    ChangesRequested,

    /// <summary>What should have been delivered was not.</summary>
    Overdue,

    /// <summary>The customer is not content: the money waits for the end of their complaint.</summary>
    Complained,

    /// <summary>A milestone was accepted, and the next one is paid and in work.</summary>
    Working,

    /// <summary>A milestone was accepted, and the next one waits for its payment.</summary>
    AwaitingFunding,
}
