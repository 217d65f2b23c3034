using Marketplace.Bookings;

namespace Marketplace.Simulations;

/// <summary>What holds of bookings that went on by another version of their process, computed apart from the rules.</summary>
internal static class MigrationLaws
{
    public static IEnumerable<Violation> Judge(History history) => [.. Moves(history), .. Counts(history)];

    /// <summary>Only the version changes: no timer that ran is lost, and nothing became due by going.</summary>
    private static IEnumerable<Violation> Moves(History history)
    {
        foreach (var (at, migrated) in history.All<BookingMigrated>())
        {
            var (before, after) = ((BookingState)at.Step.Before, (BookingState)at.Step.After);
            var (ran, runs) = (Booking.Deadlines(before), Booking.Deadlines(after));
            if (before.Terms!.Process!.Version != migrated.FromVersion || after.Terms!.Process!.Version != migrated.ToVersion
                || after.Terms with { Process = before.Terms.Process } != before.Terms)
            {
                yield return new Violation("migration", $"{at.Stream}: {migrated} changed {before.Terms} to {after.Terms}");
            }

            if (ran.Except(runs).Any() || runs.Except(ran).Any(deadline => deadline.At <= at.Write.At))
            {
                yield return new Violation("migration", $"{at.Stream} ran {string.Join(", ", ran)} and runs {string.Join(", ", runs)}");
            }
        }
    }

    /// <summary>Every migration comes to an end, and has counted those that went, each once; a dry run moves nobody.</summary>
    private static IEnumerable<Violation> Counts(History history)
    {
        var counted = 0;
        foreach (var (id, migration) in history.Last<ProcessMigrationState>())
        {
            if (migration.Status is not MigrationStatus.Done)
            {
                yield return new Violation("liveness", $"{id} is still {migration.Status}");
            }

            counted += migration.Plan!.DryRun ? 0 : migration.Counts.Where(count => count.Obstacle is null).Sum(count => count.Bookings);
        }

        var moved = history.All<BookingMigrated>().Count();
        if (moved != counted)
        {
            yield return new Violation("migration", $"{moved} bookings went, and {counted} were counted");
        }
    }
}
