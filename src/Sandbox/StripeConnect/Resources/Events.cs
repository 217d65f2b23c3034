using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>What happened, for those whose webhook got lost.</summary>
internal static class Events
{
    private const string Kind = "event";

    /// <summary>Stripe lists no older ones.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public static async Task<JsonObject> Get(Work work, Call call) => (await work.Get(Kind, call.RequiredId)).Body;

    public static Task<JsonObject> List(Work work, Call call)
    {
        var types = call.Parameters.List("types");
        return Lists.Page(work, call, Kind, [], call.Parameters.Text("type") is { } type ? [type] : types, work.Now - Remembered);
    }
}
