namespace Marketplace.Simulations;

/// <summary>What the driver of a simulation must know of the work that lies in the database: whether anybody could take some, and when next.</summary>
internal static class LeasedWork
{
    public static bool AnyEventUntold(this MemoryDatabase database, DateTimeOffset now) =>
        database.Watermarks.Open.Any(mark => mark.IsFree(now));

    public static bool AnyIntentFree(this MemoryDatabase database, DateTimeOffset now) =>
        database.Intents.Values.Any(intent => intent.IsFree(now));

    public static bool AnyWebhookFree(this MemoryDatabase database, DateTimeOffset now) =>
        database.Webhooks.Open.Any(webhook => webhook.IsFree(now));

    /// <param name="database">Where it lies.</param>
    /// <param name="now">Leases are measured by the database's clock.</param>
    /// <param name="ahead">How far ahead of it the clock is by which deadlines pass.</param>
    public static bool AnyDeadlineFree(this MemoryDatabase database, DateTimeOffset now, TimeSpan ahead) =>
        database.Deadlines.Values.Any(deadline => deadline.At <= now + ahead && deadline.IsFree(now));

    /// <summary>The next moment at which a row that cannot be claimed now can be; null when no row waits.</summary>
    public static DateTimeOffset? NextFree(this MemoryDatabase database, DateTimeOffset now, TimeSpan ahead)
    {
        DateTimeOffset? next = null;
        foreach (var at in Moments(database, ahead))
        {
            if (at > now && (next is null || at < next))
            {
                next = at;
            }
        }

        return next;
    }

    private static IEnumerable<DateTimeOffset?> Moments(MemoryDatabase database, TimeSpan ahead)
    {
        foreach (var mark in database.Watermarks.Open)
        {
            yield return mark.FreeAt;
        }

        foreach (var intent in database.Intents.Values)
        {
            yield return intent.FreeAt;
        }

        foreach (var webhook in database.Webhooks.Open)
        {
            yield return webhook.FreeAt;
        }

        foreach (var deadline in database.Deadlines.Values)
        {
            yield return deadline.FreeAt is { } free ? (free > deadline.At - ahead ? free : deadline.At - ahead) : null;
        }
    }
}
