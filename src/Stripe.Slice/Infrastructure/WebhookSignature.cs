using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Stripe.Infrastructure;

/// <summary>A <c>Stripe-Signature</c> header: when it was signed, and one <c>v1</c> signature for each live secret.</summary>
internal sealed record WebhookSignature(long Timestamp, List<string> Candidates)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static WebhookSignature Parse(string header)
    {
        var items = header.Split(',', StringSplitOptions.TrimEntries)
            .Select(item => item.Split('=', 2))
            .Select(pair => pair.Length == 2 ? (Key: pair[0], Value: pair[1]) : throw Unexpected())
            .ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

        return long.TryParse(items["t"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp)
            ? new WebhookSignature(timestamp, [.. items["v1"]])
            : throw Unexpected();
    }

    /// <summary>Compared in constant time, so that a wrong signature does not tell how wrong it is.</summary>
    public bool Signs(string body, string secret)
    {
        try
        {
            var expected = HMACSHA256.HashData(Strict.GetBytes(secret), Strict.GetBytes($"{Timestamp}.{body}"));
            var hexadecimal = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(expected));
            return Candidates.Exists(candidate =>
                CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(candidate), hexadecimal));
        }
        catch (EncoderFallbackException broken)
        {
            throw new StripeException("A body that is not valid text cannot have been signed.", broken);
        }
    }

    private static StripeException Unexpected() => new("The Stripe-Signature header is not of the form t=...,v1=...");
}
