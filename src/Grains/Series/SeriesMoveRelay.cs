using Marketplace.Bookings;

namespace Marketplace.Series;

/// <summary>
/// Moves the bookings of a series, one after the other, in the names of those who proposed it and agreed to it. Each takes its new
/// slot and leaves the old one in one write, so none is ever without; the ids of all that it asks for follow from the series.
/// </summary>
internal sealed class SeriesMoveRelay(IGrainFactory grains) : IRelay<SeriesEvent>
{
    private const string Undone = "The series could not be moved as a whole.";

    public bool Hears(SeriesEvent happened) => happened is SeriesMoveAgreed or SeriesMoveUndone or SeriesTimeStrayed;

    public async Task Tell(Notice<SeriesEvent> notice, CancellationToken cancellationToken)
    {
        switch (notice.Event)
        {
            case SeriesMoveAgreed agreed:
                await Move(notice, agreed, cancellationToken);
                break;
            case SeriesMoveUndone:
                var undone = await Read(notice, cancellationToken);
                foreach (var time in SeriesMoveOrder.Of(undone.Times).Reverse().Where(time => time.Outcome is SeriesMoveOutcome.Moved))
                {
                    await Return(notice, undone, time, cancellationToken);
                }

                break;
            case SeriesTimeStrayed strayed:
                var move = await Read(notice, cancellationToken);
                await Return(notice, move, move.Times.First(time => time.Index == strayed.Index), cancellationToken);
                break;
        }
    }

    private async Task Move(Notice<SeriesEvent> notice, SeriesMoveAgreed agreed, CancellationToken cancellationToken)
    {
        foreach (var time in SeriesMoveOrder.Of(agreed.Move.Times))
        {
            var now = await Read(notice, cancellationToken);
            if (now.Number != agreed.Move.Number || now.Status is not SeriesMoveStatus.Moving)
            {
                return;
            }

            if (now.Times.First(told => told.Index == time.Index).Outcome is SeriesMoveOutcome.Pending)
            {
                var (outcome, code) = await Move(notice, agreed, time, cancellationToken);
                await Report(notice, now, time, outcome, code);
            }
        }
    }

    private async Task<(SeriesMoveOutcome Outcome, string? Code)> Move(
        Notice<SeriesEvent> notice, SeriesMoveAgreed agreed, SeriesMoveTime time, CancellationToken cancellationToken)
    {
        var (proposer, change) = (agreed.Move.Proposer, agreed.Move.Change);
        var refusal = await Move(
            time,
            new ProposeMove(notice.Cause($"propose/{time.Index}") with { By = proposer }, time.Start, change.Reason, change.WaivesFee, change.Duration, time.From),
            new AcceptMove(notice.Cause($"accept/{time.Index}") with { By = agreed.By }, agreed.WaivesFee, Start: time.Start),
            new DeclineMove(notice.Cause($"decline/{time.Index}"), change.Reason));
        return refusal is null ? (SeriesMoveOutcome.Moved, null)
            : await HasEnded(time, cancellationToken) ? (SeriesMoveOutcome.Gone, null)
            : (SeriesMoveOutcome.Stayed, refusal.Code);
    }

    /// <summary>Back to where it was, judged as it was. What somebody else has by now cannot be had again.</summary>
    private async Task Return(Notice<SeriesEvent> notice, SeriesMove move, SeriesMoveTime time, CancellationToken cancellationToken)
    {
        var refusal = await Move(
            time,
            new ProposeMove(notice.Cause($"propose-return/{time.Index}"), time.From, Undone, WaivesFee: false, time.FromDuration, time.Start),
            new AcceptMove(notice.Cause($"return/{time.Index}"), WaivesFee: false, Start: time.From, Anchor: time.Anchor),
            new DeclineMove(notice.Cause($"decline-return/{time.Index}"), Undone));
        var outcome = refusal is null ? SeriesMoveOutcome.Returned
            : await HasEnded(time, cancellationToken) ? SeriesMoveOutcome.Gone
            : SeriesMoveOutcome.Stranded;
        await Report(notice, move, time, outcome, refusal?.Code);
    }

    private async Task<Refusal?> Move(SeriesMoveTime time, ProposeMove propose, AcceptMove accept, DeclineMove decline)
    {
        var booking = grains.GetGrain<IBookingGrain>(time.BookingId);
        if ((await booking.Reschedule(propose)).Refusal is { } notProposed)
        {
            return notProposed;
        }

        if ((await booking.AcceptReschedule(accept)).Refusal is not { } notMoved)
        {
            return null;
        }

        // What cannot be had is not left open: whoever agreed to it agreed to all of them.
        await booking.DeclineReschedule(decline);
        return notMoved;
    }

    private async Task<bool> HasEnded(SeriesMoveTime time, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IBookingGrain>(time.BookingId).Read(Actor.Platform, cancellationToken)).View?.EndedAt is not null;

    private async Task<SeriesMove> Read(Notice<SeriesEvent> notice, CancellationToken cancellationToken) =>
        notice.Known(await Series(notice).Read(Actor.Platform, cancellationToken)).Move!;

    private Task<SeriesView> Report(Notice<SeriesEvent> notice, SeriesMove move, SeriesMoveTime time, SeriesMoveOutcome outcome, string? code) =>
        Series(notice).RecordMove(new RecordSeriesMove(notice.Cause($"{outcome}/{time.Index}"), move.Number, time.Index, outcome, code));

    private ISeriesGrain Series(Notice<SeriesEvent> notice) => grains.GetGrain<ISeriesGrain>(notice.Source);
}
