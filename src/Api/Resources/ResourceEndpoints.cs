using Marketplace.Calendars;
using Marketplace.Listings;

namespace Marketplace.Resources;

internal static class ResourceEndpoints
{
    private static readonly Refusal Unknown = new(RefusalKind.Unknown, "resource.unknown", "There is no such resource.");

    public static void MapResources(this RouteGroupBuilder api)
    {
        var own = api.MapGroup("/providers/me/resources").WithTags("Resources").RequireAuthorization();
        own.MapGet(string.Empty, List).WithName("ListMyResources").WithSummary("My staff, rooms and devices, archived ones last.");
        own.MapPost(string.Empty, Add).WithName("AddResource").WithSummary("Add one; it can be booked once its calendar has hours.");
        own.MapGet("/{id:guid}", Read).WithName("ReadResource").WithSummary("One of them.");
        own.MapPatch("/{id:guid}", Change).WithName("ChangeResource").WithSummary("Change what is sent of it.");
        own.MapDelete("/{id:guid}", Archive).WithName("ArchiveResource").WithSummary("Let nothing new be booked on it; its bookings stay.");
        own.MapGet("/{id:guid}/calendar", ReadCalendar).WithName("ReadResourceCalendar").WithSummary("Its plan, and what is booked on it.");
        own.MapPut("/{id:guid}/calendar", ReplaceCalendar).WithName("ReplaceResourceCalendar").WithSummary("Replace its plan.");

        api.MapGet("/listings/{listing}/resources", Offered).WithTags("Resources").WithName("ListOfferedResources")
            .WithSummary("What a listing needs, and what of it customers may choose.");
    }

    /// <summary>The roster that a resource is on; strangers are told that there is no such resource.</summary>
    public static async Task<Outcome<RosterView>> Find(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var roster = Own(caller, grains);
        var read = await roster.Read(caller.Actor, cancellationToken);
        if (IsMissing(read, id))
        {
            // An activation that another has overtaken may not have heard of it; asked by name, it looks again.
            await roster.Find([id], cancellationToken);
            read = await roster.Read(caller.Actor, cancellationToken);
        }

        return IsMissing(read, id) ? Unknown : read;
    }

    private static async Task<OkAnswer<Page<ResourceBody>>> List(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await Own(caller, grains).Read(caller.Actor, cancellationToken)).ToOk(view =>
            new Page<ResourceBody>([.. view.Resources.OrderBy(resource => resource.IsArchived).Select(ResourceBody.Of)], Next: null));

    private static async Task<CreatedAnswer<ResourceBody>> Add(ResourceRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var id = caller.NewId("resource");
        var command = body.Command(caller.Context(), id, check);
        return check.Refusal is { } refusal
            ? refusal
            : (await Own(caller, grains).Add(command)).ToCreated(_ => $"/providers/me/resources/{id}", view => BodyOf(view, id));
    }

    private static async Task<OkAnswer<ResourceBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await Find(id, caller, grains, cancellationToken)).ToOk(view => BodyOf(view, id));

    private static async Task<OkAnswer<ResourceBody>> Change(Guid id, ResourceChangeRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var command = body.Command(caller.Context(), id, check);
        return check.Refusal is { } refusal
            ? refusal
            : (await Own(caller, grains).Change(command)).ToOk(view => BodyOf(view, id));
    }

    private static async Task<NoContentAnswer> Archive(Guid id, Caller caller, IGrainFactory grains) =>
        (await Own(caller, grains).Archive(new ArchiveResource(caller.Context(), id))).ToNoContent();

    private static async Task<OkAnswer<CalendarBody>> ReadCalendar(
        Guid id, string? from, string? to, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await Find(id, caller, grains, cancellationToken)).Refusal is { } notMine
            ? notMine
            : await CalendarEndpoints.Read(id, from, to, caller, grains, cancellationToken);

    /// <summary>A calendar belongs to whoever writes its first plan, so that must be whoever has the resource.</summary>
    private static async Task<OkAnswer<CalendarBody>> ReplaceCalendar(
        Guid id, CalendarRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await Find(id, caller, grains, cancellationToken)).Refusal is { } notMine
            ? notMine
            : await CalendarEndpoints.Replace(id, body, caller, grains, cancellationToken);

    private static async Task<OkAnswer<OfferedResources>> Offered(
        string listing, Caller caller, ListingNames names, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var found = await grains.GetGrain<IListingGrain>(await names.Find(listing, cancellationToken)).Read(caller.Actor, cancellationToken);
        if (found.View is not { } view)
        {
            return found.Refusal!;
        }

        var requirements = view.Content.Requirements ?? [];
        var known = (await grains.GetGrain<IRosterGrain>(view.ProviderId).Find(
            [.. requirements.SelectMany(requirement => requirement.Pool).Select(member => member.ResourceId)], cancellationToken))
            .Where(resource => !resource.IsArchived)
            .ToDictionary(resource => resource.Id);
        return new OfferedResources(
        [
            .. requirements.Select(requirement => new OfferedRequirement(
                requirement.Name,
                requirement.Assignment,
                requirement.MayBeChosen,
                [.. requirement.Pool.Where(member => known.ContainsKey(member.ResourceId)).Select(member => OfferedOf(known[member.ResourceId]))])),
        ]);
    }

    private static OfferedResource OfferedOf(Resource resource) => new(resource.Id, resource.Name, resource.Kind);

    private static bool IsMissing(Outcome<RosterView> roster, Guid id) => roster.View is { } view && view.Resources.All(resource => resource.Id != id);

    private static ResourceBody BodyOf(RosterView view, Guid id) => ResourceBody.Of(view.Resources.First(resource => resource.Id == id));

    private static IRosterGrain Own(Caller caller, IGrainFactory grains) => grains.GetGrain<IRosterGrain>(caller.Actor.ProviderId);
}
