using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>
/// Creates grains of one class. Parameters with a facet attribute get what the attribute asks for,
/// all others come from the activation's own service scope.
/// </summary>
internal sealed class GrainConstructor
{
    private static readonly MethodInfo CreateState = typeof(GrainConstructor).GetMethod(nameof(StateOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly ObjectFactory create;
    private readonly Func<IGrainContext, object>[] facets;

    public GrainConstructor(Type implementation)
    {
        var constructors = implementation.GetConstructors();
        var constructor = constructors.SingleOrDefault(candidate => candidate.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? constructors.MaxBy(candidate => candidate.GetParameters().Length)
            ?? throw new OrleansConfigurationException($"Grain class {implementation} has no public constructor.");

        var withFacets = constructor.GetParameters().Where(parameter => FacetOf(parameter) is not null).ToArray();
        facets = withFacets.Select(FacetFactory).ToArray();
        create = ActivatorUtilities.CreateFactory(implementation, withFacets.Select(parameter => parameter.ParameterType).ToArray());
    }

    public object Create(IGrainContext context) =>
        create(context.ActivationServices, Array.ConvertAll(facets, facet => facet(context)));

    private static Attribute? FacetOf(ParameterInfo parameter) =>
        parameter.GetCustomAttributes().FirstOrDefault(attribute => attribute is IFacetMetadata);

    private static Func<IGrainContext, object> FacetFactory(ParameterInfo parameter)
    {
        if (FacetOf(parameter) is not IPersistentStateConfiguration configuration
            || !parameter.ParameterType.IsGenericType
            || parameter.ParameterType.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new OrleansConfigurationException($"{parameter.Member.DeclaringType}: parameter {parameter.Name} carries a facet that the engine does not know.");
        }

        var ofState = CreateState.MakeGenericMethod(parameter.ParameterType.GetGenericArguments())
            .CreateDelegate<Func<IPersistentStateFactory, IGrainContext, IPersistentStateConfiguration, object>>();
        return context => ofState(context.ActivationServices.GetRequiredService<IPersistentStateFactory>(), context, configuration);
    }

    /// <summary>A method of our own, because there are no delegates to generic methods of interfaces.</summary>
    private static object StateOf<TState>(IPersistentStateFactory factory, IGrainContext context, IPersistentStateConfiguration configuration) =>
        factory.Create<TState>(context, configuration);
}
