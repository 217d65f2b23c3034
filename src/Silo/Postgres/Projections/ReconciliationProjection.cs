using Marketplace.Reconciliation;

namespace Marketplace.Postgres;

internal sealed class ReconciliationProjection : IProjection<ReconciliationState, ReconciliationEvent>
{
    public void Project(Projected<ReconciliationState, ReconciliationEvent> fact, IRowSink rows)
    {
        switch (fact.Event)
        {
            case ReconciliationStarted e:
                rows.Add(Run(e.RunId).Insert(
                    ("gateway", e.Gateway),
                    ("starts_at", e.From),
                    ("ends_at", e.Until),
                    ("began_at", fact.At),
                    ("reason", e.Reason),
                    ("read", 0L),
                    ("compared", 0L),
                    ("found", 0L),
                    ("repairing", 0L),
                    ("gone", 0L)));
                break;
            case ReconciliationStepped:
                rows.Add(Run(fact.State.Run!.Id).Update(Tally(fact.State.Run.Tally)));
                break;
            case ReconciliationFinished e:
                rows.Add(Run(fact.State.Last!.Id).Update([.. Tally(fact.State.Last.Tally), ("finished_at", fact.At), ("sums", new Json(e.Sums))]));
                break;
        }
    }

    private static Row Run(Guid id) => Row.Of(ReadModel.ReconciliationRuns, ("id", id));

    private static (string Column, object? Value)[] Tally(ReconciliationTally tally) =>
    [
        ("read", tally.Read),
        ("compared", tally.Compared),
        ("found", tally.Found),
        ("repairing", tally.Repairing),
        ("gone", tally.Gone),
    ];
}

internal sealed class DiscrepancyProjection : IProjection<DiscrepancyState, DiscrepancyEvent>
{
    public void Project(Projected<DiscrepancyState, DiscrepancyEvent> fact, IRowSink rows) =>
        rows.Add(Row.Of(ReadModel.Discrepancies, ("id", fact.Id)).Put(
            ("gateway", fact.State.Finding!.Gateway),
            ("status", Wire.Name(fact.State.Status)),
            ("finding", new Json(fact.State.Finding)),
            ("found_at", fact.State.FoundAt),
            ("changed_at", fact.At),
            ("reason", fact.State.Reason),
            ("version", fact.Version)));
}
