using System.Reflection;

namespace Marketplace.Architecture.Engine;

/// <summary>
/// Grain code must compile against Orleans as it does against the embedded engine, so in Orleans' namespaces the engine may not
/// invent anything. It is held against an excerpt of the public API of Orleans 10.4.2, and, as far as Orleans.Core.Abstractions goes,
/// against the real assembly.
/// </summary>
public sealed class EngineContract
{
    private static readonly Assembly Library = typeof(Grain).Assembly;

    [Fact]
    public void Whatever_the_engine_offers_Orleans_has_too()
    {
        var real = Excerpt();

        Assert.Empty(Offered().Values.SelectMany(type => type.InventedBeside(real.GetValueOrDefault(type.Name))));
    }

    [Fact]
    public void Whatever_the_real_assembly_declares_the_engine_declares_alike()
    {
        var real = RealAbstractions();
        var offered = Offered().Values.Where(type => real.ContainsKey(type.Name)).ToArray();

        Assert.True(offered.Length > 50, "The two assemblies have little in common; is it the right file?");
        Assert.Empty(offered.SelectMany(type => type.InventedBeside(real[type.Name])));
    }

    [Fact]
    public void The_excerpt_says_nothing_that_the_engine_does_not_use()
    {
        var offered = Offered();

        Assert.Empty(Excerpt().Values.SelectMany(original => Unused(original, offered.GetValueOrDefault(original.Name))));
    }

    [Fact]
    public void Everything_else_that_is_public_is_in_the_engines_own_namespace() =>
        Assert.All(Library.GetExportedTypes().Where(type => !IsOrleans(type)), static type => Assert.Equal("Marketplace.Embedded", type.Namespace));

    [Theory]
    [InlineData(typeof(Planted.GrainCancellationToken), "sealed class Planted.GrainCancellationToken")]
    [InlineData(typeof(Planted.IClusterClient), "Orleans.IClusterClient: void Reconnect()")]
    [InlineData(typeof(Planted.KeepAliveAttribute), "Orleans.KeepAliveAttribute is no System.IDisposable")]
    public void A_planted_type_member_or_ancestor_is_found(Type planted, string expected)
    {
        var real = Excerpt();
        var disguised = PublicSurface.Render(planted);
        var twin = disguised.Name.Replace("Planted.", "Orleans.", StringComparison.Ordinal);

        var found = (real.ContainsKey(twin) ? disguised with { Name = twin } : disguised).InventedBeside(real.GetValueOrDefault(twin));

        Assert.Contains(found, line => line.StartsWith(expected, StringComparison.Ordinal));
    }

    private static SortedDictionary<string, SurfaceType> Offered() => PublicSurface.Of(Library.GetExportedTypes().Where(IsOrleans));

    private static SortedDictionary<string, SurfaceType> Excerpt() => ApiExcerpt.Read("Engine", "orleans-api.txt");

    private static SortedDictionary<string, SurfaceType> RealAbstractions()
    {
        using var file = new AssemblyFile(Path.Combine(AppContext.BaseDirectory, "Engine", "Orleans.Core.Abstractions.dll"));
        return file.Surface();
    }

    private static bool IsOrleans(Type type) =>
        type.Namespace is { } space && (space is "Orleans" or "Microsoft.Extensions.Hosting" || space.StartsWith("Orleans.", StringComparison.Ordinal));

    private static IEnumerable<string> Unused(SurfaceType original, SurfaceType? offered) => offered is null
        ? [original.Heading]
        : original.Members.Where(member => !offered.Members.Contains(member, StringComparer.Ordinal)
                && !offered.Members.Contains(member.Replace("virtual ", "", StringComparison.Ordinal), StringComparer.Ordinal))
            .Select(member => $"{original.Name}: {member}");
}
