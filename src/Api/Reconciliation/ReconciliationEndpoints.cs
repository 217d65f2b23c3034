using Marketplace.Payments;

namespace Marketplace.Reconciliation;

/// <summary>What operators see and do of the comparison with gateways.</summary>
internal static class ReconciliationEndpoints
{
    /// <summary>A paragraph.</summary>
    private const int LongestReason = 1_000;

    private static readonly Refusal Unknown = new(RefusalKind.Unknown, "reconciliation.unknown", "There is no such reconciliation.");

    public static void MapReconciliation(this RouteGroupBuilder api)
    {
        api.MapGroup("/reconciliation").WithTags("Ledger").RequireOperator()
            .MapGet("/", State).WithSummary("How far each gateway was compared, and what differs.");
        var runs = api.MapGroup("/admin/reconciliations").WithTags("Operations").RequireOperator();
        runs.MapGet("/", Runs).WithSummary("Comparisons with gateways, the latest first.");
        runs.MapPost("/", Start).RequireIdempotencyKey().WithSummary("Compare with a gateway at once.");
        var queue = api.MapGroup("/admin/queues/reconciliation").WithTags("Operations").RequireOperator();
        queue.MapGet("/", Queue).WithSummary("Movements of money that differ and were not repaired, the oldest first.");
        queue.MapPost("/{id:guid}/resolve", Resolve).RequireIdempotencyKey().WithSummary("Say what became of a difference.");
    }

    private static async Task<OkAnswer<ReconciliationsBody>> State(
        Caller caller, IGrainFactory grains, IReconciliationLists lists, CancellationToken cancellationToken)
    {
        var bodies = ImmutableArray.CreateBuilder<ReconciliationBody>();
        foreach (var gateway in GatewayNames.Remote)
        {
            if ((await grains.GetGrain<IReconciliationGrain>(ReconciliationId.Of(gateway)).Read(caller.Actor, cancellationToken)).View is { } view)
            {
                bodies.Add(ReconciliationBody.Of(view, await lists.Count(gateway, cancellationToken)));
            }
        }

        return new ReconciliationsBody(bodies.ToImmutable());
    }

    private static async Task<OkAnswer<Page<ReconciliationRunBody>>> Runs(PageRequest page, IReconciliationLists lists, CancellationToken cancellationToken) =>
        await lists.Runs(page, cancellationToken);

    private static async Task<OkAnswer<Page<DiscrepancyBody>>> Queue(PageRequest page, IReconciliationLists lists, CancellationToken cancellationToken) =>
        await lists.Queue(page, cancellationToken);

    private static async Task<OkAnswer<ReconciliationBody>> Start(
        StartReconciliationRequest? body,
        Caller caller,
        IGrainFactory grains,
        ReconciliationOptions options,
        IReconciliationLists lists,
        CancellationToken cancellationToken)
    {
        var check = new Check();
        var from = check.OptionalInstant("from", body?.From);
        var reason = check.OptionalText("reason", body?.Reason, LongestReason);
        var gateway = check.OptionalText("gateway", body?.Gateway, 40) ?? GatewayNames.Stripe;
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!GatewayNames.Remote.Contains(gateway, StringComparer.Ordinal))
        {
            return Unknown;
        }

        var outcome = await grains.GetGrain<IReconciliationGrain>(ReconciliationId.Of(gateway)).Start(
            new StartReconciliation(caller.Context(), gateway, from, reason, options.Pace));
        var open = await lists.Count(gateway, cancellationToken);
        return outcome.ToOk(view => ReconciliationBody.Of(view, open));
    }

    private static async Task<OkAnswer<DiscrepancyBody>> Resolve(Guid id, ResolveDiscrepancyRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var reason = check.Text("reason", body.Reason, LongestReason);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IDiscrepancyGrain>(id).Resolve(new ResolveDiscrepancy(caller.Context(), reason))).ToOk(DiscrepancyBody.Of);
    }
}

/// <param name="Reason">What became of it, for whoever asks later; at most 1,000 characters.</param>
internal sealed record ResolveDiscrepancyRequest(string? Reason);
