using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Identity;

namespace Marketplace;

/// <summary>
/// Cursors are opaque and sealed: a client cannot make one up, nor take one to another list, so a query never
/// sees a key that it did not give out.
/// </summary>
internal sealed class CursorSeal(ServerKeys keys)
{
    private const int SealLength = 16;
    private const int IdLength = 16;

    /// <summary>Longer sort keys than any index of ours holds.</summary>
    private const int MaxLength = 2048;

    public async ValueTask<string> Close(PageKey key, string scope, CancellationToken cancellationToken)
    {
        byte[] content = [.. key.Id.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(key.Sort)];
        return Base64Url.EncodeToString([.. await SealOf(content, scope, cancellationToken), .. content]);
    }

    /// <returns>Null when it is not a cursor of this list.</returns>
    public async ValueTask<PageKey?> Open(string cursor, string scope, CancellationToken cancellationToken)
    {
        if (cursor.Length > MaxLength || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length < SealLength + IdLength)
        {
            return null;
        }

        var content = bytes[SealLength..];
        var seal = await SealOf(content, scope, cancellationToken);
        return CryptographicOperations.FixedTimeEquals(seal, bytes.AsSpan(0, SealLength))
            ? new PageKey(Encoding.UTF8.GetString(content.AsSpan(IdLength)), new Guid(content.AsSpan(0, IdLength), bigEndian: true))
            : null;
    }

    private async ValueTask<byte[]> SealOf(byte[] content, string scope, CancellationToken cancellationToken)
    {
        var key = await keys.For("cursor", cancellationToken);
        return key.Hash(Encoding.UTF8.GetBytes(scope), content)[..SealLength];
    }
}
