namespace Marketplace.Bookings;

/// <summary>When a listing may be booked. Judged in the listing's zone; see docs of slots for the algorithm.</summary>
/// <param name="MinNotice">How long before the start a booking must be made (default PT120M).</param>
/// <param name="Horizon">How far ahead it may be; null is no limit.</param>
/// <param name="SlotInterval">The step between starts; null takes the duration.</param>
/// <param name="BufferBefore">Kept free before the work.</param>
/// <param name="BufferAfter">Kept free after the work.</param>
/// <param name="Seats">How many may share a session; 1 for work with one customer.</param>
/// <param name="Limits">At most so many, or so much time, per period.</param>
[GenerateSerializer, Immutable, Alias("booking.slot-rules")]
public sealed record SlotRules(
    TimeSpan MinNotice,
    SlotHorizon? Horizon,
    TimeSpan? SlotInterval,
    TimeSpan BufferBefore,
    TimeSpan BufferAfter,
    int Seats,
    ImmutableArray<SlotLimit> Limits)
{
    public static SlotRules Default { get; } = new(TimeSpan.FromMinutes(120), null, null, TimeSpan.Zero, TimeSpan.Zero, 1, []);
}

/// <summary>How far ahead a listing may be booked: n rolling days, or up to a date. Exactly one is set.</summary>
[GenerateSerializer, Immutable, Alias("booking.slot-horizon")]
public sealed record SlotHorizon(int? Days, bool BusinessDays, DateOnly? Until)
{
    /// <summary>Nothing is sold further ahead, whatever a listing says: it bounds the work of finding slots.</summary>
    public const int MaximumDays = 5 * 366;
}

/// <summary>At most <paramref name="Count"/> bookings, or <paramref name="Time"/> of work, per day, week, month or year.</summary>
[GenerateSerializer, Immutable, Alias("booking.slot-limit")]
public sealed record SlotLimit(SlotLimitPeriod Per, int? Count, TimeSpan? Time);

public enum SlotLimitPeriod
{
    Day,
    Week,
    Month,
    Year,
}
