using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>All grain classes of the program, and which one stands behind an interface.</summary>
internal sealed class GrainClasses
{
    private static readonly Assembly Engine = typeof(Grain).Assembly;
    private static readonly ConcurrentDictionary<Assembly, GrainClass[]> Found = new();
    private static readonly ConcurrentDictionary<Assembly, Assembly[]> Referred = new();

    private readonly FrozenDictionary<GrainType, GrainClass> byType;
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), GrainClass> byInterface = new();

    public GrainClasses()
    {
        var classes = GrainAssemblies().SelectMany(assembly => Found.GetOrAdd(assembly, GrainsIn)).ToArray();
        var twice = classes.GroupBy(grain => grain.Type).FirstOrDefault(same => same.Skip(1).Any());
        if (twice is not null)
        {
            throw new OrleansConfigurationException(
                $"Grain type \"{twice.Key}\" is claimed by {string.Join(" and ", twice.Select(grain => grain.Implementation))}; a [GrainType] must tell them apart.");
        }

        byType = classes.ToFrozenDictionary(grain => grain.Type);
    }

    public IEnumerable<GrainClass> All => byType.Values;

    public GrainClass Of(GrainType type) =>
        byType.TryGetValue(type, out var grain) ? grain : throw new ArgumentException($"No grain class has the type \"{type}\".", nameof(type));

    /// <summary>The class behind an interface: the only one, or else the one named like the interface without its I.</summary>
    public GrainClass Behind(Type grainInterface, string? classNamePrefix = null) =>
        byInterface.GetOrAdd((grainInterface, classNamePrefix), Find);

    private GrainClass Find((Type Interface, string? Prefix) wanted)
    {
        var candidates = byType.Values
            .Where(grain => wanted.Interface.IsAssignableFrom(grain.Implementation))
            .Where(grain => string.IsNullOrWhiteSpace(wanted.Prefix) || grain.Implementation.FullName!.StartsWith(wanted.Prefix, StringComparison.Ordinal))
            .ToArray();
        return candidates switch
        {
            [] => throw new ArgumentException($"No grain class implements {wanted.Interface}."),
            [var only] => only,
            _ => candidates.FirstOrDefault(grain => string.Equals(grain.Implementation.Name, wanted.Interface.Name[1..], StringComparison.Ordinal))
                ?? throw new ArgumentException(
                    $"{wanted.Interface} is implemented by {string.Join(", ", candidates.Select(grain => grain.Implementation))}; name the grain by its GrainId."),
        };
    }

    private static GrainClass[] GrainsIn(Assembly assembly) => assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(IGrainBase).IsAssignableFrom(type))
        .Select(type => new GrainClass(type))
        .ToArray();

    /// <summary>The assemblies that can hold grains: those that refer to this one, among all that the program refers to.</summary>
    private static IEnumerable<Assembly> GrainAssemblies()
    {
        var seen = new HashSet<Assembly>();
        var open = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic));
        if (Assembly.GetEntryAssembly() is { } entry)
        {
            open.Enqueue(entry);
        }

        while (open.TryDequeue(out var assembly))
        {
            if (!seen.Add(assembly))
            {
                continue;
            }

            var references = Referred.GetOrAdd(assembly, ReferencesOf);
            if (references.Contains(Engine))
            {
                yield return assembly;
            }

            foreach (var reference in references)
            {
                open.Enqueue(reference);
            }
        }
    }

    private static Assembly[] ReferencesOf(Assembly assembly) =>
        IsOfPlatform(assembly.GetName()) ? [] : [.. assembly.GetReferencedAssemblies().Where(reference => !IsOfPlatform(reference)).Select(Loaded).OfType<Assembly>()];

    private static bool IsOfPlatform(AssemblyName name) =>
        name.Name is { } text
        && (text.StartsWith("System", StringComparison.Ordinal) || text.StartsWith("Microsoft.", StringComparison.Ordinal) || text is "mscorlib" or "netstandard");

    /// <summary>References that are not shipped, such as those of test runners, hold no grains.</summary>
    private static Assembly? Loaded(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
