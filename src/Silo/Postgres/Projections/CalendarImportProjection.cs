using Marketplace.Feeds;

namespace Marketplace.Postgres;

/// <summary>What imported calendars make busy.</summary>
internal sealed class CalendarImportProjection : IProjection<CalendarImportState, CalendarImportEvent>
{
    public void Project(Projected<CalendarImportState, CalendarImportEvent> fact, IRowSink rows)
    {
        var row = Row.Of(ReadModel.CalendarImports, ("id", fact.Id));
        switch (fact.Event)
        {
            case CalendarImportAdded added:
                rows.Add(row.Insert(
                    ("resource_id", added.ResourceId),
                    ("name", added.Settings.Name),
                    ("when_stale", Wire.Name(added.Settings.WhenStale)),
                    ("stale_after_seconds", (long)added.Settings.StaleAfter.TotalSeconds),
                    ("fresh_at", added.At),
                    ("times", new Json(ImmutableArray<ImportedTime>.Empty)),
                    ("added_at", added.At),
                    ("version", fact.Version)));
                break;
            case CalendarImportChanged changed:
                rows.Add(row.Update(("times", new Json(changed.Times)), ("fresh_at", changed.At), ("version", fact.Version)));
                break;
            case CalendarImportConfirmed confirmed:
                rows.Add(row.Update(("fresh_at", confirmed.At), ("version", fact.Version)));
                break;
            case CalendarImportRemoved:
                rows.Add(row.Update(("times", new Json(ImmutableArray<ImportedTime>.Empty)), ("removed", true), ("version", fact.Version)));
                break;
        }
    }
}
