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
        happened is SeriesStarted or SeriesAbandoned or SeriesOccurrenceStrayed or SeriesCancellationAsked or SeriesOccurrenceWanted;

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
                    await Release(notice, time, cancellationToken);
                }

                break;
            case SeriesOccurrenceStrayed strayed:
                await Release(notice, (await Read(notice, cancellationToken)).Occurrences[strayed.Index], cancellationToken);
                break;
            case SeriesCancellationAsked asked:
                var cancelling = (await Read(notice, cancellationToken)).Occurrences;
                foreach (var time in asked.Indexes.Select(index => cancelling[index]).Where(time => time.Outcome is OccurrenceOutcome.Cancelling))
                {
                    await Cancel(notice, asked, time, cancellationToken);
                }

                break;
            case SeriesOccurrenceWanted wanted:
                await Book(notice, wanted.CustomerId, wanted.Plan, wanted.Index, wanted.Attempt, wanted.Start);
                break;
        }
    }

    private async Task Place(Notice<SeriesEvent> notice, SeriesStarted started, CancellationToken cancellationToken)
    {
        var series = await Read(notice, cancellationToken);
        for (var index = 0; index < series.Occurrences.Length && series.Status is SeriesStatus.Placing; index++)
        {
            var time = series.Occurrences[index];
            if (time.Outcome is not OccurrenceOutcome.Pending)
            {
                continue;
            }

            series = await Book(notice, started.CustomerId, started.Plan, index, time.Attempt, time.Start);
        }
    }

    private async Task<SeriesView> Book(Notice<SeriesEvent> notice, Guid customerId, SeriesPlan plan, int index, int attempt, DateTimeOffset start)
    {
        var booking = grains.GetGrain<IBookingGrain>(SeriesView.BookingOf(notice.Source, index, attempt));
        var outcome = await booking.Book(new BookSlot(
            notice.Cause($"book/{index}") with { By = Actor.Member(customerId) },
            plan.ListingId,
            start,
            plan.Duration,
            plan.Seats,
            QuoteId: null,
            plan.Notes,
            Hold: null,
            plan.Chosen));
        return outcome.Refusal is { } refusal
            ? await Report(notice, index, attempt, OccurrenceOutcome.Skipped, refusal.Code)
            : await Report(notice, index, attempt, OccurrenceOutcome.Booked);
    }

    /// <summary>Whatever it was paid goes back. A booking that cannot be ended at this moment is tried again.</summary>
    private async Task Release(Notice<SeriesEvent> notice, SeriesOccurrence time, CancellationToken cancellationToken)
    {
        var cancelled = await Booking(time).Cancel(new CancelBooking(notice.Cause($"release/{time.Index}"), Abandoned));
        if (cancelled.Refusal is { } refusal && !await HasEnded(time, cancellationToken))
        {
            throw new InvalidOperationException($"{time.BookingId} is in the way of freeing {notice.Stream}: {refusal.Code}.");
        }

        await Report(notice, time.Index, time.Attempt, OccurrenceOutcome.Released);
    }

    private async Task Cancel(Notice<SeriesEvent> notice, SeriesCancellationAsked asked, SeriesOccurrence time, CancellationToken cancellationToken)
    {
        var cancelled = await Booking(time).Cancel(new CancelBooking(notice.Cause($"cancel/{time.Index}") with { By = asked.By }, asked.Reason));
        var isKept = cancelled.Refusal is not null && !await HasEnded(time, cancellationToken);
        await Report(
            notice, time.Index, time.Attempt, isKept ? OccurrenceOutcome.Booked : OccurrenceOutcome.Cancelled, cancelled.Refusal?.Code);
    }

    private async Task<bool> HasEnded(SeriesOccurrence time, CancellationToken cancellationToken) =>
        (await Booking(time).Read(Actor.Platform, cancellationToken)).View?.EndedAt is not null;

    private async Task<SeriesView> Read(Notice<SeriesEvent> notice, CancellationToken cancellationToken) =>
        notice.Known(await Series(notice).Read(Actor.Platform, cancellationToken));

    private Task<SeriesView> Report(Notice<SeriesEvent> notice, int index, int attempt, OccurrenceOutcome outcome, string? code = null) =>
        Series(notice).Record(new RecordOccurrence(notice.Cause($"{outcome}/{index}"), index, outcome, code, attempt));

    private ISeriesGrain Series(Notice<SeriesEvent> notice) => grains.GetGrain<ISeriesGrain>(notice.Source);

    private IBookingGrain Booking(SeriesOccurrence time) => grains.GetGrain<IBookingGrain>(time.BookingId!.Value);
}
