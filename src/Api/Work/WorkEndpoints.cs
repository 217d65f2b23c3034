namespace Marketplace.Work;

/// <summary>The operators' queues of what failed outside grains: webhooks, intents, and events that were not told.</summary>
internal static class WorkEndpoints
{
    public static void MapFailedWork(this RouteGroupBuilder api)
    {
        var webhooks = api.MapGroup("/admin/queues/webhooks").WithTags("Operations").RequireOperator();
        webhooks.MapGet("/", Webhooks).WithSummary("Webhooks that could not be processed, the oldest first.");
        webhooks.MapPost("/{id:guid}/retry", RetryWebhook).WithSummary("Have a webhook processed again at once.");
        webhooks.MapPost("/{id:guid}/let-go", LetWebhookGo).WithSummary("Do not wait for a webhook any more.");

        var intents = api.MapGroup("/admin/queues/intents").WithTags("Operations").RequireOperator();
        intents.MapGet("/", Intents).WithSummary("What gateways and others could not be made to do, the longest wanted first.");
        intents.MapPost("/{id:guid}/retry", RetryIntent).WithSummary("Have an intent carried out again at once.");

        var relays = api.MapGroup("/admin/queues/relays").WithTags("Operations").RequireOperator();
        relays.MapGet("/", Relays).WithSummary("Events that could not be told to whom they concern, the oldest first.");
        relays.MapPost("/{id:guid}/retry", RetryRelay).WithSummary("Have events told again at once.");
    }

    /// <param name="state">`retried`, `parked` or `let_go`; all but the last when left out.</param>
    /// <param name="page">Which page.</param>
    /// <param name="queue">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static async Task<OkAnswer<Page<WorkItem>>> Webhooks(string? state, PageRequest page, IWorkQueue queue, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var wanted = check.OptionalOneOf<WorkState>("state", state);
        return check.Refusal is { } refusal ? refusal : await queue.Read(WorkKind.Webhook, wanted, page, cancellationToken);
    }

    /// <param name="state">`retried` or `parked`; both when left out.</param>
    /// <param name="page">Which page.</param>
    /// <param name="queue">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static Task<OkAnswer<Page<WorkItem>>> Intents(string? state, PageRequest page, IWorkQueue queue, CancellationToken cancellationToken) =>
        Needed(WorkKind.Intent, state, page, queue, cancellationToken);

    /// <param name="state">`retried` or `parked`; both when left out.</param>
    /// <param name="page">Which page.</param>
    /// <param name="queue">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static Task<OkAnswer<Page<WorkItem>>> Relays(string? state, PageRequest page, IWorkQueue queue, CancellationToken cancellationToken) =>
        Needed(WorkKind.Relay, state, page, queue, cancellationToken);

    private static async Task<OkAnswer<Page<WorkItem>>> Needed(
        WorkKind kind, string? state, PageRequest page, IWorkQueue queue, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var wanted = check.OptionalOneOf<WorkState>("state", state);
        check.Require(wanted is not WorkState.LetGo, "state", "must be retried or parked");
        return check.Refusal is { } refusal ? refusal : await queue.Read(kind, wanted, page, cancellationToken);
    }

    private static Task<OkAnswer<WorkDecisionBody>> RetryWebhook(
        Guid id, WorkActRequest body, Caller caller, IGrainFactory grains, IWorkQueue queue, CancellationToken cancellationToken) =>
        Retry(WorkKind.Webhook, id, body, caller, grains, queue, cancellationToken);

    private static Task<OkAnswer<WorkDecisionBody>> RetryIntent(
        Guid id, WorkActRequest body, Caller caller, IGrainFactory grains, IWorkQueue queue, CancellationToken cancellationToken) =>
        Retry(WorkKind.Intent, id, body, caller, grains, queue, cancellationToken);

    private static Task<OkAnswer<WorkDecisionBody>> RetryRelay(
        Guid id, WorkActRequest body, Caller caller, IGrainFactory grains, IWorkQueue queue, CancellationToken cancellationToken) =>
        Retry(WorkKind.Relay, id, body, caller, grains, queue, cancellationToken);

    private static Task<OkAnswer<WorkDecisionBody>> LetWebhookGo(
        Guid id, WorkActRequest body, Caller caller, IGrainFactory grains, IWorkQueue queue, CancellationToken cancellationToken) =>
        Act(
            WorkKind.Webhook,
            id,
            body,
            queue,
            (work, reason) => grains.GetGrain<IWorkCaseGrain>(id).LetGo(new LetWorkGo(caller.Context(), work, reason)),
            cancellationToken);

    private static Task<OkAnswer<WorkDecisionBody>> Retry(
        WorkKind kind, Guid id, WorkActRequest body, Caller caller, IGrainFactory grains, IWorkQueue queue, CancellationToken cancellationToken) =>
        Act(
            kind,
            id,
            body,
            queue,
            (work, reason) => grains.GetGrain<IWorkCaseGrain>(id).Retry(new RetryWork(caller.Context(), work, reason)),
            cancellationToken);

    /// <summary>A repeat finds its answer with the case, although the work may have left the queue since.</summary>
    private static async Task<OkAnswer<WorkDecisionBody>> Act(
        WorkKind kind,
        Guid id,
        WorkActRequest body,
        IWorkQueue queue,
        Func<WorkRef?, string, Task<Outcome<WorkCaseView>>> act,
        CancellationToken cancellationToken)
    {
        var check = new Check();
        var reason = check.Text("reason", body.Reason, 1_000);
        return check.Refusal is { } refusal
            ? refusal
            : (await act(await queue.Find(kind, id, cancellationToken), reason)).ToOk(WorkDecisionBody.Of);
    }
}
