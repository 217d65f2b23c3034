using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Money back from a connected account, as long as it has it.</summary>
internal static class TransferReversals
{
    public const string Kind = "transfer_reversal";

    public static async Task<JsonObject> Create(Work work, Call call)
    {
        var parameters = call.Parameters;
        var amount = parameters.Amount("amount");
        var metadata = parameters.Metadata();
        parameters.Ignore("description", "refund_application_fee");
        parameters.RefuseUnknown();

        var transfer = await work.Take(Transfers.Kind, call.RequiredParentId);
        var left = transfer.Amount("amount") - transfer.Amount("amount_reversed");
        if (left == 0 || amount > left)
        {
            throw Refused.NotNow($"Transfer {transfer.Id} has {left} left to reverse.", left == 0 ? "transfer_already_reversed" : null, "amount");
        }

        return (await Return(work, transfer, amount ?? left, metadata, refund: null)).Body;
    }

    public static async Task<JsonObject> Get(Work work, Call call)
    {
        var reversal = await work.Get(Kind, call.RequiredId);
        return reversal.Text("transfer") == call.RequiredParentId
            ? reversal.Body
            : throw Refused.Unknown(Kind, call.RequiredId, "id");
    }

    public static async Task<JsonObject> List(Work work, Call call)
    {
        var transfer = await work.Get(Transfers.Kind, call.RequiredParentId);
        return await Lists.Page(work, call, Kind, new JsonObject { ["transfer"] = transfer.Id }, []);
    }

    /// <param name="work">Where.</param>
    /// <param name="transfer">Locked.</param>
    /// <param name="amount">No more than is left of it.</param>
    /// <param name="metadata">The caller's.</param>
    /// <param name="refund">What asked for it; null where somebody asked for it alone.</param>
    public static async Task<StoredObject> Return(Work work, StoredObject transfer, long amount, JsonObject metadata, string? refund)
    {
        var body = Shapes.New(Kind);
        body["id"] = work.NewId("trr_");
        body["amount"] = amount;
        body["currency"] = transfer.Currency;
        body["transfer"] = transfer.Id;
        body["metadata"] = metadata;
        body["source_refund"] = refund;
        body["balance_transaction"] = await work.Move(
            new Movement(work.Account, "transfer_refund", (string)body["id"]!, transfer.Currency, amount));
        await work.Move(
            new Movement(transfer.Text("destination")!, "payment_refund", (string)body["id"]!, transfer.Currency, -amount) { MustBeCovered = true });
        var reversal = await work.Add(Kind, "trr_", body);

        transfer.Body["amount_reversed"] = transfer.Amount("amount_reversed") + amount;
        transfer.Body["reversed"] = transfer.Amount("amount_reversed") == transfer.Amount("amount");
        transfer.Body["reversals"]!["data"]!.AsArray().Insert(0, reversal.Body.DeepClone());
        await work.Save(transfer);
        await work.Announce("transfer.reversed", transfer);
        return reversal;
    }
}
