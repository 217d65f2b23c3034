using System.Text.Json.Nodes;

namespace Marketplace.Simulations;

/// <summary>Webhooks that are signed as they should be, and about an object that the gateway does not know itself.</summary>
internal static class Poison
{
    private const string Mark = "_poison";

    /// <summary>The same as another one, but about nothing.</summary>
    public static string Of(string body)
    {
        var webhook = JsonNode.Parse(body)!;
        webhook["id"] = $"{webhook["id"]}{Mark}";
        webhook["type"] = "payment_intent.succeeded";
        webhook["data"]!["object"] = new JsonObject { ["id"] = "pi_nobodys", ["object"] = "payment_intent" };
        return webhook.ToJsonString();
    }

    /// <param name="eventId">Of a webhook.</param>
    public static bool Is(string eventId) => eventId.EndsWith(Mark, StringComparison.Ordinal);
}
