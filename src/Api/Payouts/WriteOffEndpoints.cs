using Marketplace.Providers;

namespace Marketplace.Payouts;

/// <summary>Operators give up what a provider owes and will not earn again.</summary>
internal static class WriteOffEndpoints
{
    public static void MapWriteOffs(this RouteGroupBuilder api) =>
        api.MapGroup("/admin/providers/{id:guid}/balance").WithTags("Operations").RequireOperator()
            .MapPost("/write-off", WriteOff).RequireIdempotencyKey().WithSummary("Give up what a provider owes: nothing of it is netted from what they earn later.");

    private static async Task<OkAnswer<WriteOffBody>> WriteOff(
        Guid id, WriteOffRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var amount = check.ExactMoney("amount", body.Amount, min: 1);
        var reason = check.Text("reason", body.Reason, HoldEndpoints.LongestReason);
        if ((check.Refusal ?? (await grains.GetGrain<IProviderGrain>(id).Read(caller.Actor, cancellationToken)).Refusal) is { } refusal)
        {
            return refusal;
        }

        return (await grains.GetGrain<IProviderAccountGrain>(id).WriteOff(new WriteOffBalance(caller.Context(), amount, reason))).ToOk(WriteOffBody.Of);
    }
}

/// <param name="Amount">How much of what `negative` shows. What is only kept back until a customer's bank has decided cannot be given up.</param>
/// <param name="Reason">Why it will not come back; at most 1,000 characters.</param>
internal sealed record WriteOffRequest(MoneyRequest? Amount, string? Reason);

/// <summary>A provider's account after something of what they owed was given up.</summary>
/// <param name="Available">Waits for the next payout.</param>
/// <param name="Negative">What they owe still, as negative amounts.</param>
internal sealed record WriteOffBody(ImmutableArray<Money> Available, ImmutableArray<Money> Negative)
{
    public static WriteOffBody Of(ProviderAccountView view) => new(view.Available, view.Negative ?? []);
}
