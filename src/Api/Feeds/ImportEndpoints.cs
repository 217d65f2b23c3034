using Marketplace.Calendars;

namespace Marketplace.Feeds;

internal static class ImportEndpoints
{
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

    public static async Task<CreatedAnswer<CalendarImportBody>> Begin(AddCalendarImport command, Caller caller, IGrainFactory grains) =>
        (await grains.GetGrain<ICalendarImportGrain>(caller.NewId("calendar-import")).Add(command))
            .ToCreated(view => $"/providers/me/calendar/imports/{view.Id}", CalendarImportBody.Of);

    private static async Task<CreatedAnswer<CalendarImportBody>> Add(CalendarImportRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var settings = body.Settings(check);
        return check.Refusal is { } refusal ? refusal : await Begin(new AddCalendarImport(caller.Context(), settings), caller, grains);
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
