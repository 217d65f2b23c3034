using System.Reflection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Marketplace.Embedded;

/// <summary>What the engine knows of one grain class, read once from its attributes.</summary>
internal sealed class GrainClass
{
    private const string Suffix = "grain";

    public GrainClass(Type implementation)
    {
        Implementation = implementation;
        Type = implementation.GetCustomAttribute<GrainTypeAttribute>()?.GetGrainType(null!, implementation) ?? ByConvention(implementation);
        Interfaces = implementation.GetInterfaces().Where(IsGrainInterface).ToArray();
        IsReentrant = implementation.IsDefined(typeof(ReentrantAttribute));
        MayInterleave = implementation.GetCustomAttribute<MayInterleaveAttribute>() is { } attribute ? Predicate(attribute.CallbackMethodName) : null;
        MaxLocalWorkers = implementation.GetCustomAttribute<StatelessWorkerAttribute>()?.MaxLocalWorkers;
        StreamSubscriptions = implementation.GetCustomAttributes<ImplicitStreamSubscriptionAttribute>().ToArray();
        if (StreamSubscriptions.FirstOrDefault(subscription => subscription.StreamIdMapper is not null) is { } mapped)
        {
            throw new OrleansConfigurationException($"{implementation} maps streams to grains by \"{mapped.StreamIdMapper}\", but a stream reaches the grain of the same key here.");
        }

        var ageLimit = implementation.GetCustomAttribute<CollectionAgeLimitAttribute>();
        IsKeptAlive = ageLimit is { AlwaysActive: true } || implementation.IsDefined(typeof(KeepAliveAttribute));
        AgeLimit = ageLimit?.AgeLimit;
    }

    public Type Implementation { get; }

    public GrainType Type { get; }

    public GrainConstructor Constructor => field ??= new GrainConstructor(Implementation);

    public IReadOnlyList<Type> Interfaces { get; }

    public bool IsReentrant { get; }

    /// <summary>The grain's own decision whether a call may run beside the one that is running.</summary>
    public Func<object, IInvokable, bool>? MayInterleave { get; }

    /// <summary>How many activations of one id may exist; null for the usual one.</summary>
    public int? MaxLocalWorkers { get; }

    public TimeSpan? AgeLimit { get; }

    public bool IsKeptAlive { get; }

    public IReadOnlyList<ImplicitStreamSubscriptionAttribute> StreamSubscriptions { get; }

    public static bool IsGrainInterface(Type type) =>
        type.IsInterface
        && type.Assembly != typeof(IGrain).Assembly | type == typeof(IRemindable)
        && typeof(IAddressable).IsAssignableFrom(type);

    private static GrainType ByConvention(Type implementation)
    {
        var name = implementation.Name.ToLowerInvariant();
        return GrainType.Create(name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Suffix.Length ? name[..^Suffix.Length] : name);
    }

    private Func<object, IInvokable, bool> Predicate(string name)
    {
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;
        var method = Implementation.GetMethod(name, Any, [typeof(IInvokable)]);
        if (method is null || method.ReturnType != typeof(bool))
        {
            throw new OrleansConfigurationException($"{Implementation} names {name} in [MayInterleave], but has no method bool {name}(IInvokable).");
        }

        if (method.IsStatic)
        {
            var decide = method.CreateDelegate<Func<IInvokable, bool>>();
            return (_, call) => decide(call);
        }

        return (grain, call) => (bool)method.Invoke(grain, BindingFlags.DoNotWrapExceptions, null, [call], null)!;
    }
}
