using System.Buffers.Text;
using System.Security.Cryptography;
using Marketplace.Identity;

namespace Marketplace.Feeds;

/// <summary>
/// The addresses under which calendars are published: which one, which of its addresses, and a seal that only this
/// installation can make. They are not stored, so a copy of the database opens nothing.
/// </summary>
internal sealed class FeedAddresses(ServerKeys keys)
{
    private const int IdLength = 16;
    private const int SealLength = 24;
    private const int Length = IdLength + IdLength + SealLength;

    public async ValueTask<string> Write(Guid feed, Guid address, CancellationToken cancellationToken)
    {
        byte[] content = [.. feed.ToByteArray(bigEndian: true), .. address.ToByteArray(bigEndian: true)];
        return Base64Url.EncodeToString([.. content, .. await SealOf(content, cancellationToken)]);
    }

    /// <returns>Null for everything that this installation has not sealed.</returns>
    public async ValueTask<(Guid Feed, Guid Address)?> Read(string token, CancellationToken cancellationToken)
    {
        if (token.Length > 2 * Length || !Base64Url.IsValid(token, out var length) || length != Length)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        var content = bytes[..(IdLength + IdLength)];
        return CryptographicOperations.FixedTimeEquals(await SealOf(content, cancellationToken), bytes.AsSpan(content.Length))
            ? (new Guid(content.AsSpan(0, IdLength), bigEndian: true), new Guid(content.AsSpan(IdLength), bigEndian: true))
            : null;
    }

    private async ValueTask<byte[]> SealOf(byte[] content, CancellationToken cancellationToken) =>
        (await keys.For("calendar-feed", cancellationToken)).Hash(content)[..SealLength];
}
