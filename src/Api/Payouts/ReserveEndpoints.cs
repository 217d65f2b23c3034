using Marketplace.Providers;
using Microsoft.Extensions.Options;

namespace Marketplace.Payouts;

/// <summary>Operators keep something back of what a provider earns, and let go of it before its day.</summary>
internal static class ReserveEndpoints
{
    public static void MapReserves(this RouteGroupBuilder api)
    {
        var theirs = api.MapGroup("/admin/providers/{id:guid}/reserve").WithTags("Operations").RequireOperator();
        theirs.MapPut("/", Change).WithSummary("What is kept back of what a provider earns from now on, and for how long.");
        theirs.MapPost("/release", Release).RequireIdempotencyKey().WithSummary("Keep nothing back any more of what a provider earned until now.");
    }

    private static async Task<OkAnswer<ReserveBody>> Change(
        Guid id, ReserveRequest body, Caller caller, IGrainFactory grains, IOptions<PayoutOptions> options, CancellationToken cancellationToken)
    {
        var check = new Check();
        var basisPoints = check.OptionalNumber("basisPoints", body.BasisPoints, 0, ReserveTerms.MostBasisPoints);
        var days = check.OptionalNumber("days", body.Days, 1, ReserveTerms.MostDays);
        var reason = check.Text("reason", body.Reason, HoldEndpoints.LongestReason);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var terms = basisPoints is null && days is null ? null
            : new ReserveTerms((int)(basisPoints ?? options.Value.ReserveBasisPoints), (int)(days ?? options.Value.ReserveDays));
        return await Act(id, caller, grains, options, account => account.ChangeReserve(new ChangeReserve(caller.Context(), terms, reason)), cancellationToken);
    }

    private static async Task<OkAnswer<ReserveBody>> Release(
        Guid id, HoldRequest body, Caller caller, IGrainFactory grains, IOptions<PayoutOptions> options, CancellationToken cancellationToken)
    {
        var check = new Check();
        var reason = check.Text("reason", body.Reason, HoldEndpoints.LongestReason);
        return check.Refusal is { } refusal
            ? refusal
            : await Act(id, caller, grains, options, account => account.ReleaseReserves(new ReleaseReserves(caller.Context(), reason)), cancellationToken);
    }

    private static async Task<OkAnswer<ReserveBody>> Act(
        Guid id,
        Caller caller,
        IGrainFactory grains,
        IOptions<PayoutOptions> options,
        Func<IProviderAccountGrain, Task<Outcome<ProviderAccountView>>> act,
        CancellationToken cancellationToken) =>
        (await grains.GetGrain<IProviderGrain>(id).Read(caller.Actor, cancellationToken)).Refusal is { } unknown
            ? unknown
            : (await act(grains.GetGrain<IProviderAccountGrain>(id))).ToOk(view => ReserveBody.Of(view, options.Value));
}

/// <param name="BasisPoints">What is kept back, in 1/100 % of what the customer paid, and never more than the provider's share; 0 is nothing. The platform's when left out.</param>
/// <param name="Days">For how long, 1 to 180. The platform's when left out; with both left out the platform's terms hold again, whatever they will be.</param>
/// <param name="Reason">Why; at most 1,000 characters.</param>
internal sealed record ReserveRequest(int? BasisPoints, int? Days, string? Reason);

/// <summary>What is kept back of a provider's earnings.</summary>
/// <param name="Reserve">Of what they earn from now on; null where nothing is.</param>
/// <param name="IsOwn">Whether that is this provider's; else it is the platform's.</param>
/// <param name="Reserved">Kept back already.</param>
/// <param name="Releases">What of that becomes available next, on at most ten days.</param>
internal sealed record ReserveBody(ReserveTerms? Reserve, bool IsOwn, ImmutableArray<Money> Reserved, ImmutableArray<ReserveDue> Releases)
{
    public static ReserveBody Of(ProviderAccountView view, PayoutOptions platform) =>
        new(InForce(view, platform), view.Reserve is not null, view.Reserved ?? [], view.Releases ?? []);

    public static ReserveTerms? InForce(ProviderAccountView view, PayoutOptions platform) =>
        (view.Reserve ?? platform.Reserve) is { BasisPoints: > 0 } terms ? terms : null;
}
