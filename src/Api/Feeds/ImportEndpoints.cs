using Marketplace.Calendars;

namespace Marketplace.Feeds;

internal static class ImportEndpoints
{
    private static readonly TimeSpan ShortestFreshness = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestFreshness = TimeSpan.FromDays(90);
    private static readonly TimeSpan DefaultFreshness = TimeSpan.FromDays(2);

    public static void MapImports(this RouteGroupBuilder api)
    {
        var calendar = api.MapGroup("/providers/me/calendar").WithTags("Calendar feeds").RequireAuthorization();
        calendar.MapGet("/imports", List).WithName("ListCalendarImports").WithSummary("The calendars whose times are busy here too, newest first.");
        calendar.MapPost("/imports", Add).WithName("AddCalendarImport").WithSummary("Keep busy what another calendar says is taken (iCalendar).");
        calendar.MapGet("/imports/{id:guid}", Read).WithName("ReadCalendarImport").WithSummary("One of them, with how fresh it is.");
        calendar.MapPost("/imports/{id:guid}/refresh", Refresh).WithName("RefreshCalendarImport").WithSummary("Read it again now.");
        calendar.MapDelete("/imports/{id:guid}", Remove).WithName("RemoveCalendarImport").WithSummary("Forget it; its times are free again.");
        calendar.MapGet("/conflicts", Conflicts).WithName("ListCalendarConflicts").WithSummary("Bookings that overlap what another calendar says, by start.");
    }

    private static async Task<CreatedAnswer<CalendarImportBody>> Add(CalendarImportRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var settings = new CalendarImportSettings(
            check.FetchedUrl("url", body.Url),
            check.OptionalText("name", body.Name, 100) ?? "Calendar",
            check.OptionalOneOf<StaleCalendar>("whenStale", body.WhenStale) ?? StaleCalendar.Keep,
            check.OptionalDuration("staleAfter", body.StaleAfter, ShortestFreshness, LongestFreshness) ?? DefaultFreshness);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var outcome = await grains.GetGrain<ICalendarImportGrain>(caller.NewId("calendar-import")).Add(new AddCalendarImport(caller.Context(), settings));
        return outcome.ToCreated(view => $"/providers/me/calendar/imports/{view.Id}", CalendarImportBody.Of);
    }

    private static async Task<OkAnswer<Page<CalendarImportItem>>> List(
        PageRequest page, Caller caller, IImportList imports, CancellationToken cancellationToken) =>
        await imports.Read(caller.Actor.ProviderId, page, cancellationToken);

    private static async Task<OkAnswer<CalendarImportBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<ICalendarImportGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(CalendarImportBody.Of);

    private static async Task<OkAnswer<CalendarImportBody>> Refresh(Guid id, Caller caller, IGrainFactory grains) =>
        (await grains.GetGrain<ICalendarImportGrain>(id).Refresh(new RefreshCalendarImport(caller.Context()))).ToOk(CalendarImportBody.Of);

    private static async Task<NoContentAnswer> Remove(Guid id, Caller caller, IGrainFactory grains) =>
        (await grains.GetGrain<ICalendarImportGrain>(id).Remove(new RemoveCalendarImport(caller.Context()))).ToNoContent();

    private static async Task<OkAnswer<CalendarConflictList>> Conflicts(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<ICalendarGrain>(caller.Actor.ProviderId).Conflicts(caller.Actor, cancellationToken)).ToOk();
}
