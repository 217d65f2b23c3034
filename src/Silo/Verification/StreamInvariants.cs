using Marketplace.Postgres;

namespace Marketplace.Verification;

/// <summary>The streams of events, against what is known of them.</summary>
internal static class StreamInvariants
{
    public static readonly Invariant AcknowledgedWritesAreThere = new(
        "I8",
        "Every command that was acknowledged has its events.",
        new SqlCheck("receipts", "from receipts",
            """
            select format('%s@%s of command %s is gone', stream, version, command_id)
            from receipts
            where not exists (
              select from events
              where events.stream = receipts.stream and events.version = receipts.version and events.command_id = receipts.command_id)
            """),
        new SqlCheck("streams", "from (select distinct stream from events) streams",
            """
            select format('%s has %s events and its state is at version %s', stream, happened.version, coalesce(stored.version::text, 'none'))
            from (select stream, max(version) as version from events group by stream) happened full join aggregates stored using (stream)
            where stored.version is distinct from happened.version
            """));

    public static readonly Invariant CommandsLeaveReceipts = new(
        "I15",
        "No command took effect twice, and each has the receipt that keeps its repeat from one.",
        new SqlCheck("commands", "from (select distinct stream, command_id from events) commands",
            """
            select format('%s: command %s took effect %s times', stream, command_id, count(*) - (max(version) - min(version)))
            from events group by stream, command_id having count(*) <> max(version) - min(version) + 1
            union all
            select format('%s: command %s has no receipt', stream, command_id)
            from (select distinct stream, command_id from events) commands
            where not exists (
              select from receipts where receipts.stream = commands.stream and receipts.command_id = commands.command_id)
            """));

    /// <summary>
    /// A chain of hashes over the history does not exist yet, so a rewrite by the owner of the database that keeps versions
    /// and positions is only seen where it changes what follows from it (I21).
    /// </summary>
    public static readonly Invariant HistoryIsUnbroken = new(
        "I18",
        "The history has no gap and cannot be rewritten by the application (it is not hash-chained yet).",
        GrowthGuards.Of("events", "receipts"),
        new SqlCheck("streams", "from (select distinct stream from events) streams",
            """
            select format('%s has %s events numbered %s to %s', stream, count(*), min(version), max(version))
            from events
            group by stream
            having min(version) <> 1 or max(version) <> count(*)
            union all
            select format('%s@%s stands before its predecessor', stream, version)
            from (select stream, version, position < lag(position) over (partition by stream order by version) as is_early from events) placed
            where is_early
            """));

    private const string Stored =
        """
        select stream, split_part(stream, '/', 1) as kind, split_part(stream, '/', 2)::uuid as id, version, state -> 'state' ->> 'status' as status
        from aggregates
        where split_part(stream, '/', 1) in ('booking', 'payment', 'payout')
        """;

    private const string Shown =
        """
        select 'booking' as kind, id, version, status from bookings
        union all select 'payment', id, version, status from payments
        union all select 'payout', id, version, status from payouts
        """;

    public static Invariant StateFollowsFromEvents(Rebuild rebuild) => new(
        "I21",
        "Folding the events of a stream gives what is stored of it, and lists show the same.",
        new SweepCheck("streams folded", async (_, cancellationToken) =>
        {
            var report = await rebuild.Run(cancellationToken);
            return Looked.At(report.Streams, [.. report.Differences.Select(Describe)]);
        }),
        new SqlCheck("bookings, payments and payouts in lists", $"from ({Shown}) shown",
            $"""
            select format('%s %s: stored %s@%s, shown %s@%s', kind, id, stored.status, stored.version, shown.status, shown.version)
            from ({Stored}) stored full join ({Shown}) shown using (kind, id)
            where (stored.status, stored.version) is distinct from (shown.status, shown.version)
            """));

    private static string Describe(RebuildDifference difference) =>
        $"{difference.Stream}: {difference.What} is not what follows from its events; `rebuild` shows the difference";
}
