using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Identity;

/// <summary>
/// Tokens that travel by mail. They are not stored: each follows from an account, a purpose, a nonce and a key of the
/// server, so a copy of the database opens nothing. When they expire and whether they were used is the account's business.
/// </summary>
internal sealed class MailedTokens(ServerKeys keys)
{
    public const string VerifyEmail = "verify-email";
    public const string ResetPassword = "reset-password";

    private const int IdLength = 16;
    private const int SealLength = 24;
    private const int Length = IdLength + IdLength + SealLength;

    public async ValueTask<string> Write(string purpose, Guid accountId, Guid nonce, CancellationToken cancellationToken)
    {
        byte[] content = [.. accountId.ToByteArray(bigEndian: true), .. nonce.ToByteArray(bigEndian: true)];
        return Base64Url.EncodeToString([.. content, .. await SealOf(purpose, content, cancellationToken)]);
    }

    /// <returns>Null for everything that is not a token of ours for that purpose.</returns>
    public async ValueTask<MailedToken?> Read(string purpose, string token, CancellationToken cancellationToken)
    {
        if (token.Length > 2 * Length || !Base64Url.IsValid(token, out var length) || length != Length)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        var content = bytes[..(IdLength + IdLength)];
        var seal = await SealOf(purpose, content, cancellationToken);
        return CryptographicOperations.FixedTimeEquals(seal, bytes.AsSpan(content.Length))
            ? new MailedToken(new Guid(content.AsSpan(0, IdLength), bigEndian: true), new Guid(content.AsSpan(IdLength), bigEndian: true))
            : null;
    }

    private async ValueTask<byte[]> SealOf(string purpose, byte[] content, CancellationToken cancellationToken)
    {
        var key = await keys.For("mailed-token", cancellationToken);
        return key.Hash(Encoding.UTF8.GetBytes(purpose), content)[..SealLength];
    }
}

/// <summary>What a mailed token says.</summary>
internal sealed record MailedToken(Guid AccountId, Guid Nonce);
