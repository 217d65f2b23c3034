using Marketplace.Series;

namespace Marketplace.Postgres;

/// <summary>Series in lists.</summary>
internal sealed class SeriesProjection : IProjection<SeriesState, SeriesEvent>
{
    public void Project(Projected<SeriesState, SeriesEvent> fact, IRowSink rows)
    {
        var series = fact.State;
        var row = Row.Of(ReadModel.Series, ("id", fact.Id));
        if (fact.Event is SeriesStarted)
        {
            rows.Add(row.Insert(
                ("customer_id", series.CustomerId),
                ("provider_id", series.ProviderId),
                ("listing_id", series.Plan!.ListingId),
                ("title", series.Title),
                ("status", Wire.Name(series.Status)),
                ("rule", series.Plan.Rule),
                ("time_zone", series.Plan.TimeZone),
                ("first_start", series.Times.Min(time => time.Start)),
                ("last_end", series.Times.Max(time => time.End)),
                ("times", series.Times.Length),
                ("booked", 0),
                ("created_at", series.CreatedAt),
                ("changed_at", fact.At),
                ("version", fact.Version)));
            return;
        }

        rows.Add(row.Update(
            ("status", Wire.Name(series.Status)),
            ("first_start", series.Times.Min(time => time.Start)),
            ("last_end", series.Times.Max(time => time.End)),
            ("booked", series.Times.Count(time => time.Outcome is OccurrenceOutcome.Booked or OccurrenceOutcome.Cancelling)),
            ("changed_at", fact.At),
            ("version", fact.Version)));
    }
}
