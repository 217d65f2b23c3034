using Marketplace.Ledger;

namespace Marketplace.Postgres;

/// <summary>
/// The row that closes a period. Its insertion waits for every transaction that is booking now, and none that books later can
/// pass it by (migration 0036).
/// </summary>
internal sealed class LedgerPeriodProjection : IProjection<BooksState, BooksEvent>
{
    public void Project(Projected<BooksState, BooksEvent> fact, IRowSink rows)
    {
        var name = Books.NameOf(fact.State.Month!.Value);
        var period = Row.Of(ReadModel.LedgerPeriods, ("id", LedgerPeriod.IdOf(name)));
        rows.Add(fact.Event switch
        {
            PeriodClosed e => period.Insert(
                ("name", name),
                ("starts_at", e.From),
                ("ends_at", e.Until),
                ("closed_at", fact.At),
                ("closed_by", fact.By.Role is ActorRole.Operator ? fact.By.Id : null),
                ("reason", e.Reason)),
            PeriodSealed e => period.Update(
                ("sealed_at", fact.At),
                ("entries", e.Sums.Entries),
                ("accounts", new Json(e.Sums.Accounts)),
                ("digest", e.Sums.Digest),
                ("previous", e.Previous),
                ("seal", e.Seal)),
            _ => throw new InvalidOperationException($"{fact.Event.GetType().Name} has no row."),
        });
    }
}
