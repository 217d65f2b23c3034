using System.Text.Json.Serialization;

namespace Marketplace.Bookings;

/// <summary>When a listing may be booked. Judged in the listing's zone; see docs of slots for the algorithm.</summary>
/// <param name="MinNotice">How long before the start a booking must be made (default PT120M).</param>
/// <param name="Horizon">How far ahead it may be; null is no limit.</param>
/// <param name="SlotInterval">The step between starts; null takes the duration.</param>
/// <param name="BufferBefore">Kept free before the work.</param>
/// <param name="BufferAfter">Kept free after the work.</param>
/// <param name="Seats">How many may share a session; 1 for work with one customer.</param>
/// <param name="Limits">At most so many, or so much time, per period.</param>
/// <param name="SlotOffset">Added to the first start of every free range, and to the step between starts; null is none.</param>
/// <param name="Packed">True to leave the usual grid for a finer one where keeping to it would lose slots.</param>
/// <param name="Stay">Set where days or nights are booked rather than hours.</param>
/// <param name="Durations">How long the customer may choose; null leaves it to the price.</param>
/// <param name="Minimum">Set where a session takes place only if enough people come.</param>
[GenerateSerializer, Immutable, Alias("booking.slot-rules")]
public sealed record SlotRules(
    TimeSpan MinNotice,
    SlotHorizon? Horizon,
    TimeSpan? SlotInterval,
    TimeSpan BufferBefore,
    TimeSpan BufferAfter,
    int Seats,
    ImmutableArray<SlotLimit> Limits,
    TimeSpan? SlotOffset = null,
    bool Packed = false,
    SlotStay? Stay = null,
    SlotDurations? Durations = null,
    SlotMinimum? Minimum = null)
{
    public static SlotRules Default { get; } = new(TimeSpan.FromMinutes(120), null, null, TimeSpan.Zero, TimeSpan.Zero, 1, []);
}

/// <summary>How far ahead a listing may be booked: n rolling days, or up to a date. Exactly one is set.</summary>
/// <param name="Days">From today on, today not counted.</param>
/// <param name="BusinessDays">True when Saturdays and Sundays are not counted either.</param>
/// <param name="Until">The last local date.</param>
/// <param name="From">The first local date; null is no limit.</param>
[GenerateSerializer, Immutable, Alias("booking.slot-horizon")]
public sealed record SlotHorizon(int? Days, bool BusinessDays, DateOnly? Until, DateOnly? From = null)
{
    /// <summary>Nothing is sold further ahead, whatever a listing says: it bounds the work of finding slots.</summary>
    public const int MaximumDays = 5 * 366;
}

/// <summary>At most <paramref name="Count"/> bookings, or <paramref name="Time"/> of work, per day, week, month or year.</summary>
[GenerateSerializer, Immutable, Alias("booking.slot-limit")]
public sealed record SlotLimit(SlotLimitPeriod Per, int? Count, TimeSpan? Time);

/// <summary>Work that is counted in local dates. What decides is which dates the plan has open; the hours of those dates do not.</summary>
/// <param name="Unit">What is counted.</param>
/// <param name="CheckIn">The wall-clock time at which every stay begins; null lets the customer choose.</param>
/// <param name="CheckOut">
/// The wall-clock time at which it ends; null ends it at the time of day at which it began. Days that end later
/// than they begin end on the last date itself, everything else on the date after it.
/// </param>
[GenerateSerializer, Immutable, Alias("booking.slot-stay")]
public sealed record SlotStay(StayUnit Unit, TimeOnly? CheckIn, TimeOnly? CheckOut)
{
    /// <summary>True for days that are over in the evening rather than on the next morning.</summary>
    [JsonIgnore]
    public bool EndsOnItsLastDate => Unit is StayUnit.Day && CheckIn is { } from && CheckOut is { } to && to > from;
}

/// <summary>What a stay counts.</summary>
public enum StayUnit
{
    Day,
    Night,
}

/// <summary>Between <paramref name="Min"/> and <paramref name="Max"/>, in steps from the first on. Of a stay these are whole days.</summary>
[GenerateSerializer, Immutable, Alias("booking.slot-durations")]
public sealed record SlotDurations(TimeSpan Min, TimeSpan Max, TimeSpan Step)
{
    public bool Allow(TimeSpan duration) => duration >= Min && duration <= Max && (duration - Min).Ticks % Step.Ticks == 0;
}

/// <summary>How many seats of a session have to be confirmed some time before it begins. With fewer it is called off, and everybody gets all of their money back.</summary>
/// <param name="Participants">At least 2.</param>
/// <param name="DecidesBefore">How long before the start. From then on nobody joins a session that has not enough.</param>
[GenerateSerializer, Immutable, Alias("booking.slot-minimum")]
public sealed record SlotMinimum(int Participants, TimeSpan DecidesBefore)
{
    /// <summary>Short enough that most have joined, long enough that people who travel have not set out.</summary>
    public static readonly TimeSpan UsualLead = TimeSpan.FromDays(1);

    /// <summary>Whoever is called off must hear of it before they are on their way.</summary>
    public static readonly TimeSpan ShortestLead = TimeSpan.FromHours(1);

    public static readonly TimeSpan LongestLead = TimeSpan.FromDays(60);
}

public enum SlotLimitPeriod
{
    Day,
    Week,
    Month,
    Year,
}
