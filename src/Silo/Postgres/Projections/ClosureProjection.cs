using Marketplace.Closures;

namespace Marketplace.Postgres;

/// <summary>Closures in lists.</summary>
internal sealed class ClosureProjection : IProjection<ClosureState, ClosureEvent>
{
    public void Project(Projected<ClosureState, ClosureEvent> fact, IRowSink rows)
    {
        var (row, closure) = (Row.Of(ReadModel.Closures, ("id", fact.Id)), fact.State);
        if (fact.Event is ClosureAsked asked)
        {
            rows.Add(row.Insert(
                ("provider_id", asked.By.ProviderId),
                ("resource_id", asked.Plan.ResourceOf(asked.By)),
                ("status", Wire.Name(closure.Status)),
                ("first_date", asked.Plan.From),
                ("end_date", asked.Plan.To),
                ("reason", asked.Plan.Reason),
                ("closes", asked.Plan.Closes),
                ("bookings", closure.Bookings.Length),
                ("cancelled", 0),
                ("moved", 0),
                ("kept", 0),
                ("asked_at", asked.At),
                ("version", fact.Version)));
            return;
        }

        rows.Add(row.Update(
            ("status", Wire.Name(closure.Status)),
            ("obstacle", closure.Obstacle),
            ("bookings", closure.Bookings.Length),
            ("cancelled", closure.Count(ClosureOutcome.Cancelled)),
            ("moved", closure.Count(ClosureOutcome.Moved)),
            ("kept", closure.Count(ClosureOutcome.Kept)),
            ("done_at", closure.DoneAt),
            ("version", fact.Version)));
    }
}
