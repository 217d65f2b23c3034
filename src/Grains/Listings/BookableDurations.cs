using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>For how long a listing may be booked.</summary>
internal static class BookableDurations
{
    public static bool IsWholeDays(TimeSpan duration) => duration > TimeSpan.Zero && duration.Ticks % TimeSpan.TicksPerDay == 0;

    /// <summary>What is booked by who does not choose: the listing's own duration, if that may be chosen.</summary>
    public static TimeSpan Default(SlotRules rules, TimeSpan shortest) =>
        rules.Durations is { } choice && !choice.Allow(shortest) ? choice.Min : shortest;

    /// <summary>What may be booked instead, in words; null when the duration is right.</summary>
    public static string? Fault(SlotRules rules, PriceType type, TimeSpan shortest, TimeSpan duration)
    {
        if (rules.Stay is not null && !IsWholeDays(duration))
        {
            return "must be whole days, such as P2D";
        }

        if (rules.Durations is { } choice)
        {
            return choice.Allow(duration)
                ? null
                : $"must be {Minutes(choice.Min)} to {Minutes(choice.Max)} minutes, in steps of {Minutes(choice.Step)} minutes";
        }

        var step = type switch
        {
            PriceType.Hourly => TimeSpan.FromMinutes(1),
            PriceType.Daily or PriceType.Nightly => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        if (step == TimeSpan.Zero)
        {
            return duration == shortest ? null : $"must be {Minutes(shortest)} minutes";
        }

        return duration >= shortest && duration <= TermsQuery.LongestDuration && (duration - shortest).Ticks % step.Ticks == 0
            ? null
            : $"must be {Minutes(shortest)} minutes or more, in steps of {Minutes(step)} minutes, at most {TermsQuery.LongestDuration.TotalDays:0} days";
    }

    private static string Minutes(TimeSpan duration) => $"{duration.TotalMinutes:0}";
}
