using System.Security.Cryptography;

namespace Marketplace.Identity;

/// <summary>Where secrets and salts come from. A port, so that a simulation can repeat a run to the byte.</summary>
internal interface IRandomBytes
{
    byte[] Next(int length);
}

/// <summary>The operating system's.</summary>
internal sealed class SystemRandomBytes : IRandomBytes
{
    public byte[] Next(int length) => RandomNumberGenerator.GetBytes(length);
}
