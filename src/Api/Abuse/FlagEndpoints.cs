namespace Marketplace.Abuse;

/// <summary>What looks wrong, and what operators make of it.</summary>
internal static class FlagEndpoints
{
    /// <summary>A paragraph, for other operators to read; the provider reads it of a hold that they confirm.</summary>
    private const int LongestReason = 1_000;

    public static void MapFlags(this RouteGroupBuilder api)
    {
        api.MapGroup("/admin/queues/flags").WithTags("Operations").RequireOperator()
            .MapGet(string.Empty, Queue).WithName("ListFlags").WithSummary("What looks as if somebody dealt with themselves or tried out cards, the longest waiting first.");

        var flags = api.MapGroup("/admin/flags/{id:guid}").WithTags("Operations").RequireOperator();
        flags.MapGet(string.Empty, Read).WithName("ReadFlag").WithSummary("One flag, with what was seen.");
        flags.MapPost("/clear", Clear).WithName("ClearFlag").RequireIdempotencyKey().WithSummary("It is nothing: what it held is paid with the period that ends next.");
        flags.MapPost("/confirm", Confirm).WithName("ConfirmFlag").RequireIdempotencyKey().WithSummary("It is what it looks like: what it held an operator holds from now on.");
    }

    /// <param name="state">`open`, `cleared` or `confirmed`; `open` when left out.</param>
    /// <param name="page">Which page.</param>
    /// <param name="flags">Reads them.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static async Task<OkAnswer<Page<FlagBody>>> Queue(string? state, PageRequest page, IFlagList flags, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var wanted = check.OptionalOneOf<FlagStatus>("state", state);
        check.Require(wanted is not FlagStatus.None, "state", "must be open, cleared or confirmed");
        return check.Refusal is { } refusal ? refusal : await flags.Read(wanted ?? FlagStatus.Open, page, cancellationToken);
    }

    private static async Task<OkAnswer<FlagBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IFlagGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(FlagBody.Of);

    private static Task<OkAnswer<FlagBody>> Clear(Guid id, FlagActRequest body, Caller caller, IGrainFactory grains) =>
        Act(body, reason => grains.GetGrain<IFlagGrain>(id).Clear(new ClearFlag(caller.Context(), reason)));

    private static Task<OkAnswer<FlagBody>> Confirm(Guid id, FlagActRequest body, Caller caller, IGrainFactory grains) =>
        Act(body, reason => grains.GetGrain<IFlagGrain>(id).Confirm(new ConfirmFlag(caller.Context(), reason)));

    private static async Task<OkAnswer<FlagBody>> Act(FlagActRequest body, Func<string, Task<Outcome<FlagView>>> act)
    {
        var check = new Check();
        var reason = check.Text("reason", body.Reason, LongestReason);
        return check.Refusal is { } refusal ? refusal : (await act(reason)).ToOk(FlagBody.Of);
    }
}

/// <param name="Reason">Why; at most 1,000 characters.</param>
internal sealed record FlagActRequest(string? Reason);
