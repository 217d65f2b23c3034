using Marketplace.Providers;

namespace Marketplace.Payouts;

/// <summary>Operators lend one provider more than others, or less, when they give back what they earned.</summary>
internal static class RefundLimitEndpoints
{
    public static void MapRefundLimits(this RouteGroupBuilder api) =>
        api.MapGroup("/admin/providers/{id:guid}/refund-limits").WithTags("Operations").RequireOperator()
            .MapPut("/", Change).WithSummary("How far below zero a provider may bring their balance by refunds of their own.");

    private static async Task<OkAnswer<RefundLimitsBody>> Change(
        Guid id, RefundLimitsRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var limits = check.Items("limits", body.Limits, ChangeRefundLimits.Maximum, (field, limit) => check.Money(field, limit));
        check.Require(limits.DistinctBy(limit => limit.Currency, StringComparer.Ordinal).Count() == limits.Length, "limits", "must name each currency once");
        var reason = check.Text("reason", body.Reason, HoldEndpoints.LongestReason);
        return check.Refusal is { } refusal ? refusal
            : (await grains.GetGrain<IProviderGrain>(id).Read(caller.Actor, cancellationToken)).Refusal is { } unknown ? unknown
            : (await grains.GetGrain<IProviderAccountGrain>(id).ChangeRefundLimits(new ChangeRefundLimits(caller.Context(), limits, reason)))
                .ToOk(view => new RefundLimitsBody(view.RefundLimits ?? []));
    }
}

/// <param name="Limits">
/// All of them, one for each currency and at most ten: 0 or more. In a currency that is left out the platform's limit holds, so an empty list takes
/// this provider's away.
/// </param>
/// <param name="Reason">Why; at most 1,000 characters.</param>
internal sealed record RefundLimitsRequest(IReadOnlyList<MoneyRequest>? Limits, string? Reason);

/// <param name="Limits">This provider's own; in every other currency the platform's holds.</param>
internal sealed record RefundLimitsBody(ImmutableArray<Money> Limits);
