using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Payments from asking to captured or cancelled.</summary>
internal static class PaymentIntents
{
    public const string Kind = "payment_intent";

    private static readonly string[] Cancellable = ["requires_payment_method", "requires_confirmation", "requires_capture"];

    public static async Task<JsonObject> Create(Work work, Call call)
    {
        var parameters = call.Parameters;
        var body = Shapes.New(Kind);
        body["amount"] = parameters.RequiredAmount("amount");
        body["currency"] = parameters.RequiredCurrency("currency");
        body["capture_method"] = parameters.Choice("capture_method", "automatic", "automatic_async", "manual") ?? "automatic";
        body["customer"] = parameters.Text("customer") is { } customer ? (await work.Get(Customers.Kind, customer, "customer")).Id : null;
        body["description"] = parameters.Text("description");
        body["receipt_email"] = parameters.Text("receipt_email");
        body["transfer_group"] = parameters.Text("transfer_group");
        body["transfer_data"] = await TransferData.Read(work, parameters, "transfer_data", (long)body["amount"]!);
        body["metadata"] = parameters.Metadata();
        var card = parameters.Text("payment_method");
        var confirms = parameters.Flag("confirm") ?? false;
        parameters.Ignore("automatic_payment_methods", "off_session", "allowed_payment_method_types", "return_url", "statement_descriptor", "statement_descriptor_suffix");
        parameters.RefuseUnknown();
        if (confirms && card is null)
        {
            throw Refused.Missing("payment_method");
        }

        var intent = await Begin(work, body, session: null);
        if (confirms)
        {
            await Confirm(work, intent, card!);
        }

        return intent.Body;
    }

    public static async Task<JsonObject> Get(Work work, Call call)
    {
        call.Parameters.Ignore("client_secret");
        return (await work.Get(Kind, call.RequiredId)).Body;
    }

    public static Task<JsonObject> List(Work work, Call call) => Lists.Page(work, call, Kind, "customer");

    public static async Task<JsonObject> Confirm(Work work, Call call)
    {
        var card = call.Parameters.Text("payment_method");
        call.Parameters.Ignore("return_url", "off_session", "receipt_email");
        call.Parameters.RefuseUnknown();
        var intent = await work.Take(Kind, call.RequiredId);
        if (intent.Status is not ("requires_payment_method" or "requires_confirmation"))
        {
            throw Unexpected(intent, "confirm");
        }

        await Confirm(work, intent, card ?? throw Refused.Missing("payment_method"));
        return intent.Body;
    }

    public static async Task<JsonObject> Capture(Work work, Call call)
    {
        var amount = call.Parameters.Amount("amount_to_capture");
        call.Parameters.Ignore("final_capture", "statement_descriptor", "statement_descriptor_suffix");
        var metadata = call.Parameters.Metadata();
        call.Parameters.RefuseUnknown();
        var intent = await work.Take(Kind, call.RequiredId);
        if (intent.Status != "requires_capture" || intent.DueAt <= work.Now)
        {
            throw Unexpected(intent, "capture");
        }

        if (amount > intent.Amount("amount_capturable"))
        {
            throw Refused.NotNow("The amount to capture is greater than the amount that can be captured.", "amount_too_large", "amount_to_capture");
        }

        foreach (var (name, value) in metadata)
        {
            intent.Body["metadata"]![name] = value?.DeepClone();
        }

        await Cards.Capture(work, intent, amount ?? intent.Amount("amount_capturable"));
        return intent.Body;
    }

    public static async Task<JsonObject> Cancel(Work work, Call call)
    {
        var reason = call.Parameters.Choice("cancellation_reason", "duplicate", "fraudulent", "requested_by_customer", "abandoned");
        call.Parameters.RefuseUnknown();
        var intent = await work.Take(Kind, call.RequiredId);
        if (!Cancellable.Contains(intent.Status))
        {
            throw Unexpected(intent, "cancel");
        }

        await Cards.Release(work, intent, reason ?? "requested_by_customer");
        return intent.Body;
    }

    public static async Task<StoredObject> Begin(Work work, JsonObject body, string? session)
    {
        var id = work.NewId("pi_");
        body["id"] = id;
        body["client_secret"] = work.NewId($"{id}_secret_");
        var intent = await work.Add(Kind, "pi_", body, notes: new JsonObject { ["session"] = session });
        await work.Announce("payment_intent.created", intent);
        return intent;
    }

    private static async Task Confirm(Work work, StoredObject intent, string card)
    {
        var kept = intent.Text("customer") is { } customer ? await PaymentMethods.NumberOf(work, card, customer) : null;
        var declined = CardDecline.Of(await work.TakeFault(kept is null ? Faults.Card : Faults.KeptCard))
            ?? (card.Contains("declined", StringComparison.OrdinalIgnoreCase) ? CardDecline.Generic : null);
        if (declined is null)
        {
            await Cards.Approve(work, intent, intent.Text("receipt_email"), card, kept);
            return;
        }

        await Cards.Decline(work, intent, kept, declined);
        throw new Refused(402, "card_error", declined.Message)
        {
            Code = declined.Code,
            DeclineCode = declined.Reason,
            IsRemembered = true,
            KeepsEffects = true,
            Facts = new JsonObject { ["charge"] = intent.Text("latest_charge"), ["payment_intent"] = intent.Body.DeepClone() },
        };
    }

    private static Refused Unexpected(StoredObject intent, string verb) =>
        new(400, "invalid_request_error", $"You cannot {verb} this PaymentIntent because it has a status of {intent.Status}.")
        {
            Code = "payment_intent_unexpected_state",
            IsRemembered = true,
            Facts = new JsonObject { ["payment_intent"] = intent.Body.DeepClone() },
        };
}
