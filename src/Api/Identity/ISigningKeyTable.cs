namespace Marketplace.Identity;

/// <summary>Where the signing keys of an installation are kept.</summary>
internal interface ISigningKeyTable
{
    /// <summary>The private keys, newest first.</summary>
    Task<ImmutableArray<byte[]>> Read(CancellationToken cancellationToken);

    /// <summary>Keeps the first generation, unless somebody else made it meanwhile.</summary>
    Task KeepFirst(byte[] privateKey, DateTimeOffset createdAt, CancellationToken cancellationToken);
}
