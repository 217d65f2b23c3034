using Marketplace.Abuse;

namespace Marketplace.Postgres;

/// <summary>Flags in the operators' queue.</summary>
internal sealed class FlagProjection : IProjection<FlagState, FlagEvent>
{
    public void Project(Projected<FlagState, FlagEvent> fact, IRowSink rows)
    {
        var (flag, seen) = (fact.State, fact.State.Case!);
        rows.Add(Row.Of(ReadModel.AbuseFlags, ("id", fact.Id)).Put(
            once:
            [
                ("rule", Wire.Name(seen.Rule)),
                ("provider_id", seen.ProviderId),
                ("customer_id", seen.CustomerId),
                ("holds_payouts", seen.HoldsPayouts),
                ("facts", new Json(seen.Facts)),
                ("raised_at", flag.RaisedAt),
            ],
            values:
            [
                ("status", Wire.Name(flag.Status)),
                ("decided_at", flag.DecidedAt),
                ("decided_by", flag.DecidedBy),
                ("reason", flag.Reason),
                ("version", fact.Version),
            ]));
    }
}
