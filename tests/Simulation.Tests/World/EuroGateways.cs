using Marketplace.Embedded;
using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>
/// Who takes euros: Stripe, or in some towns nobody but people, as the operator thinks whenever its process starts. What has begun goes on as it did, so providers have something to
/// be paid, or owe something, in two pockets.
/// </summary>
internal sealed class EuroGateways
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "switches";

    private readonly Chance chance;
    private readonly int perMille;

    public EuroGateways(Scenario scenario, Chance chance)
    {
        this.chance = chance;
        perMille = !scenario.Has(Habit) ? 0 : chance.Pick<int>([0, 0, 400]);
    }

    /// <summary>Whether they are handed over now.</summary>
    public bool AreHandedOver { get; private set; }

    /// <summary>Of the process that starts now.</summary>
    /// <returns>Whether they are handed over.</returns>
    public bool Next() => AreHandedOver = chance.PerMille(perMille);

    /// <summary>The gateways of each currency.</summary>
    /// <param name="order">What the product is configured with.</param>
    /// <param name="areHandedOver">Whether euros are.</param>
    public static IReadOnlyDictionary<string, ImmutableArray<string>> Order(IReadOnlyDictionary<string, ImmutableArray<string>> order, bool areHandedOver) =>
        areHandedOver ? new Dictionary<string, ImmutableArray<string>>(order, StringComparer.Ordinal) { ["EUR"] = [GatewayNames.Manual] } : order;
}
