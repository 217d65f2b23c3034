using Marketplace.Postgres;
using Marketplace.Reconciliation;

namespace Marketplace.Simulations;

/// <summary>I13: what moved at the gateway is known here within a run, and once everything has settled nothing differs.</summary>
internal static class ReconciliationLaws
{
    public static IEnumerable<Violation> Judge(Town town) => [.. Standing(town), .. Complete(town), .. Edges(town.Watch.History), .. Windows(town.Watch.History)];

    /// <summary>After all troubles have ended and runs went on by schedule, each difference is gone; one that an operator dealt with would be back if it were not.</summary>
    private static IEnumerable<Violation> Standing(Town town) =>
        from difference in town.Watch.History.Last<DiscrepancyState>()
        where difference.State.Status is DiscrepancyStatus.Repairing or DiscrepancyStatus.Open
        select new Violation("reconciliation", $"{difference.Id} is still {difference.State.Status}: {difference.State.Finding}");

    /// <summary>Compared apart from the product, and of every gateway: everything that it moved is in our movements with its amount, and nothing else is.</summary>
    private static IEnumerable<Violation> Complete(Town town)
    {
        var ours = town.Database.ReadModels[ReadModel.GatewayMovements].Rows.ToLookup(row => (row.Text("kind"), row.Text("reference")), row => row.Number("net"));
        var theirs = town.Gateway.Record.Movements().Concat(town.Wallets.Movements()).Where(movement => movement.Reference is not null
            && (movement.IsPlatform ? movement.Type is "charge" or "refund" or "refund_failure" or "transfer" or "transfer_refund" or "payout" or "payout_failure" : movement.Type is "payout" or "payout_failure")).ToArray();
        foreach (var moved in theirs.Where(moved => !ours[(moved.Type, moved.Reference!)].SequenceEqual([moved.Net])))
        {
            yield return new Violation("reconciliation", $"the gateway moved {moved.Net} with {moved.Type} {moved.Reference}, and we know of {string.Join(", ", ours[(moved.Type, moved.Reference!)])}");
        }

        var known = theirs.Select(moved => (moved.Type, moved.Reference!)).ToHashSet();
        foreach (var invented in ours.Where(row => !known.Contains(row.Key)))
        {
            yield return new Violation("reconciliation", $"we know of {invented.Key}, which the gateway did not move");
        }
    }

    /// <summary>I14: people are asked only about what was still there at a second look, and only people say that it is dealt with.</summary>
    private static IEnumerable<Violation> Edges(History history)
    {
        foreach (var step in history.Steps.Where(step => step.Step.After is DiscrepancyState))
        {
            var before = ((DiscrepancyState)step.Step.Before).Status;
            var fair = step.Step.Event switch
            {
                // Banks move more than once by one object, and what they moved is judged by the laws of disputes.
                DiscrepancyFound { Finding.Movement: "adjustment" } => false,
                DiscrepancyFound => before is not DiscrepancyStatus.Repairing,
                DiscrepancyOpened => before is DiscrepancyStatus.Repairing,
                DiscrepancyGone => before is DiscrepancyStatus.Repairing or DiscrepancyStatus.Open,
                DiscrepancyResolved => step.Write.Cause.By.Role is ActorRole.Operator && before is DiscrepancyStatus.Repairing or DiscrepancyStatus.Open,
                _ => false,
            };
            if (!fair)
            {
                yield return new Violation("I14", $"{step.Stream}@{step.Step.Version}: {step.Step.Name} of one that is {before}");
            }
        }
    }

    /// <summary>Windows by schedule leave no gap between them.</summary>
    private static IEnumerable<Violation> Windows(History history)
    {
        foreach (var runs in history.Steps.Where(step => step.Step.Event is ReconciliationStarted).GroupBy(step => step.Step.Stream, StringComparer.Ordinal))
        {
            foreach (var run in runs.Where(run => run.Step.Event is ReconciliationStarted { Reason: null } started
                && ((ReconciliationState)run.Step.Before).Position is var position && started.From > position))
            {
                yield return new Violation("reconciliation", $"{run.Step.Event} leaves out what moved since {((ReconciliationState)run.Step.Before).Position:u}");
            }
        }
    }
}
