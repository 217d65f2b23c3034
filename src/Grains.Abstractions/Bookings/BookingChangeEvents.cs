using Marketplace.Calendars;
using Marketplace.Resources;

namespace Marketplace.Bookings;

/// <summary>A change order. Nothing changes until both sides agree and it is paid.</summary>
[GenerateSerializer, Immutable, Alias("booking.change-proposed")]
public sealed record BookingChangeProposed(DateTimeOffset At, BookingChange Change) : BookingEvent(At);

/// <summary>The other side agrees.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who agreed.</param>
/// <param name="Number">To which change order.</param>
/// <param name="PaymentId">What the customer has yet to pay; null where nothing is.</param>
/// <param name="Due">How much that is; negative for what they get back.</param>
/// <param name="PayBy">Until when. What is not paid by then does not happen.</param>
[GenerateSerializer, Immutable, Alias("booking.change-accepted")]
public sealed record BookingChangeAccepted(
    DateTimeOffset At, BookingSide By, int Number, Guid? PaymentId, Money Due, DateTimeOffset? PayBy)
    : BookingEvent(At);

/// <summary>Its payment has another time: as long as money may be under way, or a little for another try once that did not come.</summary>
/// <param name="At">When.</param>
/// <param name="Number">Which change order.</param>
/// <param name="PaymentId">What the customer has yet to pay.</param>
/// <param name="PayBy">Until when.</param>
[GenerateSerializer, Immutable, Alias("booking.change-renewed")]
public sealed record BookingChangeRenewed(DateTimeOffset At, int Number, Guid PaymentId, DateTimeOffset PayBy) : BookingEvent(At);

/// <summary>It stays as it was: somebody said no, thought better of it or did not answer or pay in time, or the booking has ended.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who gave it up.</param>
/// <param name="Number">Which change order.</param>
/// <param name="Reason">Why.</param>
/// <param name="PaymentId">The payment that was open for it: whatever comes of it goes back.</param>
[GenerateSerializer, Immutable, Alias("booking.change-declined")]
public sealed record BookingChangeDeclined(DateTimeOffset At, BookingSide By, int Number, string? Reason, Guid? PaymentId) : BookingEvent(At);

/// <summary>What both sides agreed on is paid, and so: price, time and slot in one write.</summary>
/// <param name="At">When.</param>
/// <param name="Number">Which change order.</param>
/// <param name="Terms">What is agreed from now on.</param>
/// <param name="Due">What the customer paid for it; negative for what they get back.</param>
/// <param name="PaymentId">What they paid it with.</param>
/// <param name="Grant">The longer slot; null where the time stays.</param>
/// <param name="Freed">The slot that it had before.</param>
/// <param name="Assignment">The resources of the longer slot.</param>
/// <param name="Left">Those of the one before.</param>
/// <param name="Parts">Which payments what is given back comes from; null where the booking has one.</param>
[GenerateSerializer, Immutable, Alias("booking.changed")]
public sealed record BookingChanged(
    DateTimeOffset At,
    int Number,
    BookingTerms Terms,
    Money Due,
    Guid? PaymentId = null,
    SlotGrant? Grant = null,
    SlotGrant? Freed = null,
    Assignment? Assignment = null,
    Assignment? Left = null,
    ImmutableArray<PaymentPart>? Parts = null)
    : BookingEvent(At);
