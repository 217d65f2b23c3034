using System.Reflection;
using Orleans;
using Orleans.Concurrency;

namespace Marketplace.Embedded;

/// <summary>What the engine knows of one method of a grain interface, read once from its attributes.</summary>
internal sealed class CallMethod
{
    public CallMethod(Type grainInterface, MethodInfo method)
    {
        Interface = grainInterface;
        Method = method;
        ActivityName = $"{grainInterface.Name}/{method.Name}";
        IsReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        IsAlwaysInterleaving = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        IsOneWay = method.IsDefined(typeof(OneWayAttribute)) || method.ReturnType == typeof(void);
        ResponseTimeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
    }

    private CallMethod(Type engineInterface, string name, bool isLocal, bool interleaves)
        : this(engineInterface, engineInterface.GetMethod(name)!)
    {
        IsAlwaysInterleaving = interleaves;
        IsOneWay = isLocal;
        IsLocal = isLocal;
        IsOfEngine = true;
    }

    public Type Interface { get; }

    public MethodInfo Method { get; }

    public string ActivityName { get; }

    public bool IsReadOnly { get; }

    public bool IsAlwaysInterleaving { get; }

    public bool IsOneWay { get; }

    /// <summary>Whether the engine itself makes the call. The interface is then the engine's own, and no grain implements it.</summary>
    public bool IsOfEngine { get; }

    /// <summary>Whether the call is meant for one activation and ends with it, rather than going on to the next.</summary>
    public bool IsLocal { get; }

    public TimeSpan? ResponseTimeout { get; }

    /// <summary>Describes a call that the engine makes of whichever activation the grain has.</summary>
    public static CallMethod OfEngine<TInterface>(string method) => new(typeof(TInterface), method, isLocal: false, interleaves: false);

    /// <summary>Describes a call that the engine makes within one activation, such as a timer's.</summary>
    public static CallMethod Local<TInterface>(string method, bool interleaves) => new(typeof(TInterface), method, isLocal: true, interleaves);
}
