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
        [.. series.Times.Select((time, index) => Of(id, index, time))],
        series.CreatedAt,
        version,
        series.Move);

    private static SeriesOccurrence Of(Guid id, int index, SeriesTimeState time) => new(
        index, time.Start, time.End, time.Outcome, BookingOf(id, index, time), time.Code, time.OriginalStart, time.Attempt);

    private static Guid? BookingOf(Guid id, int index, SeriesTimeState time) =>
        time.Outcome is OccurrenceOutcome.Pending or OccurrenceOutcome.Skipped or OccurrenceOutcome.Untried
            ? null
            : SeriesView.BookingOf(id, index, time.Attempt);
}
