namespace Marketplace.Bookings;

/// <summary>Bookings that run by an older version of their process and are to run by a newer one.</summary>
internal static class MigrationEndpoints
{
    public static void MapMigrations(this RouteGroupBuilder api)
    {
        var migrations = api.MapGroup("/admin/processes/{process}/migrations").WithTags("Operations").RequireOperator();
        migrations.MapPost(string.Empty, Start).WithName("MigrateBookings").WithSummary("Have running bookings run by another version of their process, or see how many could.");
        migrations.MapGet("/{id:guid}", Read).WithName("ReadMigration").WithSummary("How far a migration has come.");
    }

    /// <param name="process">`instant`, `request`, `quote` or `unpaid`.</param>
    /// <param name="body">From which version to which.</param>
    /// <param name="caller">An operator.</param>
    /// <param name="grains">Starts it.</param>
    private static async Task<CreatedAnswer<MigrationBody>> Start(string process, MigrationRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var plan = new MigrationPlan(
            check.OneOf<BookingMode>("process", process),
            (int)check.Number("fromVersion", body.FromVersion, 1, 1_000),
            (int)check.Number("toVersion", body.ToVersion, 1, 1_000),
            body.DryRun ?? false);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IProcessMigrationGrain>(caller.NewId("migration")).Start(new StartMigration(caller.Context(), plan)))
                .ToCreated(view => $"/admin/processes/{process}/migrations/{view.Id}", MigrationBody.Of);
    }

    private static async Task<OkAnswer<MigrationBody>> Read(
        string process, Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        check.OneOf<BookingMode>("process", process);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IProcessMigrationGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(MigrationBody.Of);
    }
}

/// <param name="FromVersion">By which they run.</param>
/// <param name="ToVersion">By which they are to run.</param>
/// <param name="DryRun">Only to see how many could go, and why others could not; false when left out.</param>
internal sealed record MigrationRequest(long? FromVersion, long? ToVersion, bool? DryRun);

/// <summary>A migration as operators see it.</summary>
/// <param name="Id">The migration.</param>
/// <param name="Status">`working` until no booking is left.</param>
/// <param name="Process">Of which mode.</param>
/// <param name="FromVersion">By which they ran.</param>
/// <param name="ToVersion">By which they run.</param>
/// <param name="DryRun">Whether it was only asked.</param>
/// <param name="Moved">How many went, or could.</param>
/// <param name="Kept">How many could not.</param>
/// <param name="Counts">The same for each state and each reason.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="DoneAt">When it was at its end.</param>
/// <param name="Version">Counts changes.</param>
internal sealed record MigrationBody(
    Guid Id,
    MigrationStatus Status,
    BookingMode Process,
    int FromVersion,
    int ToVersion,
    bool DryRun,
    int Moved,
    int Kept,
    ImmutableArray<MigrationCount> Counts,
    DateTimeOffset AskedAt,
    DateTimeOffset? DoneAt,
    long Version)
{
    public static MigrationBody Of(MigrationView view) => new(
        view.Id,
        view.Status,
        view.Plan.Process,
        view.Plan.FromVersion,
        view.Plan.ToVersion,
        view.Plan.DryRun,
        view.Counts.Where(count => count.Obstacle is null).Sum(count => count.Bookings),
        view.Counts.Where(count => count.Obstacle is not null).Sum(count => count.Bookings),
        view.Counts,
        view.AskedAt,
        view.DoneAt,
        view.Version);
}
