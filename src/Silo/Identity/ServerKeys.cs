using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Identity;

/// <summary>
/// The keys with which this installation signs and hashes for itself: fingerprints, cursors, address hashes, refresh
/// and mailed tokens. All derive from one secret that is made once per database and kept there, so every process and
/// every restart has the same ones.
/// </summary>
internal sealed class ServerKeys(IServerSecrets secrets, IRandomBytes random)
{
    private const int SecretLength = 32;

    private readonly ConcurrentDictionary<string, ServerKey> keys = new(StringComparer.Ordinal);
    private byte[]? secret;

    /// <summary>The key of one purpose. What is signed for one purpose never passes for another.</summary>
    public async ValueTask<ServerKey> For(string purpose, CancellationToken cancellationToken)
    {
        if (keys.TryGetValue(purpose, out var known))
        {
            return known;
        }

        secret ??= await secrets.ReadOrKeep(random.Next(SecretLength), cancellationToken);
        var derived = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, SecretLength, salt: [], Encoding.UTF8.GetBytes(purpose));
        return keys.GetOrAdd(purpose, new ServerKey(derived));
    }
}

/// <summary>A key that hashes: HMAC-SHA-256 over parts, each preceded by its length so that none runs into the next.</summary>
internal sealed class ServerKey(byte[] key)
{
    public byte[] Hash(params ReadOnlySpan<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in parts)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(part);
        }

        return hash.GetHashAndReset();
    }
}
