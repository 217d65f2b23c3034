namespace Marketplace.Bookings;

/// <summary>
/// Looks for the next bookings of a migration and asks one after the other to go, or whether it could. The ids of all that it asks for
/// follow from the migration, so that after a crash it finds what it had done, and counts nobody twice.
/// </summary>
internal sealed class MigrationRelay(IGrainFactory grains, IRunningBookings bookings) : IRelay<MigrationEvent>
{
    public bool Hears(MigrationEvent happened) => happened is MigrationLookWanted or MigrationPortionFound;

    public async Task Tell(Notice<MigrationEvent> notice, CancellationToken cancellationToken)
    {
        var migration = grains.GetGrain<IProcessMigrationGrain>(notice.Source);
        switch (notice.Event)
        {
            case MigrationLookWanted look:
                var next = await bookings.By(look.Plan.Process, look.Plan.FromVersion, look.After, MigrationPlan.Portion, cancellationToken);
                await migration.Found(new RecordPortion(notice.Cause("found"), next));
                break;
            case MigrationPortionFound found:
                var moves = new List<BookingMigration>(found.Bookings.Length);
                foreach (var booking in found.Bookings)
                {
                    moves.Add(await Move(notice, found.Plan, booking, cancellationToken));
                }

                await migration.Moved(new RecordMoves(notice.Cause("moved"), Count(moves)));
                break;
        }
    }

    /// <summary>It may have changed since it was found: what it says now counts.</summary>
    private async Task<BookingMigration> Move(Notice<MigrationEvent> notice, MigrationPlan plan, Guid id, CancellationToken cancellationToken)
    {
        var booking = grains.GetGrain<IBookingGrain>(id);
        if (!plan.DryRun)
        {
            var moved = await booking.Migrate(new MigrateBooking(notice.Cause($"move/{id}"), plan.FromVersion, plan.ToVersion));
            if (moved.View is { } went)
            {
                return went;
            }
        }

        return await booking.Migration(plan.FromVersion, plan.ToVersion, cancellationToken);
    }

    private static ImmutableArray<MigrationCount> Count(IEnumerable<BookingMigration> moves) =>
    [
        .. moves.GroupBy(move => (move.State, move.Obstacle))
            .OrderBy(same => same.Key.State)
            .ThenBy(same => same.Key.Obstacle, StringComparer.Ordinal)
            .Select(same => new MigrationCount(same.Key.State, same.Key.Obstacle, same.Count())),
    ];
}
