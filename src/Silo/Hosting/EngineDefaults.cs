using Orleans.Configuration;

namespace Marketplace.Hosting;

/// <summary>
/// What every process tells its engine, whichever that is, so that a database means the same to both. Engines read what stands
/// below `Orleans:` when they are added, so this comes before them and gives way to it.
/// </summary>
internal static class EngineDefaults
{
    /// <summary>
    /// Whose reminders and plain grain states these are. It is part of their keys: under another name the rows of a database
    /// are found by nobody.
    /// </summary>
    public const string ServiceId = "marketplace";

    /// <summary>
    /// Which silos belong together. One name wherever it runs, for silos that do not see each other's rows would each
    /// activate every grain of the database that they share.
    /// </summary>
    public const string ClusterId = "marketplace";

    /// <summary>
    /// How many calls may be at one grain. A turn that writes takes some milliseconds, so whoever came later than these would
    /// wait for longer than callers do; a clear answer at once serves them better, and a grain that is stuck holds no more.
    /// </summary>
    /// <remarks>Orleans' soft limit is not used: it only logs, once for each call that comes while there is most to do already.</remarks>
    public const int QueueLimit = 1_000;

    public static IServiceCollection AddEngineDefaults(this IServiceCollection services) => services
        .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (ClusterId, ServiceId))
        .Configure<SiloMessagingOptions>(messaging =>
            (messaging.MaxEnqueuedRequestsHardLimit, messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker) = (QueueLimit, QueueLimit));
}
