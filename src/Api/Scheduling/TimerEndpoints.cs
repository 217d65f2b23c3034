namespace Marketplace.Scheduling;

/// <summary>The operators' queue of timers that did not do their work.</summary>
internal static class TimerEndpoints
{
    public static void MapTimers(this RouteGroupBuilder api)
    {
        var timers = api.MapGroup("/admin/queues/timers").WithTags("Operations").RequireOperator();
        timers.MapGet("/", Queue).WithSummary("Timers that are late, failed or were parked, the longest overdue first.");
        timers.MapPost("/{id:guid}/retry", Retry).WithSummary("Have a timer tried again at once.");
        timers.MapPost("/{id:guid}/let-go", LetGo).WithSummary("Do not wait for a timer any more.");
    }

    /// <param name="state">`late`, `retried`, `parked` or `let_go`; all but the last when left out.</param>
    /// <param name="page">Which page.</param>
    /// <param name="desk">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static async Task<OkAnswer<Page<TimerItem>>> Queue(
        string? state, PageRequest page, TimerDesk desk, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var wanted = check.OptionalOneOf<TimerState>("state", state);
        check.Require(wanted is not TimerState.Pending, "state", "must be late, retried, parked or let_go");
        return check.Refusal is { } refusal ? refusal : await desk.Queue(wanted, page, cancellationToken);
    }

    private static Task<OkAnswer<TimerDecisionBody>> Retry(
        Guid id, TimerActRequest body, Caller caller, IGrainFactory grains, TimerDesk desk, CancellationToken cancellationToken) =>
        Act(id, body, desk, (timer, reason) => grains.GetGrain<ITimerCaseGrain>(id).Retry(new RetryTimer(caller.Context(), timer, reason)), cancellationToken);

    private static Task<OkAnswer<TimerDecisionBody>> LetGo(
        Guid id, TimerActRequest body, Caller caller, IGrainFactory grains, TimerDesk desk, CancellationToken cancellationToken) =>
        Act(id, body, desk, (timer, reason) => grains.GetGrain<ITimerCaseGrain>(id).LetGo(new LetTimerGo(caller.Context(), timer, reason)), cancellationToken);

    /// <summary>A repeat finds its answer with the case, although the timer may have left the queue since.</summary>
    private static async Task<OkAnswer<TimerDecisionBody>> Act(
        Guid id,
        TimerActRequest body,
        TimerDesk desk,
        Func<TimerRef?, string, Task<Outcome<TimerCaseView>>> act,
        CancellationToken cancellationToken)
    {
        var check = new Check();
        var reason = check.Text("reason", body.Reason, 1_000);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await desk.Find(id, cancellationToken);
        return (await act(row is null ? null : new TimerRef(row.Stream, row.Name, row.At), reason)).ToOk(TimerDecisionBody.Of);
    }
}
