using System.Diagnostics;
using static Marketplace.Bookings.MigrationStatus;

namespace Marketplace.Bookings;

/// <summary>
/// The rules of a migration. It moves nothing itself: its relay looks for the next bookings, asks each of them, and tells it what
/// became of them. After each portion it pauses, so that people who book meanwhile do not wait for it.
/// </summary>
internal sealed class ProcessMigration : IRules<ProcessMigrationState, MigrationCommand, MigrationEvent>
{
    /// <summary>With <see cref="MigrationPlan.Portion"/>, the most that goes in a second.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const string GoesOn = "goes_on";

    private ProcessMigration()
    {
    }

    public static string StreamType => "process-migration";

    /// <summary>Read top-down: may you, does it exist, can it be done now, are the details right.</summary>
    public static Decision<MigrationEvent> Decide(ProcessMigrationState migration, MigrationCommand command, DateTimeOffset now) =>
        (migration.Status, command) switch
        {
            _ when !command.Context.By.IsStaff => MigrationRefusals.Unknown,
            (None, StartMigration start) => Start(start.Plan, now),
            (None, _) => MigrationRefusals.Unknown,
            (_, StartMigration) => MigrationRefusals.AlreadyAsked,
            (Working, RecordPortion { Bookings.IsEmpty: true }) => new MigrationDone(now),
            (Working, RecordPortion portion) => new MigrationPortionFound(now, migration.Plan!, portion.Bookings),
            (Working, RecordMoves moves) => new MigrationPortionMoved(now, moves.Counts, now + Pause),
            (Working, GoOn) when migration.GoesOnAt <= now => new MigrationLookWanted(now, migration.Plan!, migration.Last),

            // Heard before, in other words.
            _ => Decision<MigrationEvent>.Nothing,
        };

    public static ProcessMigrationState Evolve(ProcessMigrationState migration, MigrationEvent happened) =>
        happened switch
        {
            MigrationAsked e => new ProcessMigrationState { Status = Working, Plan = e.Plan, AskedAt = e.At },
            MigrationLookWanted => migration with { GoesOnAt = null },
            MigrationPortionFound e => migration with { Last = e.Bookings[^1] },
            MigrationPortionMoved e => migration.With(e.Counts) with { GoesOnAt = e.GoesOnAt },
            MigrationDone e => migration with { Status = Done, DoneAt = e.At },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<Deadline> Deadlines(ProcessMigrationState migration) =>
        migration.GoesOnAt is { } at ? [new Deadline(GoesOn, at)] : [];

    public static MigrationCommand AtDeadline(ProcessMigrationState migration, string name, CommandContext context) => new GoOn(context);

    private static Decision<MigrationEvent> Start(MigrationPlan plan, DateTimeOffset now) =>
        MigrationRefusals.VersionNotKnown(plan) is { } refusal
            ? refusal
            : Decision<MigrationEvent>.Happened(new MigrationAsked(now, plan), new MigrationLookWanted(now, plan, Guid.Empty));
}
