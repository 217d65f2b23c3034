namespace Marketplace;

/// <summary>What was read of a request that wants to change something, before its endpoint runs.</summary>
/// <param name="Key">The idempotency key, or null when none was sent.</param>
/// <param name="Fingerprint">A keyed hash of the canonical body: the same words in another order are the same request.</param>
internal sealed record CommandRequest(string? Key, string Fingerprint)
{
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>Long enough for any client's scheme, short enough for an index.</summary>
    public const int MaxKeyLength = 255;

    public static bool IsKey(string key) =>
        key.Length is > 0 and <= MaxKeyLength && !key.Any(char.IsControl) && !string.IsNullOrWhiteSpace(key);
}
