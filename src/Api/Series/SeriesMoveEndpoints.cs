using Marketplace.Bookings;

namespace Marketplace.Series;

/// <summary>Other times for some or all of a series, when both sides agree.</summary>
internal static class SeriesMoveEndpoints
{
    public static void MapSeriesRescheduling(this RouteGroupBuilder series)
    {
        series.MapPost("/{id:guid}/reschedule/preview", Preview).WithName("PreviewSeriesMove").WithSummary("Where each time would go, and what is in its way.");
        series.MapPost("/{id:guid}/reschedule", Propose).RequireIdempotencyKey().WithName("ProposeSeriesMove")
            .WithSummary("Propose other times for one, that and all that follow, or all; the other side has to agree.");
        series.MapPost("/{id:guid}/reschedule/accept", Accept).RequireIdempotencyKey().WithName("AcceptSeriesMove")
            .WithSummary("Agree to the proposed times: all are moved, or none.");
        series.MapPost("/{id:guid}/reschedule/decline", Decline).RequireIdempotencyKey().WithName("DeclineSeriesMove")
            .WithSummary("Leave all of them where they are.");
    }

    private static async Task<OkAnswer<SeriesMovePreviewBody>> Preview(
        Guid id, SeriesMoveRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var change = body.Change(check);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<ISeriesGrain>(id).PreviewReschedule(caller.Actor, change, cancellationToken)).ToOk(SeriesMovePreviewBody.Of);
    }

    private static async Task<OkAnswer<SeriesBody>> Propose(Guid id, SeriesMoveRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var change = body.Change(check);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<ISeriesGrain>(id).Reschedule(new ProposeSeriesMove(caller.Context(), change))).ToOk(SeriesBody.Of);
    }

    private static async Task<OkAnswer<SeriesBody>> Accept(
        Guid id, SeriesMoveConsent? body, Caller caller, IGrainFactory grains, Settling settling, CancellationToken cancellationToken)
    {
        var series = grains.GetGrain<ISeriesGrain>(id);
        var outcome = await series.AcceptReschedule(new AcceptSeriesMove(caller.Context(), body?.WaiveFee ?? false));
        return (await SeriesEndpoints.WhenDone(outcome, series, caller, settling, cancellationToken)).ToOk(SeriesBody.Of);
    }

    private static async Task<OkAnswer<SeriesBody>> Decline(Guid id, ReasonRequest? body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var reason = check.OptionalText("reason", body?.Reason, 1_000);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<ISeriesGrain>(id).DeclineReschedule(new DeclineSeriesMove(caller.Context(), reason))).ToOk(SeriesBody.Of);
    }
}
