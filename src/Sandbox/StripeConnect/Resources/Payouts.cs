using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Money from a balance to a bank: on its way at once, there at the start of the next day, or sent back.</summary>
internal static class Payouts
{
    public const string Kind = "payout";

    private const string PlatformBank = "ba_sandbox";

    /// <summary>Kept in the notes: what the bank will do at the next instant.</summary>
    private const string Next = "next";

    public static async Task<JsonObject> Create(Work work, Call call)
    {
        var parameters = call.Parameters;
        var amount = parameters.RequiredAmount("amount");
        var body = Shapes.New(Kind);
        body["currency"] = parameters.RequiredCurrency("currency");
        body["description"] = parameters.Text("description");
        body["method"] = parameters.Choice("method", "standard", "instant") ?? "standard";
        body["statement_descriptor"] = parameters.Text("statement_descriptor");
        body["metadata"] = parameters.Metadata();
        var destination = parameters.Text("destination");
        parameters.Ignore("source_type");
        parameters.RefuseUnknown();
        body["destination"] = work.IsPlatform ? destination ?? PlatformBank : BankAccounts.Of(await Enabled(work), destination);
        return (await Send(work, body, amount)).Body;
    }

    /// <summary>Whoever has the dashboard has money sent.</summary>
    /// <returns>The payout; null where there is not so much.</returns>
    public static async Task<string?> FromDashboard(Work work, string currency, long amount)
    {
        await work.Store.Mark();
        try
        {
            var body = Shapes.New(Kind);
            body["currency"] = currency;
            body["destination"] = PlatformBank;
            return (await Send(work, body, amount)).Id;
        }
        catch (Refused)
        {
            await work.Store.UndoToMark();
            return null;
        }
    }

    public static async Task<JsonObject> Get(Work work, Call call) => (await work.Get(Kind, call.RequiredId)).Body;

    public static Task<JsonObject> List(Work work, Call call) => Lists.Page(work, call, Kind, "status", "destination");

    /// <summary>The day has come: the bank takes it, or sends it back, at once or a day later.</summary>
    public static async Task Arrive(Work work, StoredObject payout)
    {
        if ((string?)payout.Notes[Next] == Faults.Fail)
        {
            await Return(work, payout);
            return;
        }

        var comesBack = (string?)payout.Notes[Next] == Faults.FailAfterPaid;
        payout.Notes[Next] = comesBack ? Faults.Fail : null;
        payout.DueAt = comesBack ? work.Now.AddDays(1) : null;
        payout.Status = "paid";
        payout.Body["trace_id"] = new JsonObject { ["status"] = "supported", ["value"] = $"sandbox-{payout.Id}" };
        await work.Save(payout);
        await work.Announce("payout.updated", payout);
        await work.Announce("payout.paid", payout);
    }

    private static async Task<StoredObject> Send(Work work, JsonObject body, long amount)
    {
        // The bank settles once a day, at midnight.
        var arrival = new DateTimeOffset(work.Now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        body["id"] = work.NewId("po_");
        body["amount"] = amount;
        body["arrival_date"] = arrival.ToUnixTimeSeconds();
        body["balance_transaction"] = await work.Move(
            new Movement(work.Account, "payout", (string)body["id"]!, (string)body["currency"]!, -amount) { MustBeCovered = true });
        var notes = new JsonObject { [Next] = await work.TakeFault(Faults.Bank) };
        var payout = await work.Add(Kind, "po_", body, arrival, notes);
        await work.Announce("payout.created", payout);
        return payout;
    }

    private static async Task Return(Work work, StoredObject payout)
    {
        payout.DueAt = null;
        payout.Status = "failed";
        payout.Body["failure_code"] = "account_closed";
        payout.Body["failure_message"] = "The bank account has been closed.";
        payout.Body["failure_balance_transaction"] = await work.Move(
            new Movement(payout.Account, "payout_failure", payout.Id, payout.Currency, payout.Amount("amount")));
        await work.Save(payout);
        await work.Announce("payout.updated", payout);
        await work.Announce("payout.failed", payout);
    }

    private static async Task<StoredObject> Enabled(Work work) =>
        await work.Store.Objects.Lock(Accounts.Kind, work.Account) is { } account && (bool)account.Body["payouts_enabled"]!
            ? account
            : throw Refused.NotNow("Payouts are not enabled for this account.", "payouts_not_allowed");
}
