using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Customers of a town close their cards: what the gateway gives back to one comes back to the platform a day later.</summary>
internal static class ClosedCards
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "closed-cards";

    /// <returns>How many of a thousand refunds come back.</returns>
    public static int Draw(Scenario scenario, Chance chance) => scenario.Has(Habit) ? chance.Pick<int>([0, 0, 150, 400]) : 0;
}
