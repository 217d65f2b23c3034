namespace Marketplace.Bookings;

/// <summary>What a booking says of itself.</summary>
internal sealed partial class BookingGrain
{
    public async Task<Outcome<BookingParties>> Parties(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return State.Terms is { } terms && BookingRoles.Concerns(State, by)
            ? new BookingParties(State.CustomerId, terms.ProviderId, terms.ListingId, terms.Title)
            : BookingRefusals.Unknown;
    }

    public async Task<Outcome<BookingView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return BookingRoles.Concerns(State, by) && Version > 0 ? View() : BookingRefusals.Unknown;
    }

    public async Task<Outcome<BookingTimers>> Timers(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return BookingRoles.Concerns(State, by) && Version > 0 ? BookingViews.TimersOf(State) : BookingRefusals.Unknown;
    }

    public async Task<Outcome<CancellationPreview>> Cancellation(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        var now = Now;
        return Booking.PreviewCancellation(State, by, now);
    }

    public async Task<Outcome<CancellationPreview>> SeatsCancellation(Actor by, int seats, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        var now = Now;
        return SeatCancellation.Preview(State, by, seats, now);
    }

    public Task<BookingMigration> Migration(int fromVersion, int toVersion, CancellationToken cancellationToken)
    {
        var now = Now;
        return Task.FromResult(BookingMigrations.Preview(State, fromVersion, toVersion, now));
    }
}
