namespace Marketplace.Calendars;

internal static class CalendarEndpoints
{
    public static void MapCalendars(this RouteGroupBuilder api)
    {
        var calendar = api.MapGroup("/providers/me/calendar").WithTags("Calendars").RequireAuthorization();
        calendar.MapGet(string.Empty, ReadOwn).WithName("ReadMyCalendar");
        calendar.MapPut(string.Empty, ReplaceOwn).WithName("ReplaceMyCalendar");
    }

    /// <summary>Replaces the plan of a resource of the caller's.</summary>
    public static async Task<OkAnswer<CalendarBody>> Replace(
        Guid resource, CalendarRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var plan = body.Plan(check);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var calendar = grains.GetGrain<ICalendarGrain>(resource);
        var outcome = await calendar.SetPlan(new SetCalendarPlan(caller.Context(), caller.Actor.ProviderId, plan));
        return await Answer(outcome, null, null, caller, calendar, cancellationToken);
    }

    /// <summary>The plan of a resource, and what is booked in a window of local dates.</summary>
    public static async Task<OkAnswer<CalendarBody>> Read(
        Guid resource, string? from, string? to, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var (first, last) = (check.OptionalLocalDate("from", from), check.OptionalLocalDate("to", to));
        LocalDates.Window(check, first, last, OccupiedList.MaximumDays);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var calendar = grains.GetGrain<ICalendarGrain>(resource);
        return await Answer(await calendar.Read(caller.Actor, cancellationToken), first, last, caller, calendar, cancellationToken);
    }

    private static Task<OkAnswer<CalendarBody>> ReplaceOwn(
        CalendarRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Replace(caller.Actor.ProviderId, body, caller, grains, cancellationToken);

    private static Task<OkAnswer<CalendarBody>> ReadOwn(
        string? from, string? to, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Read(caller.Actor.ProviderId, from, to, caller, grains, cancellationToken);

    private static async Task<OkAnswer<CalendarBody>> Answer(
        Outcome<CalendarView> outcome, DateOnly? first, DateOnly? last, Caller caller, ICalendarGrain calendar, CancellationToken cancellationToken)
    {
        if (outcome.View is not { } view)
        {
            return outcome.Refusal!;
        }

        var occupied = await calendar.Occupied(caller.Actor, first, last, cancellationToken);
        return occupied.View is { } times
            ? new OkAnswer<CalendarBody> { Body = CalendarBody.Of(view, times), Replayed = outcome.Replayed, Version = view.Version }
            : occupied.Refusal!;
    }
}
