using System.Reflection;

namespace Marketplace.Architecture;

/// <summary>The assemblies of the product, each by a type that will stay in it.</summary>
internal static class Product
{
    public static readonly Assembly Contracts = typeof(Money).Assembly;
    public static readonly Assembly Grains = typeof(AggregateServices).Assembly;
    public static readonly Assembly Silo = typeof(Hosting.MarketplaceDatabase).Assembly;
    public static readonly Assembly Api = typeof(Commands.CommandLine).Assembly;
    public static readonly Assembly Sandbox = typeof(global::Marketplace.Sandbox.StripeSandboxOptions).Assembly;

    /// <summary>Types that a person wrote, in one assembly; what the compiler makes belongs to them.</summary>
    public static IEnumerable<Type> TypesOf(Assembly assembly) =>
        assembly.GetTypes().Where(type => type is { IsNested: false } && type.Namespace?.StartsWith("Marketplace", StringComparison.Ordinal) is true);

    /// <summary>Which of our own assemblies an assembly uses.</summary>
    public static IEnumerable<string> OwnReferencesOf(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("Marketplace.", StringComparison.Ordinal));
}
