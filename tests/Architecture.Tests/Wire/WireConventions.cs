using System.Reflection;
using System.Text.Json.Serialization;
using Orleans.Concurrency;

namespace Marketplace.Architecture.Wire;

/// <summary>
/// What the real serializer will ask of whatever crosses a grain boundary. Held in the embedded build too, where nothing
/// else would notice.
/// </summary>
public sealed class WireConventions
{
    [Fact]
    public void What_crosses_a_grain_boundary_can_be_serialized()
    {
        Assert.NotEmpty(WireTypes.All);
        Assert.Empty(WireTypes.All.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is null));
    }

    [Fact]
    public void It_is_immutable_and_says_so()
    {
        Assert.Empty(WireTypes.All.Where(type => type.GetCustomAttribute<ImmutableAttribute>(inherit: false) is null));
        Assert.Empty(WireTypes.All.SelectMany(type => WireTypes.BodyMembers(type).Concat(WireTypes.PositionalMembers(type)))
            .Where(member => IsMutable(member.PropertyType))
            .Select(member => $"{member.DeclaringType}.{member.Name} is a {member.PropertyType}"));
    }

    [Fact]
    public void It_has_a_name_that_survives_renaming()
    {
        Assert.Empty(WireTypes.All.Where(type => AliasOf(type) is null));
        Assert.DoesNotContain(WireTypes.Interfaces.SelectMany(face => face.GetMethods()), method => AliasOf(method) is null);
    }

    [Fact]
    public void No_name_is_given_twice()
    {
        var types = new[] { Product.Contracts, Product.Grains }
            .SelectMany(Product.TypesOf)
            .Where(type => !type.IsInterface && AliasOf(type) is not null);
        var methods = WireTypes.Interfaces.Select(face => face.GetMethods().GroupBy(AliasOf).Where(same => same.Count() > 1));

        Assert.Empty(types.GroupBy(AliasOf).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(", ", same)}"));
        Assert.Empty(methods.SelectMany(same => same).Select(same => same.Key));
    }

    /// <summary>
    /// Positional members are numbered by their order and body members by their `[Id]`. As soon as one member has an id,
    /// members without one are dropped without a word.
    /// </summary>
    [Fact]
    public void No_member_is_dropped_on_the_way()
    {
        var dropped = new List<string>();
        foreach (var type in Numbered())
        {
            var body = WireTypes.BodyMembers(type).Where(member => member.GetCustomAttribute<JsonIgnoreAttribute>() is null).ToArray();
            var positional = WireTypes.PositionalMembers(type);
            var numbered = body.Concat(positional).Where(member => IdOf(member) is not null).ToArray();

            dropped.AddRange(body.Where(member => IdOf(member) is null).Select(member => $"{type}.{member.Name} has no [Id]"));
            if (positional.Any(member => IdOf(member) is not null))
            {
                dropped.AddRange(positional.Where(member => IdOf(member) is null).Select(member => $"{type}.{member.Name} has no [Id]"));
            }

            dropped.AddRange(numbered.GroupBy(IdOf).Where(same => same.Count() > 1).Select(same => $"{type} gives [Id({same.Key})] twice"));
        }

        Assert.Empty(dropped);
    }

    /// <summary>Else the edge sends no `ETag`, and whoever tells an event cannot see that an answer is older.</summary>
    [Fact]
    public void A_view_that_counts_changes_says_so() =>
        Assert.Empty(WireTypes.All.Where(type =>
            type.Name.EndsWith("View", StringComparison.Ordinal) && type.GetProperty("Version") is not null && !type.IsAssignableTo(typeof(IVersioned))));

    /// <summary>A command runs to its end once it has begun; only what changes nothing may be given up by whoever waits for it.</summary>
    [Fact]
    public void What_can_be_given_up_only_reads()
    {
        var given = WireTypes.Interfaces.SelectMany(face => face.GetMethods())
            .Where(method => method.GetParameters() is [.., { ParameterType: var last }] && last == typeof(CancellationToken))
            .Where(method => method.GetCustomAttribute<ReadOnlyAttribute>() is null)
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");

        Assert.Empty(given);
    }

    /// <summary>Stored states too: they are serialized by plain storage, and copied.</summary>
    private static IEnumerable<Type> Numbered() =>
        WireTypes.All.Union(new[] { Product.Contracts, Product.Grains }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is not null && !typeof(Exception).IsAssignableFrom(type)));

    private static bool IsMutable(Type type) =>
        (type.IsArray && type != typeof(byte[]))
        || (type.IsGenericType && type.Namespace == "System.Collections.Generic" && !type.IsInterface && !type.IsValueType);

    private static uint? IdOf(PropertyInfo member) => member.GetCustomAttribute<IdAttribute>()?.Id;

    private static string? AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;
}
