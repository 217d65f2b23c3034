using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Cancellation policies of a provider's own making: tiers in any order, with units or amounts that are kept, and deposits.</summary>
internal static class OwnPolicy
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "promises";

    /// <summary>What the listing promises instead of a preset; null where the provider takes the preset.</summary>
    public static object? Draw(Town town, Chance chance) =>
        town.Scenario.Has(Habit) && chance.PerMille(500)
            ? new { tiers = Enumerable.Range(0, chance.Between(0, 3)).Select(_ => Tier(chance)).ToArray() }
            : null;

    private static object Tier(Chance chance)
    {
        var keepsAmount = chance.PerMille(400);
        return new
        {
            minimumLead = chance.PerMille(700) ? $"PT{chance.Between(1, 60)}H" : null,
            withinOfBooking = chance.PerMille(200) ? $"PT{chance.Between(1, 24)}H" : null,
            refundPercent = chance.Between(0, 100),
            feeRefundPercent = chance.Between(0, 100),
            retainedUnits = keepsAmount ? 0 : chance.Between(0, 2),
            retainedAmount = keepsAmount ? new { amount = chance.Between(1, 9_000), currency = "EUR" } : null,
            deposit = chance.Pick<string>(["kept", "refunded"]),
        };
    }
}
