namespace Marketplace.Conversations;

/// <summary>What operators do with support threads besides answering: looking who waits, taking one upon themselves, closing it.</summary>
internal static class SupportEndpoints
{
    public static void MapSupport(this RouteGroupBuilder api)
    {
        api.MapGroup("/admin/queues/support").WithTags("Operations").RequireOperator()
            .MapGet(string.Empty, Queue).WithName("ListSupportQueue").WithSummary("Support threads that wait for an answer, the longest waiting first.");

        var threads = api.MapGroup("/admin/support/{id:guid}").WithTags("Operations").RequireOperator();
        threads.MapPost("/take", Take).WithName("TakeSupportThread").WithSummary("Look after it; others see that somebody does.");
        threads.MapPost("/release", Release).WithName("ReleaseSupportThread").WithSummary("Look after it no longer, or relieve whoever does.");
        threads.MapPost("/close", Close).WithName("CloseSupportThread").WithSummary("Be done with it, until its person says something more.");
    }

    private static async Task<OkAnswer<Page<WaitingThreadBody>>> Queue(PageRequest page, ISupportQueue queue, CancellationToken cancellationToken) =>
        await queue.Read(page, cancellationToken);

    private static Task<OkAnswer<SupportThreadBody>> Take(Guid id, Caller caller, IGrainFactory grains) => Assign(id, caller, true, grains);

    private static Task<OkAnswer<SupportThreadBody>> Release(Guid id, Caller caller, IGrainFactory grains) => Assign(id, caller, false, grains);

    private static async Task<OkAnswer<SupportThreadBody>> Assign(Guid id, Caller caller, bool isTaken, IGrainFactory grains) =>
        Shown(await grains.GetGrain<IConversationGrain>(id).AssignSupport(new AssignSupport(caller.Context(), isTaken)), caller);

    private static async Task<OkAnswer<SupportThreadBody>> Close(Guid id, Caller caller, IGrainFactory grains) =>
        Shown(await grains.GetGrain<IConversationGrain>(id).CloseSupport(new CloseSupport(caller.Context())), caller);

    private static OkAnswer<SupportThreadBody> Shown(Outcome<ConversationView> outcome, Caller caller) =>
        outcome.ToOk(view => new SupportThreadBody(view.Id, SupportCaseBody.Of(view.Support, caller.Actor)!));
}
