using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Attempts to charge a card; made by payments, read here.</summary>
internal static class Charges
{
    public const string Kind = "charge";

    public static async Task<JsonObject> Get(Work work, Call call) => (await work.Get(Kind, call.RequiredId)).Body;

    public static Task<JsonObject> List(Work work, Call call) => Lists.Page(work, call, Kind, "payment_intent", "transfer_group", "customer");
}
