using Marketplace.Bookings;

namespace Marketplace.Complaints;

/// <param name="At">When.</param>
/// <param name="By">Which side; the platform stands for operators and for time.</param>
/// <param name="Text">In words.</param>
[GenerateSerializer, Immutable, Alias("complaint.event")]
public abstract record ComplaintEvent(DateTimeOffset At, BookingSide By, string? Text);

/// <summary>The booking's money is held, and the provider is asked.</summary>
[GenerateSerializer, Immutable, Alias("complaint.opened")]
public sealed record ComplaintOpened(DateTimeOffset At, BookingSide By, string? Text, ComplaintCase Case, DateTimeOffset AnswerBy)
    : ComplaintEvent(At, By, Text);

/// <summary>The provider says otherwise, and offers nothing.</summary>
[GenerateSerializer, Immutable, Alias("complaint.answered")]
public sealed record ComplaintAnswered(DateTimeOffset At, BookingSide By, string? Text, DateTimeOffset ReplyBy) : ComplaintEvent(At, By, Text);

/// <summary>The provider would give something back.</summary>
/// <param name="At">When.</param>
/// <param name="By">Which side.</param>
/// <param name="Text">In words.</param>
/// <param name="Offer">How much; it replaces what was offered before.</param>
/// <param name="ReplyBy">Until when the customer may think about it; null where an operator decides meanwhile.</param>
[GenerateSerializer, Immutable, Alias("complaint.offered")]
public sealed record ComplaintOffered(DateTimeOffset At, BookingSide By, string? Text, ComplaintOffer Offer, DateTimeOffset? ReplyBy)
    : ComplaintEvent(At, By, Text);

/// <summary>One side has more to say. Nothing else changes.</summary>
[GenerateSerializer, Immutable, Alias("complaint.stated")]
public sealed record ComplaintStated(DateTimeOffset At, BookingSide By, string? Text) : ComplaintEvent(At, By, Text);

/// <summary>An operator is to decide.</summary>
[GenerateSerializer, Immutable, Alias("complaint.escalated")]
public sealed record ComplaintEscalated(DateTimeOffset At, BookingSide By, string? Text, DateTimeOffset DecideBy) : ComplaintEvent(At, By, Text);

/// <summary>No operator has decided in time: both sides hear of it, and the queue shows it.</summary>
[GenerateSerializer, Immutable, Alias("complaint.overdue")]
public sealed record ComplaintOverdue(DateTimeOffset At, BookingSide By, string? Text, DateTimeOffset LapsesAt) : ComplaintEvent(At, By, Text);

/// <summary>It is over, once and for all.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who ended it.</param>
/// <param name="Text">Why.</param>
/// <param name="Outcome">How.</param>
/// <param name="Award">What the customer gets back of what the booking holds. The rest is earned, unless it was withdrawn.</param>
[GenerateSerializer, Immutable, Alias("complaint.ended")]
public sealed record ComplaintEnded(DateTimeOffset At, BookingSide By, string? Text, ComplaintStatus Outcome, Money Award)
    : ComplaintEvent(At, By, Text);

/// <summary>What a complaint is about, as it was when it was made.</summary>
/// <param name="BookingId">Which booking.</param>
/// <param name="CustomerId">Whose complaint it is.</param>
/// <param name="ProviderId">Whom it is about.</param>
/// <param name="ListingId">What was booked.</param>
/// <param name="Title">Its title.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Wish">What it is to come to.</param>
/// <param name="Wanted">The amount that is asked for; null where none is.</param>
/// <param name="Stake">What the booking holds. It stays so until the complaint has ended.</param>
/// <param name="IsWhole">Whether that is given back whole or not at all.</param>
/// <param name="Terms">How it runs.</param>
/// <param name="Milestone">Which milestone it is about; null where the work has none.</param>
/// <param name="OfMilestone">What is held for that one, of the stake: less than this is given back, or all of the stake.</param>
[GenerateSerializer, Immutable, Alias("complaint.case")]
public sealed record ComplaintCase(
    Guid BookingId,
    Guid CustomerId,
    Guid ProviderId,
    Guid ListingId,
    string Title,
    ComplaintReason Reason,
    ComplaintWish Wish,
    Money? Wanted,
    Money Stake,
    bool IsWhole,
    ComplaintTerms Terms,
    int? Milestone = null,
    Money? OfMilestone = null);
