namespace Marketplace.Listings;

/// <summary>
/// What a price is multiplied with: units, started ones counted whole, each of them on a local date. Hours are the exception, whose last one
/// costs what is used of it.
/// </summary>
internal sealed class PriceUnits
{
    private readonly Func<int, DateOnly> dateOf;

    private PriceUnits(long count, Func<int, DateOnly> dateOf, long? parts = null, long perUnit = 1) =>
        (Count, this.dateOf, Parts, PerUnit) = (count, dateOf, parts ?? count, perUnit);

    /// <summary>How many.</summary>
    public long Count { get; }

    /// <summary>The same in minutes, where it is hours that are counted.</summary>
    private long Parts { get; }

    private long PerUnit { get; }

    /// <param name="type">What one unit is.</param>
    /// <param name="slot">What is paid for, without the time of add-ons.</param>
    /// <param name="clock">Of the listing's zone.</param>
    public static PriceUnits Of(PriceType type, PricedSlot slot, WallClock clock)
    {
        var first = clock.DateOf(slot.Start);
        switch (type)
        {
            case PriceType.Daily or PriceType.Nightly when slot.Rules.Stay is not null:
                return new PriceUnits(slot.Duration.Days, first.AddDays);
            case PriceType.Hourly:
                return new PriceUnits(
                    Started(slot.Duration, TimeSpan.FromHours(1)), hour => clock.DateOf(slot.Start.AddHours(hour)), (long)slot.Duration.TotalMinutes, 60);
            case PriceType.Daily:
                return new PriceUnits(Started(slot.Duration, TimeSpan.FromDays(1)), day => clock.DateOf(slot.Start.AddDays(day)));
            case PriceType.Nightly:
                return new PriceUnits(Math.Max(1, clock.DateOf(slot.End).DayNumber - first.DayNumber), first.AddDays);
            case PriceType.PerPerson:
                return new PriceUnits(slot.Seats, _ => first);
            default:
                return new PriceUnits(1, _ => first);
        }
    }

    /// <summary>What all of them cost.</summary>
    /// <param name="unit">The price of one.</param>
    /// <param name="quantity">How often all of them are wanted.</param>
    public Money Price(Money unit, int quantity = 1) => unit.Times(Parts * quantity, PerUnit);

    /// <summary>Those on dates that are meant.</summary>
    public PriceUnits On(Func<DateOnly, bool> isMeant)
    {
        var (count, parts) = (0L, 0L);
        for (var unit = 0; unit < Count; unit++)
        {
            if (isMeant(dateOf(unit)))
            {
                count++;
                parts += Math.Min(PerUnit, Parts - (unit * PerUnit));
            }
        }

        return new PriceUnits(count, dateOf, parts, PerUnit);
    }

    private static long Started(TimeSpan duration, TimeSpan unit) => (duration.Ticks + unit.Ticks - 1) / unit.Ticks;
}
