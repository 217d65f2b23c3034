using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>What some providers sell besides, when theirs costs more or less, and what customers choose of it.</summary>
internal static class Extras
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "extras";

    /// <summary>Changes of a listing that has not been published yet; null for who sells nothing besides.</summary>
    /// <param name="town">Where.</param>
    /// <param name="chance">Of its own, so that extras change nothing about what else is done.</param>
    /// <param name="isByDays">Whether days or nights are sold, which no add-on makes longer.</param>
    public static (object Changes, ImmutableArray<string> AddOns)? Draw(Town town, Chance chance, bool isByDays)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(600))
        {
            return null;
        }

        object wash = new
        {
            id = "wash", label = "A wash", price = new { type = "fixed", amount = Euro(chance.Between(0, 2_000)) },
            duration = isByDays ? null : "PT15M", maximumQuantity = 2,
        };
        object lunch = new { id = "lunch", label = "Lunch", price = new { type = chance.Pick<string>(["per_person", "hourly"]), amount = Euro(chance.Between(1, 1_500)) } };
        object[] rules =
        [
            new { label = "Midweek", weekdays = new[] { "tuesday", "wednesday" }, basisPoints = chance.Between(-60_00, 40_00) },
            new { label = "Season", from = "2026-03-04", until = "2026-03-10", amount = Euro(chance.Between(-3_000, 3_000)) },
            new { label = "Early bird", bookedBefore = "PT36H", basisPoints = -chance.Between(1, 50_00) },
            new { label = "Long", fromUnits = 2, basisPoints = -chance.Between(1, 30_00) },
        ];
        var some = chance.Between(0, rules.Length);
        return (new { addOns = new[] { wash, lunch }, pricingRules = rules[..some] }, ["wash", "lunch"]);
    }

    /// <summary>What somebody wants besides; null for nothing.</summary>
    public static AddOnWish[]? Choose(Offer offer, Chance chance) => offer.AddOns.IsEmpty || !chance.PerMille(600) ? null
        : chance.PerMille(300) ? [new("wash", 2), new("lunch", 1)]
        : [new(chance.Pick<string>([.. offer.AddOns]), 1)];

    /// <summary>As the query of slots has them.</summary>
    public static string Query(AddOnWish[]? wishes) =>
        wishes is null ? string.Empty : $"&addOns={string.Join(',', wishes.Select(wish => $"{wish.Id}:{wish.Quantity}"))}";

    private static object Euro(int amount) => new { amount, currency = "EUR" };
}

/// <summary>An add-on as requests name it.</summary>
internal sealed record AddOnWish(string Id, int Quantity);
