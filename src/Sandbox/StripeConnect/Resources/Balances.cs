using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>What an account may spend.</summary>
internal static class Balances
{
    public static async Task<JsonObject> Get(Work work, Call call)
    {
        call.Parameters.RefuseUnknown();
        var known = await work.Store.Balances.Of(work.Account);
        var balances = known.Count > 0 ? known : [new Available("eur", 0)];

        var body = Shapes.New("balance");
        body["available"] = new JsonArray([.. balances.Select(balance => Amount(balance.Currency, balance.Amount))]);
        body["pending"] = new JsonArray([.. balances.Select(balance => Amount(balance.Currency, 0))]);
        body["connect_reserved"] = new JsonArray([.. balances.Select(balance => new JsonObject { ["amount"] = 0, ["currency"] = balance.Currency })]);
        return body;
    }

    private static JsonObject Amount(string currency, long amount) =>
        new() { ["amount"] = amount, ["currency"] = currency, ["source_types"] = new JsonObject { ["card"] = amount } };
}

/// <summary>Every movement of an account's balance.</summary>
internal static class BalanceTransactions
{
    private const string Kind = "balance_transaction";

    public static async Task<JsonObject> Get(Work work, Call call) => (await work.Get(Kind, call.RequiredId)).Body;

    public static Task<JsonObject> List(Work work, Call call) => Lists.Page(work, call, Kind, "source", "type", "currency");
}
