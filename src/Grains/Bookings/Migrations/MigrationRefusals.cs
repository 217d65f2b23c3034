namespace Marketplace.Bookings;

/// <summary>Every way a migration says no. The codes are documented in docs/errors.md.</summary>
internal static class MigrationRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "migration.unknown", "There is no such migration.");

    public static readonly Refusal AlreadyAsked =
        new(RefusalKind.NotNow, "migration.already-asked", "This migration id is taken.");

    private static readonly Refusal NotKnown =
        new(RefusalKind.NotValid, "migration.version-not-known", "A migration leads from one version of the process to another one.");

    /// <summary>Null when both versions are known, and are not the same.</summary>
    public static Refusal? VersionNotKnown(MigrationPlan plan)
    {
        var newest = BookingProcesses.Newest(plan.Process).Version;
        return plan.FromVersion < 1 || plan.FromVersion > newest ? NotKnown.With("fromVersion", $"must be between 1 and {newest}")
            : plan.ToVersion < 1 || plan.ToVersion > newest ? NotKnown.With("toVersion", $"must be between 1 and {newest}")
            : plan.ToVersion == plan.FromVersion ? NotKnown.With("toVersion", "must be another one than fromVersion")
            : null;
    }
}
