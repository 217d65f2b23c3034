using Marketplace.Complaints;

namespace Marketplace.Bookings;

/// <summary>What a booking knows of the complaint about it. What is said in it, the complaint itself tells.</summary>
/// <param name="Id">The complaint.</param>
/// <param name="Reason">What it is about.</param>
/// <param name="At">When it was made.</param>
/// <param name="Stake">What the booking held then, and holds until it has ended; where the customer paid nothing, what the platform pays with its coupon.</param>
/// <param name="Before">Where the booking stood: where it goes on when the complaint is withdrawn.</param>
/// <param name="Outcome">How it ended; null until then.</param>
/// <param name="Award">What of the stake was taken off for it; null until then.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Milestone">Which milestone it is about; null where the work has none.</param>
/// <param name="OfMilestone">What was held for that one: less than this is given back of it, or all that is at stake.</param>
[GenerateSerializer, Immutable, Alias("booking.complaint")]
public sealed record BookingComplaint(
    Guid Id,
    ComplaintReason Reason,
    DateTimeOffset At,
    Money Stake,
    BookingStatus Before,
    ComplaintStatus? Outcome = null,
    Money? Award = null,
    DateTimeOffset? EndedAt = null,
    int? Milestone = null,
    Money? OfMilestone = null);

/// <summary>The customer is not content with the work, and does not want it to be paid for as it is.</summary>
/// <param name="Context">By the customer, or an operator for them.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Text">In their words.</param>
/// <param name="Wish">What it is to come to.</param>
/// <param name="Wanted">How much they want back, of a partial refund.</param>
/// <param name="ComplaintId">Its id, which follows from the booking's. Each milestone may have one, whose id follows from this.</param>
[GenerateSerializer, Immutable, Alias("booking.complain")]
public sealed record RaiseComplaint(
    CommandContext Context, ComplaintReason Reason, string Text, ComplaintWish Wish, Money? Wanted, Guid ComplaintId = default)
    : BookingCommand(Context);

/// <summary>The complaint has ended.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="By">Who ended it.</param>
/// <param name="Outcome">How.</param>
/// <param name="Award">What the customer gets back.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("booking.end-complaint")]
public sealed record EndComplaint(CommandContext Context, BookingSide By, ComplaintStatus Outcome, Money Award, string? Reason) : BookingCommand(Context);

/// <summary>The customer is not content: nobody has the money until the complaint has ended.</summary>
/// <param name="At">When.</param>
/// <param name="By">The customer, or the platform for them.</param>
/// <param name="Complaint">What the booking keeps of it.</param>
/// <param name="Text">In the customer's words.</param>
/// <param name="Wish">What it is to come to.</param>
/// <param name="Wanted">The amount that is asked for; null where none is.</param>
[GenerateSerializer, Immutable, Alias("booking.complained")]
public sealed record BookingComplained(
    DateTimeOffset At, BookingSide By, BookingComplaint Complaint, string Text, ComplaintWish Wish, Money? Wanted) : BookingEvent(At);

/// <summary>The complaint has ended. What is given back for it, and what is earned, follows in the same write.</summary>
[GenerateSerializer, Immutable, Alias("booking.complaint-ended")]
public sealed record BookingComplaintEnded(DateTimeOffset At, BookingSide By, ComplaintStatus Outcome, Money Award, string? Reason) : BookingEvent(At);
