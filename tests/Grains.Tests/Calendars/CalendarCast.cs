using Marketplace.Bookings;

namespace Marketplace.Calendars;

/// <summary>Pia's calendar and the times that the stories happen at.</summary>
internal static class CalendarCast
{
    public const string Berlin = "Europe/Berlin";

    public const string NewYork = "America/New_York";

    public static readonly Actor Pia = TestContexts.Person(1);

    public static readonly Actor Eve = TestContexts.Person(6);

    public static readonly Guid Massage = new("a0000000-0000-0000-0000-000000000001");

    public static readonly Guid Yoga = new("a0000000-0000-0000-0000-000000000002");

    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Monday, 2 March 2026, eight in the morning in Berlin.</summary>
    public static readonly DateTimeOffset MondayMorning = Utc("2026-03-02T07:00:00Z");

    public static readonly SlotRules Plain = SlotRules.Default with { MinNotice = TimeSpan.Zero };

    public static DateTimeOffset Utc(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    public static DayRange Range(int from, int to) => new(from * 60, to * 60);

    /// <summary>The same hours on every day of the week.</summary>
    public static CalendarPlan Daily(string zone, params DayRange[] ranges) =>
        new(zone, [.. Enum.GetValues<DayOfWeek>().Select(day => new WeeklyHours(day, [.. ranges]))], []);

    public static CalendarPlan NineToFive(string zone) => Daily(zone, Range(9, 17));

    public static SlotCase Case(CalendarPlan? plan, DateTimeOffset now, SlotRules? rules = null, params Occupied[] busy) =>
        new(plan is null ? null : new PlanHours(plan), Massage, rules ?? Plain, plan?.TimeZone ?? Berlin, new BusyTimes(busy), now);

    /// <summary>An hour's booking of a listing for one customer.</summary>
    public static Occupied Booked(DateTimeOffset start, TimeSpan? length = null, TimeSpan buffer = default, Guid? listing = null)
    {
        var work = new TimeRange(start, start + (length ?? Hour));
        var booking = DerivedId.From(listing ?? Massage, $"{start:O}");
        return new Occupied(booking, listing ?? Massage, booking, 0, work.Widened(buffer, buffer), work);
    }

    /// <summary>The starts that are offered on local dates, as UTC hours and minutes.</summary>
    public static string[] Starts(SlotCase slot, string zone, string from, string to, TimeSpan? duration = null, int seats = 1)
    {
        var clock = WallClock.Of(zone);
        var window = new LocalWindow(DateOnly.Parse(from, null), DateOnly.Parse(to, null)).On(clock);
        return [.. Slots.Between(slot, window, duration ?? Hour, seats, clock).Select(found => $"{found.Start.UtcDateTime:dd HH:mm}")];
    }
}
