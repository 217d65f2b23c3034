namespace Orleans.Configuration
{
    /// <summary>Whose grains these are. Reminders belong to a service, so two services can share a database.</summary>
    public class ClusterOptions
    {
        public string ClusterId { get; set; } = "default";

        public string ServiceId { get; set; } = "default";
    }

    public class SiloOptions
    {
        public string SiloName { get; set; } = "embedded";
    }

    public abstract class MessagingOptions
    {
        /// <summary>How long a caller waits before it gets a <see cref="TimeoutException"/>. What the grain does is then unknown.</summary>
        public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

        /// <summary>Whether a call that timed out has its cancellation token cancelled.</summary>
        public bool CancelRequestOnTimeout { get; set; }
    }

    public class SiloMessagingOptions : MessagingOptions
    {
        public static readonly TimeSpan DEFAULT_MAX_REQUEST_PROCESSING_TIME = TimeSpan.FromHours(2);

        /// <summary>How many calls may be at one activation before further ones are rejected; 0 for no limit.</summary>
        public int MaxEnqueuedRequestsHardLimit { get; set; }

        /// <summary>The same for each activation of a stateless worker.</summary>
        public int MaxEnqueuedRequestsHardLimit_StatelessWorker { get; set; }

        /// <summary>How many activations a waiting call may see end before it is rejected.</summary>
        public int MaxForwardCount { get; set; } = 2;

        /// <summary>How long a call may run, or an activation take to end, before further calls go to another activation.</summary>
        public TimeSpan MaxRequestProcessingTime { get; set; } = DEFAULT_MAX_REQUEST_PROCESSING_TIME;
    }

    /// <summary>When idle activations go.</summary>
    public class GrainCollectionOptions
    {
        public static readonly TimeSpan DEFAULT_COLLECTION_QUANTUM = TimeSpan.FromMinutes(1);
        public static readonly TimeSpan DEFAULT_ACTIVATION_TIMEOUT = TimeSpan.FromSeconds(30);
        public static readonly TimeSpan DEFAULT_DEACTIVATION_TIMEOUT = TimeSpan.FromSeconds(30);

        /// <summary>How long an activation may be idle.</summary>
        public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

        /// <summary>How often idle activations are looked for.</summary>
        public TimeSpan CollectionQuantum { get; set; } = DEFAULT_COLLECTION_QUANTUM;

        /// <summary>The age for single classes, by their full name.</summary>
        public Dictionary<string, TimeSpan> ClassSpecificCollectionAge { get; set; } = new(StringComparer.Ordinal);

        /// <summary>How long <see cref="IGrainBase.OnActivateAsync"/> may take.</summary>
        public TimeSpan ActivationTimeout { get; set; } = DEFAULT_ACTIVATION_TIMEOUT;

        /// <summary>How long <see cref="IGrainBase.OnDeactivateAsync"/> and the calls still running may take.</summary>
        public TimeSpan DeactivationTimeout { get; set; } = DEFAULT_DEACTIVATION_TIMEOUT;
    }

    /// <summary>Where reminders are stored.</summary>
    public class AdoNetReminderTableOptions
    {
        /// <summary>The provider; only <c>Npgsql</c> is offered here.</summary>
        public string Invariant { get; set; } = "Npgsql";

        public string? ConnectionString { get; set; }

        /// <summary>Used instead of the connection string when it is given.</summary>
        public System.Data.Common.DbDataSource? DataSource { get; set; }
    }

    /// <summary>State in memory, for tests: nothing to configure.</summary>
    public class MemoryGrainStorageOptions;
}

namespace Orleans.Hosting
{
    public sealed class ReminderOptions
    {
        /// <summary>The shortest period a reminder may have.</summary>
        public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

        /// <summary>How often the table is read again, for what other processes wrote.</summary>
        public TimeSpan RefreshReminderListPeriod { get; set; } = TimeSpan.FromMinutes(5);
    }
}
