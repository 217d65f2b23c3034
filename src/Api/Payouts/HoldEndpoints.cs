using Marketplace.Bookings;
using Marketplace.Providers;

namespace Marketplace.Payouts;

/// <summary>Keeps payouts from being made: providers pause their own, operators hold anybody's.</summary>
internal static class HoldEndpoints
{
    /// <summary>A paragraph, for the other side to read.</summary>
    public const int LongestReason = 1_000;

    public static void MapPayoutHolds(this RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/providers/me/payouts").WithTags("Payouts").RequireAuthorization().RequireIdempotencyKey();
        mine.MapPost("/pause", (HoldRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
            Hold(caller.Actor.ProviderId, body, caller, grains, cancellationToken)).WithSummary("Do not pay me for a while.");
        mine.MapPost("/resume", (ReasonRequest? body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
            Resume(caller.Actor.ProviderId, body, caller, grains, cancellationToken)).WithSummary("Pay me again, from the period that ends next.");

        var theirs = api.MapGroup("/admin/providers/{id:guid}/payouts").WithTags("Operations").RequireOperator().RequireIdempotencyKey();
        theirs.MapPost("/hold", Hold).WithSummary("Do not pay a provider until it is released.");
        theirs.MapPost("/release", Resume).WithSummary("Pay a provider again, from the period that ends next.");
    }

    private static async Task<OkAnswer<PayoutHoldsBody>> Hold(
        Guid id, HoldRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var reason = check.Text("reason", body.Reason, LongestReason);
        return check.Refusal is { } refusal
            ? refusal
            : await Act(id, caller, grains, account => account.Hold(new HoldPayouts(caller.Context(), reason)), cancellationToken);
    }

    private static async Task<OkAnswer<PayoutHoldsBody>> Resume(
        Guid id, ReasonRequest? body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var reason = check.OptionalText("reason", body?.Reason, LongestReason);
        return check.Refusal is { } refusal
            ? refusal
            : await Act(id, caller, grains, account => account.Resume(new ResumePayouts(caller.Context(), reason)), cancellationToken);
    }

    private static async Task<OkAnswer<PayoutHoldsBody>> Act(
        Guid id,
        Caller caller,
        IGrainFactory grains,
        Func<IProviderAccountGrain, Task<Outcome<ProviderAccountView>>> act,
        CancellationToken cancellationToken) =>
        (await grains.GetGrain<IProviderGrain>(id).Read(caller.Actor, cancellationToken)).Refusal is { } unknown
            ? unknown
            : (await act(grains.GetGrain<IProviderAccountGrain>(id))).ToOk(PayoutHoldsBody.Of);
}

/// <param name="Reason">Why, for the provider and for operators; at most 1,000 characters.</param>
internal sealed record HoldRequest(string? Reason);
