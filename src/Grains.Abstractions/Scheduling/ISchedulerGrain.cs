namespace Marketplace.Scheduling;

/// <summary>One shard of the platform's deadlines. The key is the number of the shard.</summary>
[Alias("scheduler")]
public interface ISchedulerGrain : IGrainWithIntegerKey
{
    /// <summary>Makes sure that a reminder keeps this shard alive, whatever happens to the process it lives in.</summary>
    [Alias("keep")]
    Task Keep();

    /// <summary>Tells aggregates that their deadlines are due, and returns when all that were due have been told.</summary>
    /// <remarks>
    /// Interleaves with itself, so that an aggregate that hangs delays nobody else; claims keep two of them apart. Much may be
    /// due at once, so whoever waits does so for longer than for an answer about one aggregate.
    /// </remarks>
    [Alias("run-due"), AlwaysInterleave, ResponseTimeout("00:00:30")]
    Task RunDue();
}
