namespace Marketplace.Series;

/// <summary>From the state of a series to what its parties see.</summary>
internal static class SeriesViews
{
    public static SeriesView Of(Guid id, SeriesState series, long version) => new(
        id,
        series.Status,
        series.CustomerId,
        series.ProviderId,
        series.Title,
        series.Plan!,
        [.. series.Times.Select((time, index) => new SeriesOccurrence(index, time.Start, time.End, time.Outcome, BookingOf(id, index, time), time.Code))],
        series.CreatedAt,
        version);

    private static Guid? BookingOf(Guid id, int index, SeriesTimeState time) =>
        time.Outcome is OccurrenceOutcome.Pending or OccurrenceOutcome.Skipped or OccurrenceOutcome.Untried ? null : SeriesView.BookingOf(id, index);
}
