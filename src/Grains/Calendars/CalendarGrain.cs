using Marketplace.Feeds;

namespace Marketplace.Calendars;

[GrainType("calendar")]
internal sealed class CalendarGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<CalendarState, CalendarEvent>> journal,
    AggregateServices services,
    IOccupancy occupancy,
    IImportedCalendars imports,
    IHints hints,
    TimeProvider engineTime)
    : AggregateGrain<Calendar, CalendarState, CalendarCommand, CalendarEvent>(journal, services), ICalendarGrain
{
    /// <summary>What ended longer ago counts into no limit any more: the longest period is a year.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(367);

    private readonly SlotLeases leases = new();
    private ImmutableArray<ImportedCalendar> imported = [];
    private (CalendarPlan Plan, PlanHours Hours)? prepared;

    /// <summary>The plan made ready, once for each plan.</summary>
    private PlanHours? Hours
    {
        get
        {
            if (State.Plan is not { } plan)
            {
                return null;
            }

            prepared = prepared is { } ready && ReferenceEquals(ready.Plan, plan) ? ready : (plan, new PlanHours(plan));
            return prepared.Value.Hours;
        }
    }

    public Task<Outcome<CalendarView>> SetPlan(SetCalendarPlan command) => Answer(command, View);

    public Task<Outcome<CalendarView>> AddPeriod(AddPlanPeriod command) => Answer(command, View);

    public async Task<Outcome<CalendarView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return State.Plan is not null && Calendar.Concerns(State, by) ? View() : CalendarRefusals.Unknown;
    }

    public Task<bool> HasHours(CancellationToken cancellationToken) => Task.FromResult(State.Plan is { IsEmpty: false });

    public async Task<Outcome<SlotGrant>> Reserve(ReserveSlot request)
    {
        await Refresh(CancellationToken.None);
        var outcome = SlotGate.Reserve(this.GetPrimaryKey(), Hours, leases, request, Now, engineTime.GetUtcNow());
        if (outcome.Refusal is null)
        {
            TellViewers();
        }

        return outcome;
    }

    public Task Settle(Guid bookingId, SlotOutcome outcome)
    {
        leases.Settle(bookingId, outcome);
        TellViewers();
        return Task.CompletedTask;
    }

    public async Task<SlotList> Slots(SlotQuery query, CancellationToken cancellationToken)
    {
        await Refresh(cancellationToken);
        var viewer = WallClock.Of(query.ViewerZone);
        var window = LocalWindow.Of(query.From, query.To, viewer.DateOf(Now), SlotQuery.DefaultDays, SlotQuery.MaximumDays).On(viewer);
        var slot = new SlotCase(Hours, query.ListingId, query.Rules, query.TimeZone, leases.Busy, Now);
        return new SlotList(query.ViewerZone, Calendars.Slots.Between(slot, window, query.Duration, query.Seats, viewer));
    }

    public async Task<SlotList> Check(SlotQuery query, ImmutableArray<DateTimeOffset> starts, CancellationToken cancellationToken)
    {
        await Refresh(cancellationToken);
        var slot = new SlotCase(Hours, query.ListingId, query.Rules, query.TimeZone, leases.Busy, Now);
        return new SlotList(query.ViewerZone, Calendars.Slots.At(slot, starts, query.Duration, query.Seats));
    }

    public async Task<SlotWeight> Weigh(ReserveSlot request, CancellationToken cancellationToken)
    {
        await Refresh(cancellationToken);
        return SlotGate.Weigh(Hours, leases, request, Now);
    }

    public async Task<SlotExplanation> Explain(SlotQuestion question, CancellationToken cancellationToken)
    {
        await Refresh(cancellationToken);
        var busy = question.Moves is { } moves ? leases.Busy.After(moves) : leases.Busy;
        var slot = new SlotCase(Hours, question.ListingId, question.Rules, question.TimeZone, busy, Now);
        ImmutableArray<SlotReason> reasons =
            [.. new SlotJudge(slot).Reasons(new TimeRange(question.Start, question.End), question.Seats, question.IgnoreNotice)];
        return new SlotExplanation(reasons.IsEmpty, reasons);
    }

    public async Task<Outcome<OccupiedList>> Occupied(
        Actor by, DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        if (State.Plan is not { } plan || !Calendar.Concerns(State, by))
        {
            return CalendarRefusals.Unknown;
        }

        await Refresh(cancellationToken);
        var clock = WallClock.Of(plan.TimeZone);
        var window = LocalWindow.Of(from, to, clock.DateOf(Now), OccupiedList.DefaultDays, OccupiedList.MaximumDays);
        return OccupiedTimes.Between(leases.Committed, clock, window);
    }

    public async Task<Outcome<CalendarConflictList>> Conflicts(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        if (State.Plan is null || !Calendar.Concerns(State, by))
        {
            return CalendarRefusals.Unknown;
        }

        await Refresh(cancellationToken);
        return CalendarConflicts.Between(imported, leases.Committed, Now);
    }

    private async Task Refresh(CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        var asked = engineTime.GetUtcNow();
        leases.Expire(asked);
        if (leases.IsStale)
        {
            await LookAgain();
            imported = await imports.Of(this.GetPrimaryKey(), cancellationToken);
            leases.Load(await occupancy.Live(this.GetPrimaryKey(), Now - Memory, cancellationToken), asked);
        }

        // Time alone makes imported calendars stale.
        leases.Import(ImportedCalendar.SeatsAt(imported, Now));
    }

    /// <summary>Occupancy is not part of the plan's stream, so who watches slots is told apart from it.</summary>
    private void TellViewers() => hints.Whisper(this.GetGrainId(), "slots");

    private CalendarView View() => new(this.GetPrimaryKey(), State.Plan!, State.UpdatedAt, Version);
}
