using Marketplace.Bookings;

namespace Marketplace.Series;

/// <summary>
/// Books, frees and cancels the times of a series, one after the other. The ids of all that it asks for follow from the
/// series, so that after a crash it finds what it had done, and goes on from there.
/// </summary>
internal sealed class SeriesRelay(IGrainFactory grains) : IRelay<SeriesEvent>
{
    private const string Abandoned = "The series could not be booked as a whole.";

    public bool Hears(SeriesEvent happened) =>
        happened is SeriesStarted or SeriesAbandoned or SeriesOccurrenceStrayed or SeriesCancellationAsked;

    public async Task Tell(Notice<SeriesEvent> notice, CancellationToken cancellationToken)
    {
        switch (notice.Event)
        {
            case SeriesStarted started:
                await Place(notice, started, cancellationToken);
                break;
            case SeriesAbandoned:
                foreach (var time in (await Read(notice, cancellationToken)).Occurrences.Where(time => time.Outcome is OccurrenceOutcome.Booked))
                {
                    await Release(notice, time.Index, cancellationToken);
                }

                break;
            case SeriesOccurrenceStrayed strayed:
                await Release(notice, strayed.Index, cancellationToken);
                break;
            case SeriesCancellationAsked asked:
                foreach (var index in asked.Indexes)
                {
                    await Cancel(notice, asked, index, cancellationToken);
                }

                break;
        }
    }

    private async Task Place(Notice<SeriesEvent> notice, SeriesStarted started, CancellationToken cancellationToken)
    {
        var customer = Actor.Member(started.CustomerId);
        var series = await Read(notice, cancellationToken);
        for (var index = 0; index < series.Occurrences.Length && series.Status is SeriesStatus.Placing; index++)
        {
            var time = series.Occurrences[index];
            if (time.Outcome is not OccurrenceOutcome.Pending)
            {
                continue;
            }

            var outcome = await Booking(notice, index).Book(new BookSlot(
                notice.Cause($"book/{index}") with { By = customer },
                started.Plan.ListingId,
                time.Start,
                started.Plan.Duration,
                started.Plan.Seats,
                QuoteId: null,
                started.Plan.Notes,
                Hold: null,
                started.Plan.Chosen));
            series = outcome.Refusal is { } refusal
                ? await Report(notice, index, OccurrenceOutcome.Skipped, refusal.Code)
                : await Report(notice, index, OccurrenceOutcome.Booked);
        }
    }

    /// <summary>Whatever it was paid goes back. A booking that cannot be ended at this moment is tried again.</summary>
    private async Task Release(Notice<SeriesEvent> notice, int index, CancellationToken cancellationToken)
    {
        var cancelled = await Booking(notice, index).Cancel(new CancelBooking(notice.Cause($"release/{index}"), Abandoned));
        if (cancelled.Refusal is { } refusal && !await HasEnded(notice, index, cancellationToken))
        {
            throw new InvalidOperationException($"{SeriesView.BookingOf(notice.Source, index)} is in the way of freeing {notice.Stream}: {refusal.Code}.");
        }

        await Report(notice, index, OccurrenceOutcome.Released);
    }

    private async Task Cancel(Notice<SeriesEvent> notice, SeriesCancellationAsked asked, int index, CancellationToken cancellationToken)
    {
        var cancelled = await Booking(notice, index).Cancel(new CancelBooking(notice.Cause($"cancel/{index}") with { By = asked.By }, asked.Reason));
        var isKept = cancelled.Refusal is not null && !await HasEnded(notice, index, cancellationToken);
        await Report(notice, index, isKept ? OccurrenceOutcome.Booked : OccurrenceOutcome.Cancelled, cancelled.Refusal?.Code);
    }

    private async Task<bool> HasEnded(Notice<SeriesEvent> notice, int index, CancellationToken cancellationToken) =>
        (await Booking(notice, index).Read(Actor.Platform, cancellationToken)).View?.EndedAt is not null;

    private async Task<SeriesView> Read(Notice<SeriesEvent> notice, CancellationToken cancellationToken) =>
        (await Series(notice).Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{notice.Stream} tells of itself and does not exist.");

    private Task<SeriesView> Report(Notice<SeriesEvent> notice, int index, OccurrenceOutcome outcome, string? code = null) =>
        Series(notice).Record(new RecordOccurrence(notice.Cause($"{outcome}/{index}"), index, outcome, code));

    private ISeriesGrain Series(Notice<SeriesEvent> notice) => grains.GetGrain<ISeriesGrain>(notice.Source);

    private IBookingGrain Booking(Notice<SeriesEvent> notice, int index) =>
        grains.GetGrain<IBookingGrain>(SeriesView.BookingOf(notice.Source, index));
}
