using System.Text.Json.Serialization;
using Marketplace.Bookings;

namespace Marketplace.Calendars;

/// <summary>Which slots of a listing somebody wants to see.</summary>
/// <param name="ListingId">The listing; its sessions are shared when it has seats.</param>
/// <param name="Rules">Its rules.</param>
/// <param name="TimeZone">Its zone, in which notice, horizon and limits are judged.</param>
/// <param name="Duration">How long the work takes; whole days for stays.</param>
/// <param name="Seats">How many seats must be left.</param>
/// <param name="ViewerZone">The zone of <paramref name="From"/> and <paramref name="To"/> and of the grid.</param>
/// <param name="From">First local date; null is today.</param>
/// <param name="To">Last local date, exclusive; null is <see cref="DefaultDays"/> after the first, and never more than <see cref="MaximumDays"/>.</param>
[GenerateSerializer, Immutable, Alias("calendar.slot-query")]
public sealed record SlotQuery(
    Guid ListingId, SlotRules Rules, string TimeZone, TimeSpan Duration, int Seats, string ViewerZone, DateOnly? From, DateOnly? To)
{
    /// <summary>What a page shows that names no end.</summary>
    public const int DefaultDays = 14;

    /// <summary>A quarter of a year at once: what a calendar page shows, and a bound on the work and the size of one answer.</summary>
    public const int MaximumDays = 92;
}

/// <summary>The answer to a <see cref="SlotQuery"/>.</summary>
/// <param name="Zone">The zone the grid was counted in.</param>
/// <param name="Slots">By start.</param>
[GenerateSerializer, Immutable, Alias("calendar.slot-list")]
public sealed record SlotList(string Zone, ImmutableArray<Slot> Slots);

/// <summary>A time that may be booked.</summary>
/// <param name="Start">First instant of the work.</param>
/// <param name="End">Its end, exclusive.</param>
/// <param name="SeatsLeft">How many seats are free.</param>
/// <param name="Joined">How many seats are taken, where the session needs a number of them; else null.</param>
/// <param name="Needed">How many it needs to take place; null where it does not matter.</param>
[GenerateSerializer, Immutable, Alias("calendar.slot")]
public readonly record struct Slot(
    DateTimeOffset Start,
    DateTimeOffset End,
    int SeatsLeft,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Joined = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Needed = null);

/// <summary>Asks about one time.</summary>
/// <param name="ListingId">The listing.</param>
/// <param name="Rules">Its rules.</param>
/// <param name="TimeZone">Its zone.</param>
/// <param name="Start">When the work would begin.</param>
/// <param name="End">When it would end.</param>
/// <param name="Seats">How many seats.</param>
/// <param name="Moves">Bookings that are thought of at other times than they have; null where all are where they are.</param>
/// <param name="IgnoreNotice">True where both sides agree, which waives the notice.</param>
[GenerateSerializer, Immutable, Alias("calendar.slot-question")]
public sealed record SlotQuestion(
    Guid ListingId,
    SlotRules Rules,
    string TimeZone,
    DateTimeOffset Start,
    DateTimeOffset End,
    int Seats,
    ImmutableArray<ThoughtMove>? Moves = null,
    bool IgnoreNotice = false)
{
    /// <summary>Whether the time that these terms are about may be booked.</summary>
    public static SlotQuestion Of(BookingTerms terms) =>
        new(terms.ListingId, terms.Rules, terms.TimeZone, terms.Start, terms.End, terms.Seats);
}

/// <summary>A booking that is thought of at another time than it has.</summary>
/// <param name="BookingId">Which.</param>
/// <param name="Start">When it would begin; null thinks of it as nowhere.</param>
/// <param name="End">When it would end.</param>
[GenerateSerializer, Immutable, Alias("calendar.thought-move")]
public sealed record ThoughtMove(Guid BookingId, DateTimeOffset? Start, DateTimeOffset? End);

/// <summary>Whether a time may be booked, and every rule that says no.</summary>
[GenerateSerializer, Immutable, Alias("calendar.slot-explanation")]
public sealed record SlotExplanation(bool Bookable, ImmutableArray<SlotReason> Reasons);

/// <summary>A rule that says no.</summary>
/// <param name="Rule">`plan`, `override`, `check-in`, `notice`, `horizon`, `seats`, `minimum`, `busy`, `imported`, `buffer`, `limit`, `archived`.</param>
/// <param name="Facts">What it rests on.</param>
[GenerateSerializer, Immutable, Alias("calendar.slot-reason")]
public sealed record SlotReason(string Rule, ImmutableArray<RefusalFact> Facts);

/// <summary>What speaks for and against one resource of several.</summary>
/// <param name="InTheWay">The first rule that says no; null when none does.</param>
/// <param name="Joins">True when others have booked the very session there.</param>
/// <param name="Assigned">How many sessions of the listing it has in the month of the wish, in the listing's zone.</param>
[GenerateSerializer, Immutable, Alias("calendar.slot-weight")]
public sealed record SlotWeight(SlotReason? InTheWay, bool Joins, int Assigned);
