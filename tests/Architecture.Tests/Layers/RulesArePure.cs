namespace Marketplace.Architecture.Layers;

/// <summary>Rules are functions of what they are given: no clock, no storage, no logger, no grains, nothing to wait for.</summary>
public sealed class RulesArePure
{
    private static readonly string[] ForbiddenNamespaces =
        ["Npgsql", "Microsoft.Extensions", "Orleans.Runtime", "System.IO", "System.Net", "System.Threading.Tasks", "System.Diagnostics.Metrics"];

    private static readonly Type[] ForbiddenTypes = [typeof(TimeProvider), typeof(Random), typeof(IGrainFactory), typeof(Grain), typeof(Task)];

    public static TheoryData<string> Rules => [.. All.Keys];

    private static Dictionary<string, Type> All { get; } = Product.TypesOf(Product.Grains)
        .Where(type => RulesOf(type) is not null)
        .ToDictionary(type => type.FullName!, StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rules_use_nothing_but_values(string rules)
    {
        var impure = Dependencies.Closure(All[rules]).Where(used =>
            ForbiddenTypes.Contains(used)
            || ForbiddenNamespaces.Any(space => used.Namespace?.StartsWith(space, StringComparison.Ordinal) is true));

        Assert.Empty(impure);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Nobody_can_make_an_instance_that_would_hold_something(string rules)
    {
        var type = All[rules];

        Assert.True(type.IsSealed);
        Assert.Empty(type.GetConstructors());
        Assert.Empty(type.GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic));
    }

    /// <summary>Streams are stored under the type of their grain, and both must say the same.</summary>
    [Fact]
    public void A_stream_is_named_as_its_grain_is()
    {
        var shells = Product.TypesOf(Product.Grains).Where(type => ShellOf(type) is not null).ToArray();

        Assert.NotEmpty(shells);
        Assert.All(shells, shell =>
        {
            var rules = ShellOf(shell)!.GetGenericArguments()[0];
            var stated = (GrainTypeAttribute)shell.GetCustomAttributes(typeof(GrainTypeAttribute), inherit: false).Single();
            Assert.Equal(rules.GetProperty("StreamType")!.GetValue(null), stated.GetGrainType(null!, shell).ToString());
        });
    }

    private static Type? RulesOf(Type type) =>
        type.IsInterface
            ? null
            : type.GetInterfaces().FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRules<,,>));

    private static Type? ShellOf(Type type) =>
        type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(AggregateGrain<,,,>) ? parent : null;
}
