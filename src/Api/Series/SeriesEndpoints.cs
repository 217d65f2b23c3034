using Marketplace.Bookings;

namespace Marketplace.Series;

internal static class SeriesEndpoints
{
    public static void MapSeries(this RouteGroupBuilder api)
    {
        var series = api.MapGroup("/bookings/series").WithTags("Series").RequireAuthorization();
        series.MapPost(string.Empty, Book).RequireIdempotencyKey().WithName("BookSeries").WithSummary("Book every time that a rule gives, all or nothing.");
        series.MapPost("/preview", Preview).WithName("PreviewSeries").WithSummary("What booking it would meet: prices and conflicts.");
        series.MapGet(string.Empty, Mine).WithName("ListSeries").WithSummary("My series, as customer or provider, newest first.");
        series.MapGet("/{id:guid}", Read).WithName("ReadSeries").WithSummary("One series with all its times.");
        series.MapPost("/{id:guid}/cancel", Cancel).RequireIdempotencyKey().WithName("CancelSeries")
            .WithSummary("Cancel one time, that and all that follow, or all, each by the policy of its booking.");
        series.MapPost("/{id:guid}/rebook", Rebook).RequireIdempotencyKey().WithName("RebookSeriesTime")
            .WithSummary("Book a time again that was skipped or cancelled.");
        series.MapSeriesRescheduling();
    }

    /// <summary>The wish is durable at once; what is done for it follows, which the answer waits for a little.</summary>
    public static Task<Outcome<SeriesView>> WhenDone(
        Outcome<SeriesView> outcome, ISeriesGrain series, Caller caller, Settling settling, CancellationToken cancellationToken) =>
        settling.Settled(outcome, series.GetGrainId(), () => series.Read(caller.Actor, cancellationToken), view => view.IsUnderWay, cancellationToken);

    private static async Task<CreatedAnswer<SeriesBody>> Book(
        SeriesRequest body, Caller caller, IGrainFactory grains, Settling settling, CancellationToken cancellationToken)
    {
        var check = new Check();
        var plan = body.Plan(check);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var series = grains.GetGrain<ISeriesGrain>(caller.NewId("series"));
        var outcome = await series.Book(new BookSeries(caller.Context(), plan));
        return (await WhenDone(outcome, series, caller, settling, cancellationToken)).ToCreated(view => $"/bookings/series/{view.Id}", SeriesBody.Of);
    }

    private static async Task<OkAnswer<SeriesPreviewBody>> Preview(
        SeriesRequest body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var plan = body.Plan(check);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<ISeriesGrain>(caller.NewId("series-preview")).Preview(caller.Actor, plan, cancellationToken)).ToOk(SeriesPreviewBody.Of);
    }

    /// <param name="role">`customer` (the default) or `provider`.</param>
    /// <param name="page">Which page.</param>
    /// <param name="caller">Whose series.</param>
    /// <param name="series">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static async Task<OkAnswer<Page<SeriesItem>>> Mine(
        string? role, PageRequest page, Caller caller, ISeriesList series, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var mine = MySide.Of(check, role, caller);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        return await series.Read(mine.Side, mine.Id, page, cancellationToken);
    }

    private static async Task<OkAnswer<SeriesBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<ISeriesGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(SeriesBody.Of);

    private static async Task<OkAnswer<SeriesBody>> Cancel(
        Guid id, SeriesCancelRequest body, Caller caller, IGrainFactory grains, Settling settling, CancellationToken cancellationToken)
    {
        var check = new Check();
        var scope = check.OneOf<SeriesScope>("scope", body.Scope);
        var index = check.OptionalNumber("occurrence", body.Occurrence, 0, SeriesPlan.MaximumTimes - 1);
        check.Require(scope is SeriesScope.All || index is not null, "occurrence", "is required");
        var reason = check.OptionalText("reason", body.Reason, 1_000);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var series = grains.GetGrain<ISeriesGrain>(id);
        var outcome = await series.Cancel(new CancelSeries(caller.Context(), scope, (int)(index ?? 0), reason));
        return (await WhenDone(outcome, series, caller, settling, cancellationToken)).ToOk(SeriesBody.Of);
    }

    private static async Task<OkAnswer<SeriesBody>> Rebook(
        Guid id, SeriesRebookRequest body, Caller caller, IGrainFactory grains, Settling settling, CancellationToken cancellationToken)
    {
        var check = new Check();
        var index = check.Number("occurrence", body.Occurrence, 0, SeriesPlan.MaximumTimes - 1);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var series = grains.GetGrain<ISeriesGrain>(id);
        var outcome = await series.Rebook(new RebookOccurrence(caller.Context(), (int)index));
        return (await WhenDone(outcome, series, caller, settling, cancellationToken)).ToOk(SeriesBody.Of);
    }
}
