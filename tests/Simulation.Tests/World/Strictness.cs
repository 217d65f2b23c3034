using Marketplace.Bookings;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>In some towns a provider who does not keep what they sold pays for it; what was sold before goes on as it was sold.</summary>
internal static class Strictness
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "penalties";

    /// <summary>Drawn for each process anew: odd percents, a last tier that nobody reaches or that ends before the start, and for requests alone.</summary>
    public static BookingOptions Draw(Scenario scenario, Chance chance) => scenario.Has(Habit) && chance.PerMille(500)
        ? new BookingOptions { Processes = [new ProcessSetting { Mode = chance.PerMille(200) ? BookingMode.Request : null, Penalty = [.. Tiers(chance)] }] }
        : new BookingOptions();

    private static IEnumerable<PenaltyTier> Tiers(Chance chance)
    {
        for (var notice = TimeSpan.FromHours(chance.Between(1, 96)); notice > TimeSpan.Zero; notice -= TimeSpan.FromHours(chance.Between(1, 48)))
        {
            yield return new PenaltyTier(notice, chance.Between(0, 60));
        }

        if (chance.PerMille(800))
        {
            yield return new PenaltyTier(TimeSpan.Zero, chance.Between(0, 100));
        }
    }
}
