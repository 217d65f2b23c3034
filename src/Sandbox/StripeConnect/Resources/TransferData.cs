using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>What a charge takes to a connected account by itself, at the moment in which its money is there: a destination charge.</summary>
internal static class TransferData
{
    /// <summary>What was asked for with a payment.</summary>
    /// <param name="work">Where.</param>
    /// <param name="parameters">Of the payment, or of its page.</param>
    /// <param name="name">Where among them.</param>
    /// <param name="total">What the customer pays; without an amount all of it is taken.</param>
    /// <returns>Null where nothing was.</returns>
    public static async Task<JsonObject?> Read(Work work, Parameters parameters, string name, long total)
    {
        if (!parameters.Has(name))
        {
            return null;
        }

        var amount = parameters.Amount($"{name}[amount]");
        var destination = await work.Get(Accounts.Kind, parameters.RequiredText($"{name}[destination]"), $"{name}[destination]");
        if (amount > total)
        {
            throw Refused.Invalid($"The transfer amount ({amount}) must be less than or equal to the amount of the payment ({total}).", param: $"{name}[amount]");
        }

        Accounts.RequireTransfers(destination, $"{name}[destination]");
        var asked = new JsonObject { ["destination"] = destination.Id };
        if (amount is { } part)
        {
            asked["amount"] = part;
        }

        return asked;
    }

    /// <summary>Takes it there, out of what was captured: no more than that.</summary>
    public static async Task Carry(Work work, StoredObject charge, long captured)
    {
        if (charge.Body["transfer_data"] is not JsonObject asked)
        {
            return;
        }

        var body = Shapes.New(Transfers.Kind);
        body["id"] = work.NewId("tr_");
        body["amount"] = Math.Min((long?)asked["amount"] ?? captured, captured);
        body["currency"] = charge.Currency;
        body["destination"] = (string)asked["destination"]!;
        body["source_transaction"] = charge.Id;
        body["transfer_group"] = charge.Text("transfer_group");
        body["reversals"]!["url"] = $"/v1/transfers/{(string?)body["id"]}/reversals";
        var transfer = await Transfers.Send(work, body, isBacked: true);
        charge.Body["transfer"] = transfer.Id;
        await work.Announce("transfer.created", transfer);
    }

    /// <summary>The transfer that a refund is to reverse with it.</summary>
    public static async Task<StoredObject> Carried(Work work, StoredObject charge) =>
        charge.Text("transfer") is { } transfer
            ? await work.Take(Transfers.Kind, transfer)
            : throw Refused.NotNow($"Charge {charge.Id} has no transfer to reverse.", param: "reverse_transfer");

    /// <summary>The same part of the transfer as of the charge, half up; of the last part whatever is left.</summary>
    /// <param name="work">Where.</param>
    /// <param name="charge">As it was before the refund.</param>
    /// <param name="transfer">Of the charge; locked.</param>
    /// <param name="refund">What asks for it.</param>
    public static async Task Reverse(Work work, StoredObject charge, StoredObject transfer, StoredObject refund)
    {
        var left = transfer.Amount("amount") - transfer.Amount("amount_reversed");
        var isLast = charge.Amount("amount_refunded") + refund.Amount("amount") == charge.Amount("amount_captured");
        var part = Math.Round((decimal)transfer.Amount("amount") * refund.Amount("amount") / charge.Amount("amount_captured"), MidpointRounding.AwayFromZero);
        var amount = isLast ? left : Math.Min((long)part, left);
        if (amount > 0)
        {
            var reversal = await TransferReversals.Return(work, transfer, amount, [], refund.Id);
            refund.Body["transfer_reversal"] = reversal.Id;
            await work.Save(refund);
        }
    }
}
