using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Marketplace.Identity;
using Microsoft.Extensions.Options;

namespace Marketplace.Attachments;

/// <summary>Addresses of files that are good for a while and need no login: whose, until when, and a seal that only this installation can make.</summary>
internal sealed class FileLinks(ServerKeys keys, IOptions<AttachmentOptions> options, [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    private const int SealLength = 24;

    public async ValueTask<FileLink> Of(Guid attachment, CancellationToken cancellationToken)
    {
        // Whole seconds, as the address says it.
        var expires = (clock.GetUtcNow() + options.Value.LinkLife).ToUnixTimeSeconds();
        var signature = Base64Url.EncodeToString(await SealOf(attachment, expires, cancellationToken));
        return new FileLink($"{ApiRoutes.Base}/files/{attachment}?expires={expires}&signature={signature}", DateTimeOffset.FromUnixTimeSeconds(expires));
    }

    /// <summary>Whether it is an address of ours, and still good.</summary>
    public async ValueTask<bool> IsGood(Guid attachment, long expires, string signature, CancellationToken cancellationToken)
    {
        if (signature.Length > 2 * SealLength || !Base64Url.IsValid(signature, out var length) || length != SealLength)
        {
            return false;
        }

        var isOurs = CryptographicOperations.FixedTimeEquals(await SealOf(attachment, expires, cancellationToken), Base64Url.DecodeFromChars(signature));
        return isOurs && clock.GetUtcNow().ToUnixTimeSeconds() < expires;
    }

    private async ValueTask<byte[]> SealOf(Guid attachment, long expires, CancellationToken cancellationToken)
    {
        var until = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(until, expires);
        return (await keys.For("file-link", cancellationToken)).Hash(attachment.ToByteArray(bigEndian: true), until)[..SealLength];
    }
}

/// <param name="Path">From the root of this host.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
internal sealed record FileLink(string Path, DateTimeOffset ExpiresAt);
