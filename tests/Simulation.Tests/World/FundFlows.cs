using Marketplace.Embedded;
using Marketplace.Gateways;

namespace Marketplace.Simulations;

/// <summary>How the providers of a town get their share: once it is earned, with the charge, or as the platform thinks whenever its process starts.</summary>
internal sealed class FundFlows
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "destinations";

    private readonly Chance chance;
    private readonly int perMille;

    public FundFlows(Scenario scenario, Chance chance)
    {
        this.chance = chance;
        perMille = !scenario.Has(Habit) ? 0 : chance.Pick<int>([0, 0, 1_000, 1_000, 500]);
    }

    /// <summary>Of the process that starts now. What has begun goes on as it did.</summary>
    public FundFlow Next() => chance.PerMille(perMille) ? FundFlow.Destination : FundFlow.Separate;
}
