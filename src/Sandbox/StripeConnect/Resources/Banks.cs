using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>
/// The customer's bank in a dispute: it takes the money at once, gives the platform days to answer, and decides. Evidence that says
/// `winning_evidence` wins and evidence that says `losing_evidence` loses, as with Stripe's test cards; any other loses unless ordered otherwise.
/// </summary>
internal static class Banks
{
    /// <summary>Cards whose charges are disputed as soon as they are made begin so; what follows says how.</summary>
    private const string DisputedCard = "pm_card_createDispute";

    /// <summary>Kept in the notes of a charge: minor units that a bank has taken, for now or for good.</summary>
    private const string Taken = "taken";

    public static bool IsDisputed(string card) => card.StartsWith(DisputedCard, StringComparison.Ordinal);

    /// <summary>What the card of a charge does once it is captured.</summary>
    public static Task<StoredObject?> AfterCapture(Work work, StoredObject charge) =>
        charge.Text("payment_method") is { } card && IsDisputed(card)
            ? Dispute(work, charge, null, card.Contains("ProductNotReceived", StringComparison.Ordinal) ? "product_not_received" : "fraudulent", card.EndsWith("Inquiry", StringComparison.Ordinal))
            : Task.FromResult<StoredObject?>(null);

    /// <summary>The customer goes to their bank.</summary>
    /// <param name="work">Theirs.</param>
    /// <param name="charge">Locked.</param>
    /// <param name="amount">How much of it; all that is left when null.</param>
    /// <param name="reason">As Stripe names it.</param>
    /// <param name="isInquiry">Whether the bank only asks, and takes nothing yet.</param>
    /// <returns>Null where nothing is left to dispute.</returns>
    public static async Task<StoredObject?> Dispute(Work work, StoredObject charge, long? amount, string reason, bool isInquiry)
    {
        var left = charge.Text("status") == "succeeded" ? Left(charge) : 0;
        if (left <= 0)
        {
            return null;
        }

        var body = Shapes.New(Disputes.Kind);
        body["id"] = work.NewId("dp_");
        body["amount"] = Math.Min(amount ?? left, left);
        body["charge"] = charge.Id;
        body["currency"] = charge.Currency;
        body["payment_intent"] = charge.Text("payment_intent");
        body["reason"] = reason;
        body["payment_method_details"]!["card"]!["case_type"] = isInquiry ? "inquiry" : "chargeback";
        body["is_charge_refundable"] = isInquiry;
        body["status"] = isInquiry ? "warning_needs_response" : "needs_response";
        var dispute = await work.Add(Disputes.Kind, "dp_", body);
        Ask(work, dispute);
        charge.Body["disputed"] = true;
        await work.Save(charge);
        await work.Save(dispute);
        await work.Announce("charge.dispute.created", dispute);
        if (!isInquiry)
        {
            await Withdraw(work, dispute, charge);
        }

        return dispute;
    }

    /// <summary>What of a charge is neither refunded nor with a bank.</summary>
    public static long Left(StoredObject charge) => charge.Amount("amount_captured") - charge.Amount("amount_refunded") - TakenOf(charge);

    /// <summary>While a bank has money of a charge and has not decided, nothing of it can be refunded.</summary>
    public static async Task<bool> HoldsBack(Work work, StoredObject charge)
    {
        var open = await work.Store.Objects.Page(new ObjectPage(work.Account, Disputes.Kind, 100)
        {
            Equal = new JsonObject { ["charge"] = charge.Id },
        });
        return open.Any(dispute => dispute.Status is "needs_response" or "under_review") || (TakenOf(charge) > 0 && Left(charge) == 0);
    }

    /// <summary>The time to answer is over, or the bank has read the answer.</summary>
    public static async Task Decide(Work work, StoredObject dispute)
    {
        if (dispute.Status is "needs_response" or "warning_needs_response")
        {
            dispute.Body["evidence_details"]!["past_due"] = true;
            await Lose(work, dispute);
            return;
        }

        await (await IsConvinced(work, dispute) ? Win(work, dispute) : Lose(work, dispute));
    }

    public static async Task Win(Work work, StoredObject dispute)
    {
        var charge = await work.Take(Charges.Kind, dispute.Text("charge")!);
        dispute.DueAt = null;
        if (Disputes.IsInquiry(dispute))
        {
            dispute.Status = "warning_closed";
            await work.Save(dispute);
        }
        else
        {
            dispute.Status = "won";
            dispute.Body["is_charge_refundable"] = true;
            await Book(work, dispute, charge, dispute.Amount("amount"), fee: 0);
            await work.Announce("charge.dispute.funds_reinstated", dispute);
        }

        await work.Announce("charge.dispute.closed", dispute);
    }

    /// <summary>Of an inquiry that is lost a dispute is made, while there is something to take.</summary>
    public static async Task Lose(Work work, StoredObject dispute)
    {
        if (!Disputes.IsInquiry(dispute))
        {
            dispute.DueAt = null;
            dispute.Status = "lost";
            await work.Save(dispute);
            await work.Announce("charge.dispute.closed", dispute);
            return;
        }

        var charge = await work.Take(Charges.Kind, dispute.Text("charge")!);
        if (Left(charge) < dispute.Amount("amount"))
        {
            await Win(work, dispute);
            return;
        }

        dispute.Status = "needs_response";
        dispute.Body["is_charge_refundable"] = false;
        dispute.Body["payment_method_details"]!["card"]!["case_type"] = "chargeback";
        Ask(work, dispute);
        await work.Save(dispute);
        await work.Announce("charge.dispute.updated", dispute);
        await Withdraw(work, dispute, charge);
    }

    private static async Task<bool> IsConvinced(Work work, StoredObject dispute)
    {
        var said = string.Concat(dispute.Body["evidence"]!.AsObject().Select(text => text.Value is JsonValue value ? (string?)value : null));
        return said.Contains("winning_evidence", StringComparison.Ordinal)
            || (!said.Contains("losing_evidence", StringComparison.Ordinal) && await work.TakeFault(Faults.Dispute) == Faults.Win);
    }

    /// <summary>From now on the platform may answer.</summary>
    private static void Ask(Work work, StoredObject dispute)
    {
        dispute.DueAt = work.Now + work.Options.DisputesAnswered;
        var details = dispute.Body["evidence_details"]!;
        details["due_by"] = dispute.DueAt.Value.ToUnixTimeSeconds();
        details["past_due"] = false;
    }

    private static async Task Withdraw(Work work, StoredObject dispute, StoredObject charge)
    {
        await Book(work, dispute, charge, -dispute.Amount("amount"), work.Options.DisputeFee);
        await work.Announce("charge.dispute.funds_withdrawn", dispute);
    }

    private static async Task Book(Work work, StoredObject dispute, StoredObject charge, long amount, long fee)
    {
        var moved = await work.Move(new Movement(charge.Account, "adjustment", dispute.Id, charge.Currency, amount) { Fee = fee });
        dispute.Body["balance_transactions"]!.AsArray().Add((await work.Get("balance_transaction", moved)).Body.DeepClone());
        charge.Notes[Taken] = TakenOf(charge) - amount;
        await work.Save(charge);
        await work.Save(dispute);
    }

    private static long TakenOf(StoredObject charge) => (long?)charge.Notes[Taken] ?? 0;
}
