using System.Reflection;
using Marketplace.Embedded;

namespace Marketplace.Architecture.Engine;

/// <summary>
/// The engine refuses what a cluster could not carry, but only when it first meets it.
/// Here it meets every contract, so that no user has to be the first.
/// </summary>
public sealed class GrainContracts
{
    private static readonly ImmutableArray<Type> Types =
        [.. new[] { "Marketplace.Grains.Abstractions", "Marketplace.Grains" }.Select(Assembly.Load).SelectMany(assembly => assembly.GetTypes())];

    [Fact]
    public void Every_method_of_every_grain_can_be_called_through_a_reference()
    {
        var interfaces = Types.Where(type => type is { IsInterface: true, IsGenericTypeDefinition: false } && typeof(IAddressable).IsAssignableFrom(type));

        Assert.Empty(interfaces.Select(type => Record.Exception(() => ProxyClass.Of(type))?.Message).OfType<string>());
    }

    [Fact]
    public void Every_message_carries_all_of_its_members()
    {
        var messages = Types.Where(type => !type.ContainsGenericParameters && type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false));

        Assert.Empty(messages.Select(type => Record.Exception(() => Isolation.Require(type))?.Message).OfType<string>());
    }
}
