using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>
/// Money back to the card: in parts if need be, never more than was captured. The processing fee is not returned. To some cards it is given, and comes
/// back.
/// </summary>
internal static class Refunds
{
    public const string Kind = "refund";

    /// <summary>Stripe's test cards whose refunds succeed and fail later; one that is saved, and one whose number is typed.</summary>
    private const string FailingCard = "pm_card_refundFail";

    private static readonly string FailingNumber = Charges.Fingerprint("4000000000005126");

    public static async Task<JsonObject> Create(Work work, Call call)
    {
        var parameters = call.Parameters;
        var amount = parameters.Amount("amount");
        var reason = parameters.Choice("reason", "duplicate", "fraudulent", "requested_by_customer");
        var metadata = parameters.Metadata();
        var reverses = parameters.Flag("reverse_transfer") ?? false;
        var charge = await Charge(work, parameters);
        parameters.RefuseUnknown();

        var left = Banks.Left(charge);
        if (charge.Text("status") != "succeeded" || !(bool)charge.Body["captured"]!)
        {
            throw Refused.NotNow($"Charge {charge.Id} has not been captured.", "charge_not_refundable", "charge");
        }

        if (await Banks.HoldsBack(work, charge))
        {
            throw Refused.NotNow($"Charge {charge.Id} has been charged back; cannot issue a refund.", "charge_disputed");
        }

        if (left == 0)
        {
            throw Refused.NotNow($"Charge {charge.Id} has already been refunded.", "charge_already_refunded");
        }

        if (amount > left)
        {
            throw Refused.NotNow($"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})", param: "amount");
        }

        var transfer = reverses ? await TransferData.Carried(work, charge) : null;
        return (await Give(work, charge, amount ?? left, reason, metadata, transfer)).Body;
    }

    public static async Task<JsonObject> Get(Work work, Call call) => (await work.Get(Kind, call.RequiredId)).Body;

    public static Task<JsonObject> List(Work work, Call call) => Lists.Page(work, call, Kind, "charge", "payment_intent");

    /// <summary>The bank of the card sends it back: it is on the platform's balance again, and the charge is not refunded any more.</summary>
    public static async Task Fail(Work work, StoredObject refund)
    {
        refund.DueAt = null;
        refund.Status = "failed";
        refund.Body["failure_reason"] = "expired_or_canceled_card";
        refund.Body["failure_balance_transaction"] = await work.Move(
            new Movement(refund.Account, "refund_failure", refund.Id, refund.Currency, refund.Amount("amount")));
        await work.Save(refund);

        var charge = await work.Take(Charges.Kind, refund.Text("charge")!);
        charge.Body["amount_refunded"] = charge.Amount("amount_refunded") - refund.Amount("amount");
        charge.Body["refunded"] = false;
        var shown = charge.Body["refunds"]!["data"]!.AsArray();
        shown[shown.Select(item => (string?)item!["id"]).ToList().IndexOf(refund.Id)] = refund.Body.DeepClone();
        await work.Save(charge);

        await work.Announce("refund.updated", refund);
        await work.Announce("refund.failed", refund);
        await work.Announce("charge.refund.updated", refund);
    }

    private static async Task<StoredObject> Give(Work work, StoredObject charge, long amount, string? reason, JsonObject metadata, StoredObject? transfer)
    {
        var body = Shapes.New(Kind);
        body["id"] = work.NewId("re_");
        body["amount"] = amount;
        body["currency"] = charge.Currency;
        body["charge"] = charge.Id;
        body["payment_intent"] = charge.Text("payment_intent");
        body["payment_method"] = charge.Text("payment_method");
        body["reason"] = reason;
        body["metadata"] = metadata;
        body["balance_transaction"] = await work.Move(
            new Movement(charge.Account, "refund", (string)body["id"]!, charge.Currency, -amount));
        var refund = await work.Add(Kind, "re_", body, await ComesBack(work, charge) ? work.Now + work.Options.RefundsComeBack : null);

        if (transfer is not null)
        {
            await TransferData.Reverse(work, charge, transfer, refund);
        }

        charge.Body["amount_refunded"] = charge.Amount("amount_refunded") + amount;
        charge.Body["refunded"] = charge.Amount("amount_refunded") == charge.Amount("amount_captured");
        charge.Body["refunds"]!["data"]!.AsArray().Insert(0, refund.Body.DeepClone());
        await work.Save(charge);

        await work.Announce("refund.created", refund);
        await work.Announce("charge.refunded", charge);
        await work.Announce("refund.updated", refund);
        await work.Announce("charge.refund.updated", refund);
        return refund;
    }

    private static async Task<bool> ComesBack(Work work, StoredObject charge) =>
        await work.TakeFault(Faults.Refund) == Faults.Fail
        || charge.Text("payment_method") == FailingCard
        || (string?)charge.Body["payment_method_details"]!["card"]?["fingerprint"] == FailingNumber;

    private static async Task<StoredObject> Charge(Work work, Parameters parameters)
    {
        if (parameters.Text("charge") is { } id)
        {
            return await work.Take(Charges.Kind, id, "charge");
        }

        var intent = await work.Take(PaymentIntents.Kind, parameters.Text("payment_intent") ?? throw Refused.Missing("charge"), "payment_intent");
        return intent.Text("latest_charge") is { } latest
            ? await work.Take(Charges.Kind, latest, "payment_intent")
            : throw Refused.NotNow($"This PaymentIntent ({intent.Id}) does not have a successful charge to refund.", "charge_not_refundable", "payment_intent");
    }
}
