using Marketplace.Embedded;
using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <summary>Ids of the gateway, decided by the seed.</summary>
internal sealed class SeededChance(Chance chance) : IChance
{
    public int Below(int bound) => chance.Below(bound);
}
