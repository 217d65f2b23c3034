using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Money from the platform's balance to a connected account.</summary>
internal static class Transfers
{
    public const string Kind = "transfer";

    public static async Task<JsonObject> Create(Work work, Call call)
    {
        var parameters = call.Parameters;
        var amount = parameters.RequiredAmount("amount");
        var currency = parameters.RequiredCurrency("currency");
        var destination = parameters.RequiredText("destination");
        var source = parameters.Text("source_transaction");
        var body = Shapes.New(Kind);
        body["description"] = parameters.Text("description");
        body["metadata"] = parameters.Metadata();
        body["transfer_group"] = parameters.Text("transfer_group");
        parameters.Ignore("source_type");
        parameters.RefuseUnknown();

        var charge = source is null ? null : await Source(work, source, amount, currency);
        var account = await work.Take(Accounts.Kind, destination, "destination");
        Accounts.RequireTransfers(account, "destination");
        body["id"] = work.NewId("tr_");
        body["amount"] = amount;
        body["currency"] = currency;
        body["destination"] = account.Id;
        body["source_transaction"] = charge?.Id;
        body["transfer_group"] ??= charge?.Text("transfer_group");
        body["reversals"]!["url"] = $"/v1/transfers/{(string?)body["id"]}/reversals";
        var transfer = await Send(work, body, isBacked: charge is not null);
        if (charge is not null)
        {
            await work.Announce("charge.updated", await work.Get(Charges.Kind, charge.Id));
        }

        await work.Announce("transfer.created", transfer);
        return transfer.Body;
    }

    public static async Task<JsonObject> Get(Work work, Call call) => (await work.Get(Kind, call.RequiredId)).Body;

    public static Task<JsonObject> List(Work work, Call call) => Lists.Page(work, call, Kind, "destination", "transfer_group");

    /// <summary>The platform's balance is always touched first, so that two transfers never wait for each other.</summary>
    public static async Task<StoredObject> Send(Work work, JsonObject body, bool isBacked)
    {
        var id = (string)body["id"]!;
        var amount = (long)body["amount"]!;
        var currency = (string)body["currency"]!;
        var payment = work.NewId("py_");
        body["destination_payment"] = payment;
        body["balance_transaction"] = await work.Move(
            new Movement(work.Account, "transfer", id, currency, -amount) { MustBeCovered = !isBacked });
        await Arrive(work, (string)body["destination"]!, payment, id, amount, currency);
        return await work.Add(Kind, "tr_", body);
    }

    /// <summary>What the connected account sees of it: a payment from the platform.</summary>
    private static async Task Arrive(Work work, string account, string payment, string transfer, long amount, string currency)
    {
        var body = Shapes.New(Charges.Kind);
        body["id"] = payment;
        body["amount"] = amount;
        body["amount_captured"] = amount;
        body["captured"] = true;
        body["currency"] = currency;
        body["paid"] = true;
        body["payment_method"] = null;
        body["payment_method_details"] = new JsonObject { ["stripe_account"] = new JsonObject(), ["type"] = "stripe_account" };
        body["source_transfer"] = transfer;
        body["status"] = "succeeded";
        body["balance_transaction"] = await work.Move(new Movement(account, "payment", payment, currency, amount));
        await work.AddTo(account, Charges.Kind, "py_", body);
    }

    /// <summary>A transfer that names its charge needs no balance, and may not exceed what the charge brought in.</summary>
    private static async Task<StoredObject> Source(Work work, string id, long amount, string currency)
    {
        var charge = await work.Take(Charges.Kind, id, "source_transaction");
        if (charge.Currency != currency)
        {
            throw Refused.NotNow($"The currency of source_transaction's balance transaction ({charge.Currency}) must be the same as the transfer currency ({currency})", param: "currency");
        }

        var sent = await work.Store.Objects.TransferredFrom(id);
        return (bool)charge.Body["captured"]! && sent + amount <= charge.Amount("amount_captured")
            ? charge
            : throw Refused.NotNow("Insufficient funds: the transfers of a source_transaction cannot exceed its amount.", "transfer_source_balance_parameters_mismatch", "amount");
    }
}
