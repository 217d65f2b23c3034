using System.Text.Json;

namespace Marketplace.Reconciliation;

/// <summary>How things stand with a gateway.</summary>
/// <param name="Gateway">Which one.</param>
/// <param name="ComparedUntil">Everything that moved before this instant was compared.</param>
/// <param name="NextAt">When the next run begins; null while one is under way.</param>
/// <param name="IsRunning">Whether one is under way.</param>
/// <param name="Open">How many differences people must look at: `GET /admin/queues/reconciliation`.</param>
internal sealed record ReconciliationBody(string Gateway, DateTimeOffset ComparedUntil, DateTimeOffset? NextAt, bool IsRunning, long Open)
{
    public static ReconciliationBody Of(ReconciliationView view, long open) => new(view.Gateway, view.Position, view.NextAt, view.Run is not null, open);
}

/// <param name="Items">The gateways with which anything was ever compared.</param>
internal sealed record ReconciliationsBody(ImmutableArray<ReconciliationBody> Items);

/// <param name="Gateway">Which one; `stripe` unless told otherwise.</param>
/// <param name="From">Compare what moved since then; what a run by schedule compares unless told otherwise.</param>
/// <param name="Reason">Why it is not left to the schedule; at most 1,000 characters.</param>
internal sealed record StartReconciliationRequest(string? Gateway, string? From, string? Reason);

/// <summary>One comparison of everything that moved in a time.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Gateway">With whom.</param>
/// <param name="From">What moved from here on.</param>
/// <param name="Until">And before this.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FinishedAt">When it ended; null while it is under way.</param>
/// <param name="Reason">Of the operator who did not leave it to the schedule.</param>
/// <param name="Read">Movements that the gateway listed.</param>
/// <param name="Compared">Movements that were compared with what we know and with the ledger.</param>
/// <param name="Found">Differences among them.</param>
/// <param name="Repairing">How many of these were new. The gateway was asked about them at once; only what is still there at the next look is in the queue.</param>
/// <param name="Gone">Differences of earlier runs that are none any more.</param>
/// <param name="Sums">By kind and currency, as the gateway has them and as we have the same.</param>
internal sealed record ReconciliationRunBody(
    Guid Id,
    string Gateway,
    DateTimeOffset From,
    DateTimeOffset Until,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    string? Reason,
    long Read,
    long Compared,
    long Found,
    long Repairing,
    long Gone,
    ImmutableArray<ReconciliationSum> Sums);

/// <summary>A movement of money about which the gateway, what we know, and the ledger differ.</summary>
/// <param name="Id">Names it in the queue.</param>
/// <param name="State">`open`, or what became of it: `resolved` by an operator, `gone` by itself.</param>
/// <param name="Kind">
/// `not_ours`: the gateway moved it and we know nothing of it. `not_at_gateway`: we say that it moved and the gateway has it not.
/// `differs`: both have it, with another amount or currency. `ledger_differs`: both agree, and the ledger posted something else.
/// </param>
/// <param name="Gateway">Which one.</param>
/// <param name="Account">Whose balance there; null for the platform's.</param>
/// <param name="Movement">`charge`, `refund`, `transfer`, `transfer_refund`, `payout`, `payout_failure`.</param>
/// <param name="Reference">The gateway's object.</param>
/// <param name="Theirs">What it changed the balance by at the gateway, net of its fees.</param>
/// <param name="Ours">The same by what we know.</param>
/// <param name="Ledger">The same by the ledger.</param>
/// <param name="Stream">The payment or payout that knows of it.</param>
/// <param name="MovedAt">When it moved.</param>
/// <param name="FoundAt">When it was found.</param>
/// <param name="Reason">Of the operator who resolved it.</param>
internal sealed record DiscrepancyBody(
    Guid Id,
    string State,
    string Kind,
    string Gateway,
    string? Account,
    string Movement,
    string Reference,
    Money? Theirs,
    Money? Ours,
    Money? Ledger,
    string? Stream,
    DateTimeOffset MovedAt,
    DateTimeOffset FoundAt,
    string? Reason)
{
    public static DiscrepancyBody Of(DiscrepancyView view) => Of(view.Id, Name(view.Status), view.Finding, view.FoundAt, view.Reason);

    public static DiscrepancyBody Of(Guid id, string state, Finding finding, DateTimeOffset foundAt, string? reason) =>
        new(
            id,
            state,
            Name(finding.Kind),
            finding.Gateway,
            finding.Account,
            finding.Movement,
            finding.Reference,
            finding.Theirs,
            finding.Ours,
            finding.Ledger,
            finding.Stream,
            finding.MovedAt,
            foundAt,
            reason);

    private static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
