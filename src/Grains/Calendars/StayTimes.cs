using Marketplace.Bookings;

namespace Marketplace.Calendars;

/// <summary>Stays are counted in local dates, so that a night is a night whatever the clocks do in it.</summary>
internal static class StayTimes
{
    /// <summary>When a stay of so many days or nights ends.</summary>
    public static DateTimeOffset End(this SlotStay stay, DateTimeOffset start, int units, WallClock clock) =>
        clock.At(clock.DateOf(start).AddDays(stay.EndsOnItsLastDate ? units - 1 : units), stay.CheckOut ?? clock.TimeOf(start));

    /// <summary>How many days or nights there are from a start to an end.</summary>
    public static int Units(this SlotStay stay, TimeRange work, WallClock clock)
    {
        var dates = clock.DateOf(work.End).DayNumber - clock.DateOf(work.Start).DayNumber;
        return Math.Max(1, stay.EndsOnItsLastDate ? dates + 1 : dates);
    }

    /// <summary>When stays that begin on a date begin.</summary>
    public static DateTimeOffset StartOn(this SlotStay stay, DateOnly date, WallClock clock) =>
        stay.CheckIn is { } checkIn ? clock.At(date, checkIn) : clock.StartOf(date);
}
