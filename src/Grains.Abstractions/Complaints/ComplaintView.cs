using Marketplace.Bookings;

namespace Marketplace.Complaints;

/// <summary>What a complaint is about. Stored by name; never rename.</summary>
public enum ComplaintReason
{
    NotAsDescribed,
    NotDelivered,
    Quality,
    NoShow,
    Overcharged,
    Damage,
    Other,
}

/// <summary>What a complaint is to come to. Stored by name; never rename.</summary>
public enum ComplaintWish
{
    /// <summary>Everything that the booking still holds.</summary>
    FullRefund,

    /// <summary>An amount of it.</summary>
    PartialRefund,

    /// <summary>The work once more. Money is given back only if both sides, or an operator, name an amount.</summary>
    Redo,

    /// <summary>Something else, in words; money as with a redo.</summary>
    Other,
}

/// <summary>Where a complaint stands. Stored by name; never rename.</summary>
public enum ComplaintStatus
{
    None,

    /// <summary>Waits for the provider's answer.</summary>
    Open,

    /// <summary>Waits for the customer: to accept, to escalate or to withdraw.</summary>
    Answered,

    /// <summary>Waits for an operator's decision.</summary>
    InMediation,

    /// <summary>The sides agree on an amount, one of them by silence.</summary>
    Settled,

    /// <summary>An operator decided, or what stood did because none had in time.</summary>
    Decided,

    /// <summary>The customer let the answer stand, so nothing is given back.</summary>
    Closed,

    /// <summary>The customer took it back.</summary>
    Withdrawn,
}

/// <summary>What happened in a complaint. Stored by name; never rename.</summary>
public enum ComplaintStep
{
    Opened,
    Answered,
    Offered,
    Stated,
    Escalated,
    Overdue,
    Settled,
    Decided,
    Closed,
    Withdrawn,
}

/// <summary>One entry of a complaint's story: what happened, who did it, when and why.</summary>
/// <param name="Number">Counts them, from 1.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; the platform stands for operators and for time.</param>
/// <param name="What">What happened.</param>
/// <param name="Text">In words.</param>
/// <param name="Amount">What was asked for, offered or awarded.</param>
[GenerateSerializer, Immutable, Alias("complaint.entry")]
public sealed record ComplaintEntry(int Number, DateTimeOffset At, BookingSide By, ComplaintStep What, string? Text, Money? Amount);

/// <summary>What the provider would give back.</summary>
/// <param name="Number">Counts the offers, from 1; the last one stands.</param>
/// <param name="Amount">How much.</param>
[GenerateSerializer, Immutable, Alias("complaint.offer")]
public sealed record ComplaintOffer(int Number, Money Amount)
{
    /// <summary>Who has offered so often is better off with a third side.</summary>
    public const int MaximumNumber = 5;
}

/// <summary>What its parties and operators may see of a complaint.</summary>
/// <param name="Id">The complaint; it derives from the booking.</param>
/// <param name="BookingId">What it is about.</param>
/// <param name="CustomerId">Whose complaint it is.</param>
/// <param name="ProviderId">Whom it is about.</param>
/// <param name="ListingId">What was booked.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Reason">What it is about.</param>
/// <param name="Wish">What it is to come to.</param>
/// <param name="Wanted">The amount that is asked for; null where none is.</param>
/// <param name="Stake">What the booking holds: the most that can be awarded. Nobody has it while the complaint is open.</param>
/// <param name="IsWhole">Whether it can only be given back whole or not at all, because a session of a package paid for it.</param>
/// <param name="OpenedAt">When it was made.</param>
/// <param name="Offer">What the provider would give back; null while they offer nothing.</param>
/// <param name="IsOverdue">Whether an operator should have decided by now.</param>
/// <param name="WaitsSince">Since when an operator is waited for; null where none was.</param>
/// <param name="Award">What is given back; null until it has ended.</param>
/// <param name="EndedAt">When.</param>
/// <param name="EndedBy">Who ended it.</param>
/// <param name="Entries">Everything that happened and was said, the oldest first.</param>
/// <param name="NextEvent">What time alone will do next; null once it has ended.</param>
/// <param name="Version">Counts changes; the ETag.</param>
/// <param name="Milestone">Which milestone it is about; null where the work has none.</param>
/// <param name="OfMilestone">What is held for that one, of the stake: less than this is given back, or all of the stake.</param>
[GenerateSerializer, Immutable, Alias("complaint.view")]
public sealed record ComplaintView(
    Guid Id,
    Guid BookingId,
    Guid CustomerId,
    Guid ProviderId,
    Guid ListingId,
    string Title,
    ComplaintStatus Status,
    ComplaintReason Reason,
    ComplaintWish Wish,
    Money? Wanted,
    Money Stake,
    bool IsWhole,
    DateTimeOffset OpenedAt,
    ComplaintOffer? Offer,
    bool IsOverdue,
    DateTimeOffset? WaitsSince,
    Money? Award,
    DateTimeOffset? EndedAt,
    BookingSide? EndedBy,
    ImmutableArray<ComplaintEntry> Entries,
    NextEvent? NextEvent,
    long Version,
    int? Milestone = null,
    Money? OfMilestone = null) : IVersioned;

/// <summary>The ids of complaints. A booking, or each of its milestones, has one at most: what else there is to say belongs into it.</summary>
public static class ComplaintId
{
    public static Guid Of(Guid bookingId) => DerivedId.From(bookingId, "complaint");

    /// <param name="ofBooking">The one that the booking would have without milestones.</param>
    /// <param name="number">The milestone's.</param>
    public static Guid OfMilestone(Guid ofBooking, int number) => DerivedId.From(ofBooking, $"milestone/{number}");
}
