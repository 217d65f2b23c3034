using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Marketplace.Identity;

/// <summary>Refresh tokens: opaque, and derived from (session, generation) and a key of the server, so that none is stored and each can be given again.</summary>
internal sealed class RefreshTokens(ServerKeys keys)
{
    private const int IdLength = 16;
    private const int ContentLength = IdLength + sizeof(int);
    private const int SealLength = 32;

    public async ValueTask<string> Write(Guid sessionId, int generation, CancellationToken cancellationToken)
    {
        var content = new byte[ContentLength];
        sessionId.TryWriteBytes(content, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(IdLength), generation);
        return Base64Url.EncodeToString([.. content, .. await SealOf(content, cancellationToken)]);
    }

    /// <returns>Null for everything that was never a token of ours.</returns>
    public async ValueTask<RefreshToken?> Read(string token, CancellationToken cancellationToken)
    {
        if (token.Length > 2 * (ContentLength + SealLength) || !Base64Url.IsValid(token, out var length) || length != ContentLength + SealLength)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        var content = bytes[..ContentLength];
        var seal = await SealOf(content, cancellationToken);
        return CryptographicOperations.FixedTimeEquals(seal, bytes.AsSpan(ContentLength))
            ? new RefreshToken(new Guid(content.AsSpan(0, IdLength), bigEndian: true), BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(IdLength)))
            : null;
    }

    private async ValueTask<byte[]> SealOf(byte[] content, CancellationToken cancellationToken) =>
        (await keys.For("refresh-token", cancellationToken)).Hash(content);
}

/// <summary>What a refresh token says.</summary>
internal sealed record RefreshToken(Guid SessionId, int Generation);
