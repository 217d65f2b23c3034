using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>Tokens that we never issued, and webhooks that the gateway never sent.</summary>
internal static class Forgery
{
    private const string Signature = "Stripe-Signature";

    /// <param name="token">One that is good, for somebody else.</param>
    /// <param name="victim">Who the forger wants to be.</param>
    /// <param name="chance">What is made up.</param>
    public static IEnumerable<string> Tokens(string token, Guid victim, Chance chance)
    {
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]));
        var promoted = Encode(claims.Replace("\"member\"", "\"operator\"", StringComparison.Ordinal));
        var noise = new byte[64];
        chance.Fill(noise);

        yield return $"{parts[0]}.{promoted}.{parts[2]}";
        yield return $"{Encode("""{"alg":"none","typ":"at+jwt"}""")}.{promoted}.";
        yield return $"{Encode("""{"alg":"HS256","typ":"at+jwt"}""")}.{promoted}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(parts[0]), Encoding.ASCII.GetBytes(promoted)))}";
        yield return $"{parts[0]}.{Encode($$"""{"iss":"marketplace","sub":"{{victim}}","sid":"{{victim}}","role":"operator","iat":0,"exp":99999999999}""")}.{Base64Url.EncodeToString(noise)}";
        yield return $"{parts[0]}.{parts[1]}";
        yield return new string('x', 5_000);
    }

    /// <param name="overheard">One that the gateway did send; null before the first.</param>
    /// <param name="now">A signature of now is not refused for its age.</param>
    /// <param name="chance">What is made up.</param>
    public static IEnumerable<Request> Webhooks(Request? overheard, DateTimeOffset now, Chance chance)
    {
        var body = """{"id":"evt_forged","object":"event","type":"checkout.session.completed","created":1773000000,"data":{"object":{}}}""";
        var made = HMACSHA256.HashData("whsec_guess"u8, Encoding.UTF8.GetBytes($"{now.ToUnixTimeSeconds()}.{body}"));
        yield return Webhook(body, null);
        yield return Webhook(body, $"t={now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)},v1={Convert.ToHexStringLower(made)}");
        yield return Webhook(Garbage.Text(chance), "t=,v1=");
        yield return Webhook(body, Garbage.Text(chance));
        yield return Webhook(new string('x', 300_000), "t=1,v1=00");
        yield return new Request("POST", "/webhooks/fib") { Body = Encoding.UTF8.GetBytes(body) };
        yield return new Request("POST", $"/webhooks/fib?payment={Guid.Empty}") { Body = "paid"u8.ToArray() };
        yield return new Request("POST", $"/webhooks/areeba?payment={Guid.Empty}") { Body = """{"order":{"id":"1"}}"""u8.ToArray(), Headers = [("X-Notification-Secret", "guess")] };
        yield return new Request("POST", $"/webhooks/areeba?payment={Guid.Empty}") { Body = """{"order":{"id":"1"}}"""u8.ToArray() };
        yield return new Request("POST", $"/webhooks/fastpay?payment={Guid.Empty}") { Body = "[]"u8.ToArray() };
        yield return new Request("POST", $"/webhooks/nasswallet?payment={Guid.Empty}") { Body = """{"data":1}"""u8.ToArray() };
        if (overheard is not null)
        {
            var signature = overheard.Headers[0].Value;
            yield return Webhook(Encoding.UTF8.GetString(overheard.Body) + " ", signature);
            yield return Webhook(body, signature);
        }
    }

    private static Request Webhook(string body, string? signature) =>
        new("POST", "/webhooks/stripe") { Body = Encoding.UTF8.GetBytes(body), Headers = signature is null ? [] : [(Signature, signature)] };

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
