using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Money that enters or leaves the balance of one account, and why.</summary>
/// <param name="Account">Whose balance.</param>
/// <param name="Type">As Stripe names it: charge, refund, transfer, payout, and so on.</param>
/// <param name="Source">The object that moved it.</param>
/// <param name="Currency">Lower case.</param>
/// <param name="Amount">Minor units; negative when it leaves.</param>
internal sealed record Movement(string Account, string Type, string Source, string Currency, long Amount)
{
    /// <summary>What the gateway keeps of it.</summary>
    public long Fee { get; init; }

    /// <summary>Whether the balance has to hold it. A refund, a dispute and a fee may overdraw the platform, everything else may not.</summary>
    public bool MustBeCovered { get; init; }

    public long Net => Amount - Fee;
}

/// <summary>Balances, and a balance transaction for every change of one.</summary>
internal static class Ledger
{
    /// <summary>Books a movement. Card money is available at once, so nothing is ever pending.</summary>
    /// <returns>The id of the balance transaction.</returns>
    public static async Task<string> Move(this Work work, Movement movement)
    {
        var available = await work.Store.Balances.Add(movement.Account, movement.Currency, movement.Net);
        if (movement.MustBeCovered && available < 0)
        {
            throw Refused.NotNow(
                "You have insufficient available funds in your Stripe account for this transaction.", "balance_insufficient");
        }

        var transaction = await work.AddTo(movement.Account, "balance_transaction", "txn_", Describe(work, movement));
        return transaction.Id;
    }

    /// <summary>The processing fee of a captured amount: half a minor unit counts as a whole one.</summary>
    public static long Fee(StripeSandboxOptions options, long amount)
    {
        var percentage = Math.Round(amount * options.FeePercent / 100m, MidpointRounding.AwayFromZero);
        return (long)percentage + options.FeeFixed;
    }

    private static JsonObject Describe(Work work, Movement movement)
    {
        var body = Shapes.New("balance_transaction");
        body["amount"] = movement.Amount;
        body["fee"] = movement.Fee;
        body["net"] = movement.Net;
        body["currency"] = movement.Currency;
        body["type"] = movement.Type;
        body["reporting_category"] = Category(movement.Type);
        body["source"] = movement.Source;
        body["available_on"] = work.UnixNow;
        if (movement.Fee != 0)
        {
            body["fee_details"] = new JsonArray(new JsonObject
            {
                ["amount"] = movement.Fee,
                ["application"] = null,
                ["currency"] = movement.Currency,
                ["description"] = movement.Type == "adjustment" ? "Dispute fee" : "Stripe processing fees",
                ["type"] = "stripe_fee",
            });
        }

        return body;
    }

    private static string Category(string type) =>
        type switch
        {
            "payment" => "charge",
            "payment_refund" or "refund_failure" => "refund",
            "transfer_refund" => "transfer_reversal",
            "payout_failure" => "payout_reversal",
            "adjustment" => "dispute",
            _ => type,
        };
}
