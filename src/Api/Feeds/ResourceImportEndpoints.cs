using Marketplace.Calendars;
using Marketplace.Resources;

namespace Marketplace.Feeds;

/// <summary>Calendars that staff, rooms and devices have elsewhere. One of them is read, refreshed and removed as the provider's own are.</summary>
internal static class ResourceImportEndpoints
{
    public static void MapResourceImports(this RouteGroupBuilder api)
    {
        var calendar = api.MapGroup("/providers/me/resources/{id:guid}/calendar").WithTags("Calendar feeds").RequireAuthorization();
        calendar.MapGet("/imports", List).WithName("ListResourceCalendarImports").WithSummary("The calendars whose times are busy for one of my resources too, newest first.");
        calendar.MapPost("/imports", Add).WithName("AddResourceCalendarImport").WithSummary("Keep busy what another calendar says is taken of one of my resources (iCalendar).");
        calendar.MapGet("/conflicts", Conflicts).WithName("ListResourceCalendarConflicts").WithSummary("Its bookings that overlap what another calendar says, by start.");
    }

    private static async Task<OkAnswer<Page<CalendarImportItem>>> List(
        Guid id, PageRequest page, Caller caller, IGrainFactory grains, IImportList imports, CancellationToken cancellationToken) =>
        (await ResourceEndpoints.Find(id, caller, grains, cancellationToken)).Refusal is { } notMine
            ? notMine
            : await imports.Read(id, page, cancellationToken);

    private static async Task<CreatedAnswer<CalendarImportBody>> Add(
        Guid id, CalendarImportRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var settings = body.Settings(check);
        return check.Refusal is { } refusal ? refusal
            : (await ResourceEndpoints.Find(id, caller, grains, cancellationToken)).Refusal is { } notMine ? notMine
            : await ImportEndpoints.Begin(new AddCalendarImport(caller.Context(), settings, ResourceId: id), caller, grains);
    }

    private static async Task<OkAnswer<CalendarConflictList>> Conflicts(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await ResourceEndpoints.Find(id, caller, grains, cancellationToken)).Refusal is { } notMine
            ? notMine
            : (await grains.GetGrain<ICalendarGrain>(id).Conflicts(caller.Actor, cancellationToken)).ToOk();
}
