using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Payments by bank debit: under way for days, and only then there, or not.</summary>
internal static class Debits
{
    /// <summary>A bank account holds no money for later, so what is captured later cannot be paid this way.</summary>
    public static bool Suit(StoredObject intent) => intent.Text("capture_method") != "manual";

    public static async Task Begin(Work work, StoredObject intent, string? email)
    {
        var charge = Charges.New(work, intent);
        charge["billing_details"]!["email"] = email;
        charge["status"] = "pending";
        charge["outcome"] = null;
        charge["payment_method"] = "pm_sepa_debit";
        charge["payment_method_details"] = new JsonObject
        {
            ["sepa_debit"] = new JsonObject
            {
                ["bank_code"] = "37040044",
                ["branch_code"] = "",
                ["country"] = "DE",
                ["fingerprint"] = null,
                ["last4"] = "3000",
                ["mandate"] = null,
            },
            ["type"] = "sepa_debit",
        };
        var pending = await work.Add(Charges.Kind, "ch_", charge);

        intent.Status = "processing";
        intent.DueAt = work.Now + work.Options.DebitsTake;
        intent.Body["latest_charge"] = pending.Id;
        intent.Body["payment_method"] = pending.Text("payment_method");
        intent.Body["payment_method_types"] = new JsonArray("sepa_debit");
        intent.Body["last_payment_error"] = null;
        await work.Save(intent);
        await work.Announce("charge.pending", pending);
        await work.Announce("payment_intent.processing", intent);
    }

    /// <summary>The payment of a page whose money is still under way, or null.</summary>
    public static async Task<StoredObject?> UnderWay(Work work, StoredObject session) =>
        session.Status == "complete"
        && session.Text("payment_intent") is { } paid
        && await work.Lock(PaymentIntents.Kind, paid) is { Status: "processing" } intent
            ? intent
            : null;

    public static async Task Arrive(Work work, StoredObject intent)
    {
        var charge = await work.Take(Charges.Kind, intent.Text("latest_charge")!);
        charge.Body["paid"] = true;
        charge.Status = "succeeded";
        await Cards.Collect(work, intent, charge, intent.Amount("amount"));
        intent.DueAt = null;
        await work.Save(intent);
        await work.Announce("charge.succeeded", charge);
        await work.Announce("payment_intent.succeeded", intent);
        await TellPage(work, intent, "paid", "checkout.session.async_payment_succeeded");
    }

    public static async Task Fail(Work work, StoredObject intent)
    {
        var charge = await work.Take(Charges.Kind, intent.Text("latest_charge")!);
        charge.Status = "failed";
        charge.Body["failure_code"] = "insufficient_funds";
        charge.Body["failure_message"] = "The bank account does not hold enough money.";
        await work.Save(charge);

        intent.Status = "requires_payment_method";
        intent.DueAt = null;
        intent.Body["last_payment_error"] = new JsonObject
        {
            ["charge"] = charge.Id,
            ["code"] = "insufficient_funds",
            ["message"] = "The bank account does not hold enough money.",
            ["type"] = "invalid_request_error",
        };
        await work.Save(intent);
        await work.Announce("charge.failed", charge);
        await work.Announce("payment_intent.payment_failed", intent);
        await TellPage(work, intent, "unpaid", "checkout.session.async_payment_failed");
    }

    private static async Task TellPage(Work work, StoredObject intent, string status, string told)
    {
        if ((string?)intent.Notes["session"] is { } id && await work.Lock(CheckoutSessions.Kind, id) is { } session)
        {
            session.Body["payment_status"] = status;
            await work.Save(session);
            await work.Announce(told, session);
        }
    }
}
