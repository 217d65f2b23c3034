using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>How a service may be booked.</summary>
/// <param name="PriceType">What its price counts.</param>
/// <param name="Duration">How long it takes, or the least of it.</param>
/// <param name="Rules">The rules of its slots.</param>
internal sealed record ShopTerms(string PriceType, string Duration, object Rules)
{
    /// <summary>The habit of having rules of one's own, and of booking what is shown, by the name that leaves it out.</summary>
    public const string Habit = "slots";

    public static ShopTerms Plain(int seats) => new("fixed", "PT60M", new { seats });

    public static ShopTerms Draw(Chance chance, int seats) => chance.Below(7) switch
    {
        0 => new("fixed", "PT60M", new { seats, bufferBefore = "PT10M", bufferAfter = "PT15M", slotInterval = "PT30M" }),
        1 => new("fixed", "PT60M", new { seats, limits = new object[] { new { per = "day", count = 2 }, new { per = "week", time = "PT6H" } } }),
        2 => new("fixed", "PT45M", new { seats, slotOffset = "PT10M", packed = true, minNotice = "PT30M" }),
        3 => new("hourly", "PT30M", new { seats, durations = new { min = "PT30M", max = "PT2H" }, horizon = new { days = 3, businessDays = true } }),
        4 => new("nightly", "P1D", new { seats, stay = new { unit = "night", checkIn = "15:00", checkOut = "11:00" } }),
        5 => new("daily", "P1D", new { seats, stay = new { unit = "day", checkIn = "08:00", checkOut = "18:00" } }),
        _ => Plain(seats),
    };

    /// <summary>Days off in the week in which most is booked, and a journey.</summary>
    public static object[] Periods(Chance chance) => chance.Below(4) switch
    {
        0 => [new { firstDay = "2026-03-11", kind = "holiday", label = "Founder's day", everyYear = true }],
        1 => [new { firstDay = "2026-03-12", lastDay = "2026-03-13", kind = "vacation" }],
        2 => [new { firstDay = "2026-03-10", lastDay = "2026-03-12", kind = "travel", timeZone = "America/New_York" }],
        _ => [],
    };
}
