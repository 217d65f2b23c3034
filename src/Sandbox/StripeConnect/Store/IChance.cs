using System.Security.Cryptography;

namespace Marketplace.Sandbox;

/// <summary>Everything here that nobody can foresee, in one place, so that a simulation can have it come out the same again.</summary>
internal interface IChance
{
    /// <returns>From 0 up to, but not including, the bound.</returns>
    int Below(int bound);
}

/// <summary>Ids and secrets of real sandboxes cannot be guessed.</summary>
internal sealed class UnguessableChance : IChance
{
    public int Below(int bound) => RandomNumberGenerator.GetInt32(bound);
}
