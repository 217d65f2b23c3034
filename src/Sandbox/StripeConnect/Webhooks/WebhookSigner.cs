using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Sandbox;

/// <summary>Signs a body as Stripe does: HMAC-SHA256 over the instant and the body.</summary>
internal static class WebhookSigner
{
    public static string Sign(string body, string secret, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds();
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}"));
        return $"t={timestamp},v1={Convert.ToHexStringLower(signature)}";
    }
}
