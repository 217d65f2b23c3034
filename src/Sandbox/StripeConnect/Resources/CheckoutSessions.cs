using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Hosted payment pages, as the API sees them. What the customer does there is in <see cref="Checkout"/>.</summary>
internal static class CheckoutSessions
{
    public const string Kind = "checkout.session";

    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(30);

    public static async Task<JsonObject> Create(Work work, Call call)
    {
        var parameters = call.Parameters;
        if (parameters.Choice("mode", "payment") is null)
        {
            throw Refused.Missing("mode");
        }

        var lines = CheckoutLine.Read(parameters);
        var total = lines.Sum(line => line.UnitAmount * line.Quantity);
        var expires = Expiry(work, parameters);

        var body = Shapes.New(Kind);
        body["id"] = work.NewId("cs_test_");
        body["amount_subtotal"] = total;
        body["amount_total"] = total;
        body["currency"] = lines[0].Currency;
        body["success_url"] = parameters.RequiredText("success_url");
        body["cancel_url"] = parameters.Text("cancel_url");
        body["client_reference_id"] = parameters.Text("client_reference_id");
        body["customer_creation"] = parameters.Choice("customer_creation", "always", "if_required") ?? "if_required";
        body["customer_email"] = parameters.Text("customer_email");
        body["expires_at"] = expires.ToUnixTimeSeconds();
        body["metadata"] = parameters.Metadata();
        body["url"] = $"{call.BaseUrl}/checkout/{(string?)body["id"]}";

        var takes = parameters.List("allowed_payment_method_types");
        var notes = new JsonObject
        {
            ["only_cards"] = takes.Count > 0,
            ["lines"] = new JsonArray([.. lines.Select(line => line.ToJson())]),
            ["intent"] = new JsonObject
            {
                ["capture_method"] = parameters.Choice("payment_intent_data[capture_method]", "automatic", "automatic_async", "manual") ?? "automatic",
                ["description"] = parameters.Text("payment_intent_data[description]"),
                ["setup_future_usage"] = parameters.Choice("payment_intent_data[setup_future_usage]", "off_session", "on_session"),
                ["receipt_email"] = parameters.Text("payment_intent_data[receipt_email]"),
                ["statement_descriptor"] = parameters.Text("payment_intent_data[statement_descriptor]"),
                ["transfer_data"] = await TransferData.Read(work, parameters, "payment_intent_data[transfer_data]", total),
                ["transfer_group"] = parameters.Text("payment_intent_data[transfer_group]"),
                ["metadata"] = parameters.Metadata("payment_intent_data[metadata]"),
            },
        };
        if (takes.Any(taken => taken != "card"))
        {
            throw Refused.Invalid("Pages here take cards, and bank debits where nothing else is said.", param: "allowed_payment_method_types");
        }

        parameters.Ignore("locale", "submit_type", "ui_mode", "payment_intent_data[statement_descriptor_suffix]");
        parameters.RefuseUnknown();

        return (await work.Add(Kind, "cs_test_", body, expires, notes)).Body;
    }

    public static async Task<JsonObject> Get(Work work, Call call) => (await work.Get(Kind, call.RequiredId)).Body;

    public static Task<JsonObject> List(Work work, Call call) => Lists.Page(work, call, Kind, "payment_intent", "status");

    public static async Task<JsonObject> Expire(Work work, Call call)
    {
        call.Parameters.RefuseUnknown();
        var session = await work.Take(Kind, call.RequiredId);
        if (session.Status != "open")
        {
            throw Refused.NotNow($"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of {session.Status}.");
        }

        await Checkout.Close(work, session);
        return session.Body;
    }

    private static DateTimeOffset Expiry(Work work, Parameters parameters)
    {
        var expires = parameters.Instant("expires_at") ?? work.Now + Longest;

        // Instants go over the wire in whole seconds, so the bounds are counted from the second that has begun.
        var begun = DateTimeOffset.FromUnixTimeSeconds(work.UnixNow);
        return expires < begun + Shortest || expires > work.Now + Longest
            ? throw Refused.Invalid("The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from Checkout Session creation.", param: "expires_at")
            : expires;
    }
}
