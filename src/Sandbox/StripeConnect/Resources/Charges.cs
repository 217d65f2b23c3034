using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Attempts to charge a card or a bank account; made by payments, read here.</summary>
internal static class Charges
{
    public const string Kind = "charge";

    public static async Task<JsonObject> Get(Work work, Call call) => (await work.Get(Kind, call.RequiredId)).Body;

    public static Task<JsonObject> List(Work work, Call call) => Lists.Page(work, call, Kind, "payment_intent", "transfer_group", "customer");

    /// <summary>An attempt to charge a card, as it stands before anybody has answered.</summary>
    /// <param name="work">Where.</param>
    /// <param name="intent">The payment.</param>
    /// <param name="number">What tells the card from others; null for one that nobody else has.</param>
    public static JsonObject New(Work work, StoredObject intent, string? number = null)
    {
        var charge = Shapes.New(Kind);
        var id = work.NewId("ch_");
        charge["id"] = id;
        charge["created"] = work.UnixNow;
        charge["amount"] = intent.Amount("amount");
        charge["currency"] = intent.Currency;
        charge["customer"] = intent.Text("customer");
        charge["description"] = intent.Text("description");
        charge["metadata"] = intent.Body["metadata"]!.DeepClone();
        charge["payment_intent"] = intent.Id;
        charge["receipt_email"] = intent.Text("receipt_email");
        charge["transfer_data"] = intent.Body["transfer_data"]?.DeepClone();
        charge["transfer_group"] = intent.Text("transfer_group");
        charge["refunds"]!["url"] = $"/v1/charges/{id}/refunds";
        charge["payment_method_details"]!["card"]!["amount_authorized"] = intent.Amount("amount");
        charge["payment_method_details"]!["card"]!["fingerprint"] = Fingerprint(number ?? id);
        return charge;
    }

    /// <summary>The same for one card whoever pays with it, and no way back to its number.</summary>
    public static string Fingerprint(string number) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(number)))[..16];
}
