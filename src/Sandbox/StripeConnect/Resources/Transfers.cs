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
        if (!Accounts.CanReceiveTransfers(account))
        {
            throw Refused.NotNow(
                "Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments",
                "insufficient_capabilities_for_transfer",
                "destination");
        }

        body["id"] = work.NewId("tr_");
        body["amount"] = amount;
        body["currency"] = currency;
        body["destination"] = account.Id;
        body["source_transaction"] = charge?.Id;
        body["transfer_group"] ??= charge?.Text("transfer_group");
        body["reversals"]!["url"] = $"/v1/transfers/{(string?)body["id"]}/reversals";
        return (await Send(work, body, account, isBacked: charge is not null)).Body;
    }

    public static async Task<JsonObject> Get(Work work, Call call) => (await work.Get(Kind, call.RequiredId)).Body;

    public static Task<JsonObject> List(Work work, Call call) => Lists.Page(work, call, Kind, "destination", "transfer_group");

    /// <summary>The platform's balance is always touched first, so that two transfers never wait for each other.</summary>
    private static async Task<StoredObject> Send(Work work, JsonObject body, StoredObject account, bool isBacked)
    {
        var id = (string)body["id"]!;
        var amount = (long)body["amount"]!;
        var currency = (string)body["currency"]!;
        var payment = work.NewId("py_");
        body["destination_payment"] = payment;
        body["balance_transaction"] = await work.Move(
            new Movement(work.Account, "transfer", id, currency, -amount) { MustBeCovered = !isBacked });
        await Arrive(work, account, payment, id, amount, currency);

        var transfer = await work.Add(Kind, "tr_", body);
        if (body["source_transaction"] is not null)
        {
            await work.Announce("charge.updated", await work.Get(Charges.Kind, transfer.Text("source_transaction")!));
        }

        await work.Announce("transfer.created", transfer);
        return transfer;
    }

    /// <summary>What the connected account sees of it: a payment from the platform.</summary>
    private static async Task Arrive(Work work, StoredObject account, string payment, string transfer, long amount, string currency)
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
        body["balance_transaction"] = await work.Move(new Movement(account.Id, "payment", payment, currency, amount));
        await work.AddTo(account.Id, Charges.Kind, "py_", body);
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
