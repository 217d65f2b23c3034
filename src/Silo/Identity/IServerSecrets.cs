namespace Marketplace.Identity;

/// <summary>The secret from which an installation derives every key that only it must know. It is made once and never changes.</summary>
internal interface IServerSecrets
{
    /// <param name="candidate">What becomes the secret if there is none yet.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>The one that stands, whoever made it.</returns>
    Task<byte[]> ReadOrKeep(byte[] candidate, CancellationToken cancellationToken);
}
