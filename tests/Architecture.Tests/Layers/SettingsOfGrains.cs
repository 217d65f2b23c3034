using Marketplace.Hosting;
using Marketplace.Listings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Architecture.Layers;

/// <summary>An edge and a silo read the same configuration, but grains see only what the silo binds: what the edge alone binds they would take for left out.</summary>
public sealed class SettingsOfGrains
{
    [Fact]
    public void Whatever_grains_read_of_the_configuration_a_silo_binds()
    {
        var wanted = typeof(ListingGrain).Assembly.GetTypes()
            .SelectMany(type => type.GetConstructors())
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IOptions<>))
            .Select(type => type.GenericTypeArguments[0])
            .Distinct()
            .ToArray();
        var bound = new ServiceCollection().AddContexts()
            .Where(service => service.ServiceType.IsGenericType && service.ServiceType.GetGenericTypeDefinition() == typeof(IConfigureOptions<>))
            .Select(service => service.ServiceType.GenericTypeArguments[0])
            .ToHashSet();

        Assert.Contains(typeof(CommissionOptions), wanted);
        Assert.DoesNotContain(wanted, options => !bound.Contains(options));
    }
}
