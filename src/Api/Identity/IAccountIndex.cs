namespace Marketplace.Identity;

/// <summary>Accounts by the keyed hash of their address.</summary>
internal interface IAccountIndex
{
    /// <returns>Null when nobody has that address.</returns>
    Task<Guid?> Find(string emailHash, CancellationToken cancellationToken);
}
