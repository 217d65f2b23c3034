using Marketplace.Scheduling;

namespace Marketplace.Bookings;

/// <summary>What a booking waits for: its timers as the rules set them, and how each of them is doing.</summary>
internal static class BookingTimerList
{
    public static async Task<OkAnswer<BookingTimersBody>> Read(
        Guid id, Caller caller, IGrainFactory grains, TimerDesk desk, CancellationToken cancellationToken)
    {
        var booking = grains.GetGrain<IBookingGrain>(id);
        var timers = await booking.Timers(caller.Actor, cancellationToken);
        if (timers.Refusal is { } refusal)
        {
            return refusal;
        }

        var rows = (await desk.Of(booking.GetGrainId(), cancellationToken)).ToDictionary(row => row.Name, StringComparer.Ordinal);
        return new BookingTimersBody([.. timers.View!.Items.Select(timer => Body(timer, rows.GetValueOrDefault(timer.Name), desk.LateSince))]);
    }

    /// <summary>A row that is not there was taken away meanwhile, by a write that the grain was not asked after.</summary>
    private static BookingTimerBody Body(BookingTimer timer, TimerRow? row, DateTimeOffset lateSince) =>
        new(
            timer.Name,
            timer.At,
            timer.LeadsTo,
            timer.Slot,
            timer.Money,
            row?.StateAt(lateSince) ?? TimerState.Pending,
            row?.Attempts ?? 0,
            row?.NextTry);
}

/// <param name="Items">The earliest first.</param>
internal sealed record BookingTimersBody(ImmutableArray<BookingTimerBody> Items);

/// <summary>A timer of a booking, as its parties see it.</summary>
/// <param name="Name">As in `nextEvent`.</param>
/// <param name="At">When it is due.</param>
/// <param name="LeadsTo">The state that the booking is in afterwards.</param>
/// <param name="Slot">What becomes of the slot: `keeps`, `frees`, `uses`.</param>
/// <param name="Money">What becomes of the money: `nothing`, `gives_back`, `settles`, `earns`.</param>
/// <param name="State">`pending`, `late`, `retried`, `parked` (an operator looks after it) or `let_go` (an operator decided otherwise).</param>
/// <param name="Attempts">How often it was tried in vain.</param>
/// <param name="NextTry">Not tried again before.</param>
internal sealed record BookingTimerBody(
    string Name, DateTimeOffset At, BookingStatus LeadsTo, string Slot, string Money, TimerState State, int Attempts, DateTimeOffset? NextTry);
