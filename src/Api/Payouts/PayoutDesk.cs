namespace Marketplace.Payouts;

/// <summary>What operators see of payouts that do not arrive, and do about them.</summary>
internal static class PayoutDesk
{
    public static void MapPayoutDesk(this RouteGroupBuilder api)
    {
        api.MapGroup("/admin/queues/payouts").WithTags("Operations").RequireOperator()
            .MapGet("/", Queue).WithSummary("Payouts that failed and payouts that are held, who waits longest first.");
        api.MapGroup("/admin/payouts").WithTags("Operations").RequireOperator().RequireIdempotencyKey()
            .MapPost("/{id:guid}/retry", Retry).WithSummary("Send a failed payout again at once, as the same one.");
    }

    private static async Task<OkAnswer<Page<PayoutQueueItem>>> Queue(PageRequest page, IPayoutQueue queue, CancellationToken cancellationToken) =>
        await queue.Read(page, cancellationToken);

    private static async Task<OkAnswer<PayoutBody>> Retry(Guid id, HoldRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var reason = check.Text("reason", body.Reason, HoldEndpoints.LongestReason);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IPayoutGrain>(id).Retry(new RetryPayout(caller.Context(), reason))).ToOk(PayoutBody.Of);
    }
}
