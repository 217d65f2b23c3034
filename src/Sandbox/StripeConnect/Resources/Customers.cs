using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>People for whom ways to pay are kept. A page makes them; here they are read and deleted.</summary>
internal static class Customers
{
    public const string Kind = "customer";

    private const string Deleted = "deleted";

    public static async Task<JsonObject> Get(Work work, Call call)
    {
        var customer = await work.Get(Kind, call.RequiredId);
        return IsDeleted(customer) ? Grave(customer) : customer.Body;
    }

    /// <summary>What is kept for them goes with them.</summary>
    public static async Task<JsonObject> Delete(Work work, Call call)
    {
        call.Parameters.RefuseUnknown();
        var customer = await work.Take(Kind, call.RequiredId);
        if (IsDeleted(customer))
        {
            throw Refused.Unknown(Kind, customer.Id, "id");
        }

        foreach (var method in customer.Notes["methods"]!.AsArray())
        {
            await PaymentMethods.Free(work, await work.Take(PaymentMethods.Kind, (string)method!));
        }

        customer.Notes[Deleted] = true;
        await work.Save(customer);
        await work.Announce("customer.deleted", customer);
        return Grave(customer);
    }

    /// <summary>Makes a customer of whoever pays where the page says so, or has to, because it keeps their card.</summary>
    /// <param name="work">Where.</param>
    /// <param name="session">The page.</param>
    /// <param name="intent">What is paid on it.</param>
    /// <param name="number">What tells their card from others; null for one that nobody else has.</param>
    /// <returns>The card that is kept; null where none is.</returns>
    public static async Task<string?> OfPage(Work work, StoredObject session, StoredObject intent, string? number)
    {
        var keeps = intent.Text("setup_future_usage") is not null;
        if (!keeps && session.Text("customer_creation") != "always")
        {
            return null;
        }

        var body = Shapes.New(Kind);
        body["id"] = work.NewId("cus_");
        body["email"] = session.Text("customer_email");
        var customer = await work.Add(Kind, "cus_", body, notes: new JsonObject { ["methods"] = new JsonArray() });
        await work.Announce("customer.created", customer);
        intent.Body["customer"] = customer.Id;
        session.Body["customer"] = customer.Id;
        if (!keeps)
        {
            return null;
        }

        var method = await PaymentMethods.Keep(work, customer, number);
        customer.Notes["methods"]!.AsArray().Add(method.Id);
        await work.Save(customer);
        return method.Id;
    }

    private static bool IsDeleted(StoredObject customer) => customer.Notes.ContainsKey(Deleted);

    private static JsonObject Grave(StoredObject customer) => new() { ["id"] = customer.Id, ["object"] = Kind, ["deleted"] = true };
}
