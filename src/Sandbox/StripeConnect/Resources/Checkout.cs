using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>What a customer does on the hosted page, whichever way it reaches us.</summary>
internal static class Checkout
{
    private static readonly CheckoutResult Unknown = new(CheckoutStatus.Unknown, ReturnUrl: null);

    /// <summary>
    /// Pays with a card; a declined one leaves the page open for another. Where a bank debit is under way, the bank answers instead.
    /// </summary>
    public static async Task<CheckoutResult> Pay(Work work, string id, bool isGood, string? number = null)
    {
        if (await work.Lock(CheckoutSessions.Kind, id) is not { } session)
        {
            return Unknown;
        }

        if (await Debits.UnderWay(work, session) is { } debit)
        {
            await (isGood ? Debits.Arrive(work, debit) : Debits.Fail(work, debit));
            return isGood ? Result(session) : new CheckoutResult(CheckoutStatus.Declined, ReturnUrl: null);
        }

        if (await Lapse(work, session) || session.Status != "open")
        {
            return Result(session);
        }

        var intent = await Intent(work, session);
        session.Body["payment_intent"] = intent.Id;
        if (!isGood || await work.TakeFault(Faults.Card) == Faults.Decline)
        {
            await Cards.Decline(work, intent, number);
            await work.Save(session);
            return new CheckoutResult(CheckoutStatus.Declined, session.Text("cancel_url"));
        }

        var kept = await Customers.OfPage(work, session, intent, number);
        await Cards.Approve(work, intent, session.Text("customer_email"), kept, number ?? kept);
        return await Complete(work, session, intent);
    }

    /// <summary>Pays by bank debit: the page is done with, and the money is under way for days.</summary>
    public static async Task<CheckoutResult> Debit(Work work, string id)
    {
        if (await work.Lock(CheckoutSessions.Kind, id) is not { } session)
        {
            return Unknown;
        }

        if (await Lapse(work, session) || session.Status != "open")
        {
            return Result(session);
        }

        var intent = await Intent(work, session);
        if (!Debits.Suit(intent) || (bool?)session.Notes["only_cards"] is true)
        {
            return new CheckoutResult(CheckoutStatus.NotOffered, session.Text("cancel_url"));
        }

        session.Body["payment_intent"] = intent.Id;
        await Debits.Begin(work, intent, session.Text("customer_email"));
        return await Complete(work, session, intent);
    }

    /// <summary>
    /// Walks away. At Stripe the page would stay open until it expires; here it expires at once, because a customer who
    /// has told the sandbox so will not come back.
    /// </summary>
    public static async Task<CheckoutResult> Abandon(Work work, string id)
    {
        if (await work.Lock(CheckoutSessions.Kind, id) is not { } session)
        {
            return Unknown;
        }

        if (session.Status == "open")
        {
            await Close(work, session);
        }

        return session.Status == "complete" ? Result(session) : new CheckoutResult(CheckoutStatus.Left, session.Text("cancel_url"));
    }

    /// <summary>Nobody pays here any more: the page, and the payment that was tried on it, are over.</summary>
    public static async Task Close(Work work, StoredObject session)
    {
        session.Status = "expired";
        session.DueAt = null;
        session.Body["url"] = null;
        await work.Save(session);

        if (session.Text("payment_intent") is { } tried && await work.Lock(PaymentIntents.Kind, tried) is { } intent)
        {
            await Cards.Release(work, intent, "automatic");
        }

        await work.Announce("checkout.session.expired", session);
    }

    private static async Task<CheckoutResult> Complete(Work work, StoredObject session, StoredObject intent)
    {
        session.Status = "complete";
        session.DueAt = null;
        session.Body["payment_status"] = intent.Status == "succeeded" ? "paid" : "unpaid";
        session.Body["url"] = null;
        session.Body["customer_details"] = new JsonObject
        {
            ["address"] = null,
            ["business_name"] = null,
            ["email"] = session.Text("customer_email") ?? "customer@example.com",
            ["individual_name"] = null,
            ["name"] = null,
            ["phone"] = null,
            ["tax_exempt"] = "none",
            ["tax_ids"] = new JsonArray(),
        };
        await work.Save(session);
        await work.Announce("checkout.session.completed", session);
        return Result(session);
    }

    /// <summary>Time may have run out before anybody looked.</summary>
    private static async Task<bool> Lapse(Work work, StoredObject session)
    {
        var isOver = session.Status == "open" && session.DueAt <= work.Now;
        if (isOver)
        {
            await Close(work, session);
        }

        return isOver;
    }

    private static async Task<StoredObject> Intent(Work work, StoredObject session)
    {
        if (session.Text("payment_intent") is { } tried)
        {
            return await work.Take(PaymentIntents.Kind, tried);
        }

        var body = Shapes.New(PaymentIntents.Kind);
        foreach (var (name, value) in session.Notes["intent"]!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        body["amount"] = session.Amount("amount_total");
        body["currency"] = session.Currency;
        return await PaymentIntents.Begin(work, body, session.Id);
    }

    private static CheckoutResult Result(StoredObject session) =>
        session.Status switch
        {
            "complete" => new CheckoutResult(CheckoutStatus.Paid, SuccessUrl(session)),
            _ => new CheckoutResult(CheckoutStatus.Expired, session.Text("cancel_url")),
        };

    private static string SuccessUrl(StoredObject session) =>
        session.Text("success_url")!.Replace("{CHECKOUT_SESSION_ID}", session.Id, StringComparison.Ordinal);
}

/// <summary>What became of a hosted page.</summary>
public enum CheckoutStatus
{
    /// <summary>There is no such page.</summary>
    Unknown,

    /// <summary>The card was charged, or holds the amount; or a bank debit is under way.</summary>
    Paid,

    /// <summary>The card said no; the page is still open.</summary>
    Declined,

    /// <summary>The page was closed before, and nothing was done.</summary>
    Expired,

    /// <summary>The customer walked away, and the page is closed.</summary>
    Left,

    /// <summary>The page does not take this way of paying; it is still open.</summary>
    NotOffered,
}

/// <summary>What became of a hosted page, and where the customer goes next.</summary>
public sealed record CheckoutResult(CheckoutStatus Status, string? ReturnUrl);
