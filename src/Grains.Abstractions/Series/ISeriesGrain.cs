namespace Marketplace.Series;

/// <summary>
/// Bookings that recur: what one customer asked for at once, and what became of each time. Every time is a booking of its
/// own with a payment of its own. The grain key is the series id; the ids of its bookings follow from it.
/// </summary>
/// <remarks>Strangers are refused with `series.unknown` everywhere.</remarks>
[Alias("series")]
public interface ISeriesGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Looks at all times first; then they are booked one after the other, by steps that survive whatever stops them.</summary>
    /// <remarks>
    /// Refusals: those of the listing's terms; `series.rule-not-valid`, `series.without-times`, `series.too-long`,
    /// `series.priced-by-quote`, `series.conflict` (the facts name the times and why), `booking.own-listing`.
    /// </remarks>
    [Alias("book")]
    Task<Outcome<SeriesView>> Book(BookSeries command);

    /// <summary>What booking it now would meet: every time with its price and, where it is not bookable, the rule that says no.</summary>
    [Alias("preview"), ReadOnly]
    Task<Outcome<SeriesPreview>> Preview(Actor by, SeriesPlan plan, CancellationToken cancellationToken);

    /// <summary>Cancels one booking of it, that one and all that follow, or all that are left.</summary>
    /// <remarks>Refusals: `series.not-now` (still being booked), `series.nothing-to-cancel`.</remarks>
    [Alias("cancel")]
    Task<Outcome<SeriesView>> Cancel(CancelSeries command);

    /// <summary>Books a time again that was skipped or cancelled, as a new booking with a payment of its own.</summary>
    /// <remarks>Refusals: `series.not-yours` (only the customer pays), `series.not-now`, `series.nothing-to-rebook`.</remarks>
    [Alias("rebook")]
    Task<Outcome<SeriesView>> Rebook(RebookOccurrence command);

    /// <summary>Proposes other times for one of its bookings, for that one and all that follow, or for all that are to come. What they cost stays.</summary>
    /// <remarks>
    /// Refusals: `series.not-now`, `series.nothing-to-move`, `series.conflict` (the facts name the times and why),
    /// `series.rule-not-valid`, `series.without-times`, `series.rule-too-short`.
    /// </remarks>
    [Alias("reschedule")]
    Task<Outcome<SeriesView>> Reschedule(ProposeSeriesMove command);

    /// <summary>What that would meet now: where each time would go and, where it cannot, the rule that says no.</summary>
    [Alias("preview-reschedule"), ReadOnly]
    Task<Outcome<SeriesMovePreview>> PreviewReschedule(Actor by, SeriesChange change, CancellationToken cancellationToken);

    /// <summary>Agrees to the proposed times; the bookings are then moved one after the other, by steps that survive whatever stops them.</summary>
    /// <remarks>Refusals: `series.nothing-proposed`, `series.not-yours`, `series.too-late`, `series.conflict`, `series.nothing-to-move`.</remarks>
    [Alias("accept-reschedule")]
    Task<Outcome<SeriesView>> AcceptReschedule(AcceptSeriesMove command);

    /// <summary>Leaves all of them where they are.</summary>
    /// <remarks>Refusals: `series.nothing-proposed`.</remarks>
    [Alias("decline-reschedule")]
    Task<Outcome<SeriesView>> DeclineReschedule(DeclineSeriesMove command);

    /// <summary>Told by whoever moves its times.</summary>
    [Alias("record-move")]
    Task<SeriesView> RecordMove(RecordSeriesMove command);

    /// <summary>Told by whoever books or frees its times.</summary>
    [Alias("record")]
    Task<SeriesView> Record(RecordOccurrence command);

    [Alias("read"), ReadOnly]
    Task<Outcome<SeriesView>> Read(Actor by, CancellationToken cancellationToken);
}
