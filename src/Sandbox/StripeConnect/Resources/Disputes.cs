using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Charges that customers dispute at their bank, as the API sees them. What the bank does is in <see cref="Banks"/>.</summary>
internal static class Disputes
{
    public const string Kind = "dispute";

    /// <summary>Stripe's own limit on all texts of an evidence together.</summary>
    private const int LongestEvidence = 150_000;

    public static async Task<JsonObject> Get(Work work, Call call) => (await work.Get(Kind, call.RequiredId)).Body;

    public static Task<JsonObject> List(Work work, Call call) => Lists.Page(work, call, Kind, "charge", "payment_intent");

    /// <summary>Stages evidence, and hands it to the bank unless told otherwise. The bank takes it once.</summary>
    public static async Task<JsonObject> Update(Work work, Call call)
    {
        var parameters = call.Parameters;
        var submits = parameters.Flag("submit") ?? true;
        var metadata = parameters.Metadata();
        var evidence = parameters.Metadata("evidence");
        parameters.RefuseUnknown();
        if (evidence.Sum(text => ((string?)text.Value)?.Length ?? 0) > LongestEvidence)
        {
            throw Refused.Invalid($"The combined character count of all evidence must be no more than {LongestEvidence}.", param: "evidence");
        }

        var dispute = await work.Take(Kind, call.RequiredId);
        RequireOpen(work, dispute);
        Merge(dispute.Body["metadata"]!.AsObject(), metadata);
        var known = dispute.Body["evidence"]!.AsObject();
        if (evidence.FirstOrDefault(text => !known.ContainsKey(text.Key)).Key is { } unknown)
        {
            throw Refused.Invalid($"Received unknown parameter: evidence[{unknown}]", "parameter_unknown", $"evidence[{unknown}]");
        }

        Merge(known, evidence);
        var details = dispute.Body["evidence_details"]!;
        details["has_evidence"] = known.Any(text => text.Value is JsonValue);
        if (submits && evidence.Count > 0)
        {
            details["submission_count"] = (int)details["submission_count"]! + 1;
            dispute.Status = IsInquiry(dispute) ? "warning_under_review" : "under_review";
            dispute.DueAt = work.Now + work.Options.DisputesReviewed;
        }

        await work.Save(dispute);
        await work.Announce("charge.dispute.updated", dispute);
        return dispute.Body;
    }

    /// <summary>The platform has nothing to say: the dispute is lost.</summary>
    public static async Task<JsonObject> Close(Work work, Call call)
    {
        call.Parameters.RefuseUnknown();
        var dispute = await work.Take(Kind, call.RequiredId);
        if (IsInquiry(dispute))
        {
            throw Refused.NotNow($"Dispute {dispute.Id} is an inquiry, which cannot be closed; refund the charge instead.");
        }

        RequireOpen(work, dispute);
        await Banks.Lose(work, dispute);
        return dispute.Body;
    }

    public static bool IsInquiry(StoredObject dispute) => dispute.Status.StartsWith("warning_", StringComparison.Ordinal);

    private static void RequireOpen(Work work, StoredObject dispute)
    {
        if (dispute.Status is not ("needs_response" or "warning_needs_response") || dispute.DueAt <= work.Now)
        {
            throw Refused.NotNow($"Dispute {dispute.Id} takes no evidence any more: it has a status of {dispute.Status}.");
        }
    }

    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (name, value) in from)
        {
            into[name] = value?.DeepClone();
        }
    }
}
