
namespace Marketplace.Closures;

internal static class ClosureEndpoints
{
    public static void MapClosures(this RouteGroupBuilder api)
    {
        var closures = api.MapGroup("/providers/me/calendar/closures").WithTags("Calendars").RequireAuthorization();
        closures.MapPost("/preview", Preview).WithName("PreviewClosure").WithSummary("Which bookings closing some days would cancel, and what that gives back.");
        closures.MapPost(string.Empty, Close).RequireIdempotencyKey().WithName("CloseDays")
            .WithSummary("Cancel every booking on some days, with full refunds, and close them.");
        closures.MapGet(string.Empty, List).WithName("ListClosures").WithSummary("My closures, newest first, and how far each has come.");
        closures.MapGet("/{id:guid}", Read).WithName("ReadClosure").WithSummary("What became of each booking so far.");
    }

    private static async Task<OkAnswer<ClosurePreviewBody>> Preview(
        ClosureRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var plan = body.Plan(check);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IClosureGrain>(caller.NewId("closure-preview")).Preview(caller.Actor, plan, cancellationToken)).ToOk(ClosurePreviewBody.Of);
    }

    /// <summary>The wish is durable at once; what is done for it follows, which the answer waits for a little.</summary>
    private static async Task<CreatedAnswer<ClosureBody>> Close(
        ClosureRequest body, Caller caller, IGrainFactory grains, Settling settling, CancellationToken cancellationToken)
    {
        var check = new Check();
        var plan = body.Plan(check);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var closure = grains.GetGrain<IClosureGrain>(caller.NewId("closure"));
        var outcome = await closure.Close(new CloseDays(caller.Context(), plan));
        var settled = await settling.Settled(
            outcome,
            closure.GetGrainId(),
            () => closure.Read(caller.Actor, cancellationToken),
            view => view.Status is ClosureStatus.Working,
            cancellationToken);
        return settled.ToCreated(view => $"/providers/me/calendar/closures/{view.Id}", ClosureBody.Of);
    }

    private static async Task<OkAnswer<Page<ClosureItem>>> List(
        PageRequest page, Caller caller, IClosureList closures, CancellationToken cancellationToken) =>
        await closures.Read(caller.Actor.ProviderId, page, cancellationToken);

    private static async Task<OkAnswer<ClosureBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IClosureGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(ClosureBody.Of);
}
