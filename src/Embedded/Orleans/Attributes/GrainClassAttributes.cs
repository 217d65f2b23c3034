using System.Globalization;
using Orleans.Placement;
using Orleans.Runtime;

namespace Orleans
{
    /// <summary>The stable name of a grain class; by default its name in lower case without "Grain" at its end.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public sealed class GrainTypeAttribute(string grainType) : Attribute
    {
        private readonly GrainType grainType = GrainType.Create(grainType);

        public GrainType GetGrainType(IServiceProvider services, Type type) => grainType;
    }

    /// <summary>How long an activation may be idle before it is collected.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public class CollectionAgeLimitAttribute : Attribute
    {
        public static readonly TimeSpan MinAgeLimit = TimeSpan.FromMinutes(1);

        private readonly TimeSpan? stated;

        public CollectionAgeLimitAttribute()
        {
        }

        public CollectionAgeLimitAttribute(string inactivityPeriod) =>
            stated = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);

        public double Days { get; set; }

        public double Hours { get; set; }

        public double Minutes { get; set; }

        /// <summary>Never collect it for being idle.</summary>
        public bool AlwaysActive { get; set; }

        /// <summary>What is written as a time span holds as it is; the sum of the parts is at least <see cref="MinAgeLimit"/>.</summary>
        public TimeSpan AgeLimit => stated ?? (AlwaysActive ? TimeSpan.FromDays(short.MaxValue) : SumOfParts());

        private TimeSpan SumOfParts()
        {
            var sum = TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
            return sum < MinAgeLimit ? MinAgeLimit : sum;
        }
    }

    /// <summary>Never collect activations of this class for being idle.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public class KeepAliveAttribute : Attribute;
}

namespace Orleans.Concurrency
{
    /// <summary>Calls of this grain may interleave wherever one of them waits.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class ReentrantAttribute : Attribute;

    /// <summary>Names a method of the grain, <c>bool (IInvokable)</c>, static or not, that decides call by call.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class MayInterleaveAttribute(string callbackMethodName) : Attribute
    {
        internal string CallbackMethodName { get; } = callbackMethodName;
    }

    /// <summary>Any number of activations of one id, up to a limit, each taking whichever call comes next.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class StatelessWorkerAttribute : PlacementAttribute
    {
        public StatelessWorkerAttribute()
            : this(Environment.ProcessorCount)
        {
        }

        public StatelessWorkerAttribute(int maxLocalWorkers)
            : base(new StatelessWorkerPlacement())
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(maxLocalWorkers, 1);
            MaxLocalWorkers = maxLocalWorkers;
        }

        internal int MaxLocalWorkers { get; }

        private sealed class StatelessWorkerPlacement : PlacementStrategy;
    }
}
