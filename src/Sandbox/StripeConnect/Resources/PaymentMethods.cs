using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Cards that are kept for customers.</summary>
internal static class PaymentMethods
{
    public const string Kind = "payment_method";

    public static async Task<JsonObject> Get(Work work, Call call) => (await work.Get(Kind, call.RequiredId)).Body;

    public static async Task<JsonObject> Detach(Work work, Call call)
    {
        call.Parameters.RefuseUnknown();
        var method = await work.Take(Kind, call.RequiredId);
        if (method.Text("customer") is null)
        {
            throw Refused.NotNow("The payment method you provided is not attached to a customer so detachment is impossible.");
        }

        await Free(work, method);
        return method.Body;
    }

    /// <summary>Nobody's any more, for good: a card that was detached cannot be attached again.</summary>
    public static async Task Free(Work work, StoredObject method)
    {
        if (method.Text("customer") is null)
        {
            return;
        }

        method.Body["customer"] = null;
        await work.Save(method);
        await work.Announce("payment_method.detached", method);
    }

    public static async Task<StoredObject> Keep(Work work, StoredObject customer, string? number)
    {
        var body = Shapes.New(Kind);
        var id = work.NewId("pm_");
        body["id"] = id;
        body["customer"] = customer.Id;
        body["billing_details"]!["email"] = customer.Text("email");
        body["card"]!["fingerprint"] = Charges.Fingerprint(number ?? id);
        var method = await work.Add(Kind, "pm_", body, notes: new JsonObject { ["number"] = number ?? id });
        await work.Announce("payment_method.attached", method);
        return method;
    }

    /// <summary>What tells a card that is kept for this customer from others.</summary>
    /// <exception cref="Refused">It is not kept for them, or not any more.</exception>
    public static async Task<string> NumberOf(Work work, string id, string? customer)
    {
        var method = await work.Get(Kind, id, "payment_method");
        return method.Text("customer") is { } owner && owner == customer
            ? (string)method.Notes["number"]!
            : throw Refused.Invalid("The provided PaymentMethod cannot be used with this customer: it is not attached to it, or was detached.", param: "payment_method");
    }
}
