namespace Marketplace.Calendars;

internal static class CalendarEndpoints
{
    public static void MapCalendars(this RouteGroupBuilder api)
    {
        var calendar = api.MapGroup("/providers/me/calendar").WithTags("Calendars").RequireAuthorization();
        calendar.MapGet(string.Empty, Read).WithName("ReadMyCalendar");
        calendar.MapPut(string.Empty, Replace).WithName("ReplaceMyCalendar");
    }

    private static async Task<OkAnswer<CalendarBody>> Replace(
        CalendarRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var plan = body.Plan(check);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var providerId = caller.Actor.ProviderId;
        var outcome = await Own(caller, grains).SetPlan(new SetCalendarPlan(caller.Context(), providerId, plan));
        return await Answer(outcome, null, null, caller, grains, cancellationToken);
    }

    private static async Task<OkAnswer<CalendarBody>> Read(
        string? from, string? to, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var (first, last) = (check.OptionalLocalDate("from", from), check.OptionalLocalDate("to", to));
        LocalDates.Window(check, first, last, OccupiedList.MaximumDays);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var outcome = await Own(caller, grains).Read(caller.Actor, cancellationToken);
        return await Answer(outcome, first, last, caller, grains, cancellationToken);
    }

    private static async Task<OkAnswer<CalendarBody>> Answer(
        Outcome<CalendarView> outcome, DateOnly? first, DateOnly? last, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (outcome.View is not { } view)
        {
            return outcome.Refusal!;
        }

        var occupied = await Own(caller, grains).Occupied(caller.Actor, first, last, cancellationToken);
        return occupied.View is { } times
            ? new OkAnswer<CalendarBody> { Body = CalendarBody.Of(view, times), Replayed = outcome.Replayed, Version = view.Version }
            : occupied.Refusal!;
    }

    private static ICalendarGrain Own(Caller caller, IGrainFactory grains) => grains.GetGrain<ICalendarGrain>(caller.Actor.ProviderId);
}
