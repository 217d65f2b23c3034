using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>People for whom ways to pay are kept. Pages make them, and so does who asks for it.</summary>
internal static class Customers
{
    public const string Kind = "customer";

    /// <summary>Which test clock somebody is on.</summary>
    public const string Clock = "test_clock";

    public static async Task<JsonObject> Create(Work work, Call call)
    {
        var body = Shapes.New(Kind);
        foreach (var name in (ReadOnlySpan<string>)["description", "email", "name", "phone", Clock])
        {
            body[name] = call.Parameters.Text(name);
        }

        body["metadata"] = call.Parameters.Metadata();
        call.Parameters.RefuseUnknown();
        DateTimeOffset? at = (string?)body[Clock] is { } clock ? await TestClocks.Join(work, clock) : null;
        return (await Add(work, body, at)).Body;
    }

    public static async Task<JsonObject> Get(Work work, Call call)
    {
        var customer = await work.Get(Kind, call.RequiredId);
        return customer.IsDeleted ? customer.Grave() : customer.Body;
    }

    /// <summary>Those of one clock, or those of none: nobody who is on a clock is listed unless it is asked for.</summary>
    public static Task<JsonObject> List(Work work, Call call)
    {
        var wanted = new JsonObject { [Clock] = call.Parameters.Text(Clock) };
        if (call.Parameters.Text("email") is { } email)
        {
            wanted["email"] = email;
        }

        return Lists.Page(work, call, Kind, wanted, []);
    }

    /// <summary>What is kept for them goes with them.</summary>
    public static async Task<JsonObject> Delete(Work work, Call call)
    {
        call.Parameters.RefuseUnknown();
        return await Delete(work, await TakeAlive(work, call.RequiredId, "id"));
    }

    /// <inheritdoc cref="Delete(Work, Call)"/>
    public static async Task<JsonObject> Delete(Work work, StoredObject customer)
    {
        foreach (var method in customer.Notes["methods"]!.AsArray())
        {
            await PaymentMethods.Free(work, await work.Take(PaymentMethods.Kind, (string)method!));
        }

        var grave = customer.Delete();
        await work.Save(customer);
        await work.Announce("customer.deleted", customer);
        return grave;
    }

    /// <summary>Somebody to change.</summary>
    public static async Task<StoredObject> TakeAlive(Work work, string id, string param) =>
        await work.Take(Kind, id, param) is { IsDeleted: false } customer ? customer : throw Refused.Unknown(Kind, id, param);

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
        body["email"] = session.Text("customer_email");
        var customer = await Add(work, body, at: null);
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

    /// <param name="work">Where.</param>
    /// <param name="body">Without its id.</param>
    /// <param name="at">The time of their clock, if they are on one.</param>
    private static async Task<StoredObject> Add(Work work, JsonObject body, DateTimeOffset? at)
    {
        body["id"] = work.NewId("cus_");
        var customer = await work.AddTo(work.Account, Kind, "cus_", body, notes: new JsonObject { ["methods"] = new JsonArray() }, at: at);
        await work.Announce("customer.created", customer);
        return customer;
    }
}
