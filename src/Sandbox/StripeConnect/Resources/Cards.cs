using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>What the card of a payment does: approve, decline, be captured, be released.</summary>
internal static class Cards
{
    /// <summary>The card approves: charged at once, or held until it is captured.</summary>
    /// <param name="work">Where.</param>
    /// <param name="intent">The payment.</param>
    /// <param name="email">Whose.</param>
    /// <param name="card">The saved way to pay; null for one that is typed in.</param>
    /// <param name="number">What tells the card from others; null for one that nobody else has.</param>
    public static async Task Approve(Work work, StoredObject intent, string? email, string? card = null, string? number = null)
    {
        var charge = Charges.New(work, intent, number);
        charge["billing_details"]!["email"] = email;
        charge["payment_method"] = card ?? (string?)charge["payment_method"];
        charge["paid"] = true;
        charge["status"] = "succeeded";
        var isHeld = intent.Text("capture_method") == "manual";
        if (isHeld)
        {
            Hold(work, charge, intent);
        }

        var approved = await work.Add(Charges.Kind, "ch_", charge);
        intent.Body["latest_charge"] = approved.Id;
        intent.Body["payment_method"] = approved.Text("payment_method");
        intent.Body["last_payment_error"] = null;
        if (!isHeld)
        {
            await Collect(work, intent, approved, intent.Amount("amount"));
        }

        await work.Save(intent);
        await work.Announce("charge.succeeded", approved);
        await work.Announce(isHeld ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", intent);
        if (!isHeld)
        {
            await Banks.AfterCapture(work, approved);
        }
    }

    public static async Task Decline(Work work, StoredObject intent, string? number = null, CardDecline? why = null)
    {
        var (code, reason, message) = why ??= CardDecline.Generic;
        var charge = Charges.New(work, intent, number);
        charge["status"] = "failed";
        charge["failure_code"] = code;
        charge["failure_message"] = message;
        charge["outcome"]!["network_status"] = "declined_by_network";
        charge["outcome"]!["reason"] = reason;
        charge["outcome"]!["seller_message"] = "The bank did not return any further details with this decline.";
        charge["outcome"]!["type"] = "issuer_declined";
        var declined = await work.Add(Charges.Kind, "ch_", charge);

        intent.Status = "requires_payment_method";
        intent.Body["latest_charge"] = declined.Id;
        intent.Body["last_payment_error"] = new JsonObject
        {
            ["charge"] = declined.Id,
            ["code"] = code,
            ["decline_code"] = reason,
            ["message"] = message,
            ["type"] = "card_error",
        };
        await work.Save(intent);
        await work.Announce("charge.failed", declined);
        await work.Announce("payment_intent.payment_failed", intent);
    }

    /// <summary>Takes money that is held; what is not taken goes back to the card.</summary>
    public static async Task Capture(Work work, StoredObject intent, long amount)
    {
        var charge = await work.Take(Charges.Kind, intent.Text("latest_charge")!);
        await Collect(work, intent, charge, amount);
        intent.DueAt = null;
        intent.Body["amount_capturable"] = 0;
        await work.Save(intent);
        await work.Announce("charge.captured", charge);
        await work.Announce("payment_intent.succeeded", intent);
        await SettleSession(work, intent);
        await Banks.AfterCapture(work, charge);
    }

    /// <summary>Ends a payment that took no money; a hold, if there is one, goes back to the card.</summary>
    public static async Task Release(Work work, StoredObject intent, string reason)
    {
        var wasHeld = intent.Status == "requires_capture";
        intent.Status = "canceled";
        intent.DueAt = null;
        intent.Body["amount_capturable"] = 0;
        intent.Body["canceled_at"] = work.UnixNow;
        intent.Body["cancellation_reason"] = reason;
        await work.Save(intent);

        if (wasHeld)
        {
            var charge = await work.Take(Charges.Kind, intent.Text("latest_charge")!);
            charge.Body["refunded"] = true;
            charge.Body["amount_refunded"] = charge.Amount("amount");
            await work.Save(charge);
            await work.Announce(reason == "automatic" ? "charge.expired" : "charge.refunded", charge);
        }

        await work.Announce("payment_intent.canceled", intent);
    }

    private static void Hold(Work work, JsonObject charge, StoredObject intent)
    {
        var until = work.Now + work.Options.HoldLasts;
        charge["payment_method_details"]!["card"]!["capture_before"] = until.ToUnixTimeSeconds();
        intent.Status = "requires_capture";
        intent.DueAt = until;
        intent.Body["amount_capturable"] = intent.Amount("amount");
    }

    /// <summary>The money of a charge is the account's, less the fee, and less what the charge itself takes to a connected account.</summary>
    public static async Task Collect(Work work, StoredObject intent, StoredObject charge, long amount)
    {
        charge.Body["captured"] = true;
        charge.Body["amount_captured"] = amount;
        charge.Body["balance_transaction"] = await work.Move(
            new Movement(charge.Account, "charge", charge.Id, charge.Currency, amount) { Fee = Ledger.Fee(work.Options, amount) });
        await TransferData.Carry(work, charge, amount);
        await work.Save(charge);

        intent.Status = "succeeded";
        intent.Body["amount_received"] = amount;
    }

    private static async Task SettleSession(Work work, StoredObject intent)
    {
        if ((string?)intent.Notes["session"] is { } id && await work.Lock(CheckoutSessions.Kind, id) is { } session)
        {
            session.Body["payment_status"] = "paid";
            await work.Save(session);
        }
    }
}

/// <summary>How a bank says no to a card.</summary>
/// <param name="Code">Stripe's name of the case.</param>
/// <param name="Reason">What the bank said.</param>
/// <param name="Message">For people.</param>
internal sealed record CardDecline(string Code, string Reason, string Message)
{
    public static readonly CardDecline Generic = new("card_declined", "generic_decline", "Your card was declined.");

    private static readonly CardDecline Lost = new("card_declined", "lost_card", "Your card was declined.");

    private static readonly CardDecline Authenticate = new(
        "authentication_required", "authentication_required", "Your card was declined. This transaction requires authentication.");

    /// <summary>Of the fault that was ordered; null where none was.</summary>
    public static CardDecline? Of(string? fault) => fault switch
    {
        Faults.Decline => Generic,
        Faults.Lost => Lost,
        Faults.Authenticate => Authenticate,
        _ => null,
    };
}
