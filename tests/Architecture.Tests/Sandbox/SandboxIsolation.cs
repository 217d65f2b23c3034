using System.Reflection;
using Marketplace.Sandbox;

namespace Marketplace.Architecture.Sandbox;

/// <summary>The product may not know its stand-ins: it reaches them over HTTP, or what it does would prove nothing.</summary>
public sealed class SandboxIsolation
{
    private static readonly string StandIns = typeof(StripeSandbox).Assembly.GetName().Name!;

    /// <summary>What the compiler makes of the routes repeats what their handlers take, and those are looked at themselves.</summary>
    private const string GeneratedRoutes = "Microsoft.AspNetCore.Http.Generated";

    [Theory]
    [InlineData("Marketplace.Grains.Abstractions")]
    [InlineData("Marketplace.Grains")]
    [InlineData("Marketplace.Silo")]
    public void No_layer_below_the_edge_refers_to_the_stand_ins(string layer) =>
        Assert.DoesNotContain(StandIns, Assembly.Load(layer).GetReferencedAssemblies().Select(reference => reference.Name));

    [Fact]
    public void The_stand_ins_refer_to_nothing_of_the_product()
    {
        var references = typeof(StripeSandbox).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.DoesNotContain(references, name => name.StartsWith("Marketplace.", StringComparison.Ordinal));
    }

    [Fact]
    public void At_the_edge_only_the_sandbox_routes_hold_a_stand_in()
    {
        var holders = Assembly.Load("Marketplace.Api").GetTypes()
            .Where(type => type.Namespace is not ("Marketplace.Sandbox" or GeneratedRoutes) && Mentions(type))
            .Select(type => type.FullName);

        Assert.Empty(holders);
    }

    private static bool Mentions(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var mentioned = type.GetFields(All).Select(field => field.FieldType)
            .Concat(type.GetMethods(All).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetConstructors(All).SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType)));
        return mentioned.Any(found => found.Assembly.GetName().Name == StandIns);
    }
}
