using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Attachments;

/// <summary>
/// Signs requests as AWS does it, version 4 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
/// </summary>
/// <param name="AccessKey">Whose request it is.</param>
/// <param name="SecretKey">What only they and the service know.</param>
/// <param name="Region">As the service calls it.</param>
/// <param name="Service">`s3`.</param>
internal sealed record AwsSignature(string AccessKey, string SecretKey, string Region, string Service)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>What `x-amz-date` says.</summary>
    public static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The value of the header `Authorization`.</summary>
    /// <param name="method">In capitals.</param>
    /// <param name="path">As it is sent: escaped once.</param>
    /// <param name="query">Names and values as they are meant.</param>
    /// <param name="headers">Those that are signed, `host` and `x-amz-date` among them.</param>
    /// <param name="bodyHash">The SHA-256 of the body.</param>
    /// <param name="at">What `x-amz-date` says.</param>
    public string Authorize(
        string method, string path, IEnumerable<(string Name, string Value)> query, IEnumerable<(string Name, string Value)> headers, string bodyHash, DateTimeOffset at)
    {
        var signed = headers
            .Select(header => (Name: header.Name.ToLowerInvariant(), Value: string.Join(' ', header.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))))
            .OrderBy(header => header.Name, StringComparer.Ordinal)
            .ToArray();
        var names = string.Join(';', signed.Select(header => header.Name));
        var asked = string.Join('&', query
            .Select(pair => $"{Escape(pair.Name)}={Escape(pair.Value)}")
            .Order(StringComparer.Ordinal));
        var request = $"{method}\n{path}\n{asked}\n{string.Concat(signed.Select(header => $"{header.Name}:{header.Value}\n"))}\n{names}\n{bodyHash}";

        var day = Stamp(at)[..8];
        var scope = $"{day}/{Region}/{Service}/aws4_request";
        var text = $"{Algorithm}\n{Stamp(at)}\n{scope}\n{HashOf(Encoding.UTF8.GetBytes(request))}";
        return $"{Algorithm} Credential={AccessKey}/{scope}, SignedHeaders={names}, Signature={Convert.ToHexStringLower(Hmac(KeyOf(day), text))}";
    }

    private byte[] KeyOf(string day) =>
        Hmac(Hmac(Hmac(Hmac(Encoding.UTF8.GetBytes($"AWS4{SecretKey}"), day), Region), Service), "aws4_request");

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    /// <summary>As RFC 3986 has it: all but letters, digits and `-._~`.</summary>
    private static string Escape(string text) => Uri.EscapeDataString(text);
}
