using Marketplace.Bookings;
using Marketplace.Calendars;

namespace Marketplace.Closures;

/// <summary>A closure asks its calendar, bookings and the tables for facts, and none of them ever asks a closure.</summary>
[GrainType("closure")]
internal sealed class ClosureGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<ClosureState, ClosureEvent>> journal,
    AggregateServices services,
    IGrainFactory grains,
    IBookedDays days)
    : AggregateGrain<Closure, ClosureState, ClosureCommand, ClosureEvent>(journal, services), IClosureGrain
{
    public async Task<Outcome<ClosureView>> Close(CloseDays command)
    {
        if (await Heard(command.Context) is { } before)
        {
            return before.Refusal is { } refusal ? refusal : new Outcome<ClosureView>(View(), null, before.Replayed);
        }

        var found = await Find(command.Context.By, command.Plan, CancellationToken.None);
        return found.View is { } preview
            ? await Answer(new StartClosure(command.Context, command.Plan, preview), View)
            : found.Refusal!;
    }

    public async Task<Outcome<ClosurePreview>> Preview(Actor by, ClosurePlan plan, CancellationToken cancellationToken)
    {
        var found = await Find(by, plan, cancellationToken);
        return found.View is { } preview ? preview with { Bookings = [.. await Task.WhenAll(preview.Bookings.Select(Asked))] } : found;

        // Each knows under which terms it was sold.
        async Task<FoundBooking> Asked(FoundBooking booking) =>
            booking with { Penalty = (await grains.GetGrain<IBookingGrain>(booking.Id).Cancellation(by, cancellationToken)).View?.Penalty };
    }

    private async Task<Outcome<ClosurePreview>> Find(Actor by, ClosurePlan plan, CancellationToken cancellationToken)
    {
        var resource = plan.ResourceOf(by);
        var calendar = await grains.GetGrain<ICalendarGrain>(resource).Read(by, cancellationToken);
        if (calendar.View is not { } read)
        {
            return calendar.Refusal!;
        }

        var window = new LocalWindow(plan.From, plan.To).On(WallClock.Of(read.Plan.TimeZone));
        var found = await days.Between(resource, window.Start, window.End, ClosurePlan.MaximumBookings + 1, cancellationToken);
        return found.Length > ClosurePlan.MaximumBookings ? ClosureRefusals.TooMany : new ClosurePreview(window.Start, window.End, found);
    }

    public Task CalendarTold(RecordCalendar command) => Obey(command);

    public Task Settled(RecordOutcomes command) => Obey(command);

    public Task LookedAgain(RecordFound command) => Obey(command);

    public async Task<Outcome<ClosureView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Version > 0 && Closure.Concerns(State, by) ? View() : ClosureRefusals.Unknown;
    }

    private ClosureView View() => new(
        this.GetPrimaryKey(), State.Status, State.Plan!, State.Obstacle, State.Bookings, State.AskedAt, State.DoneAt, Version);
}
