namespace Marketplace.Postgres;

/// <summary>One kind of aggregate as storage sees it: how it is folded, which read models follow it, and who hears of it.</summary>
internal sealed record AggregateKind(AggregateDescriptor Descriptor, StreamProjections Projections, StreamRelays Relays)
{
    /// <summary>A stored event as what it is.</summary>
    public object ReadEvent(string name, string json) => Descriptor.ReadEvent(name, json);
}

/// <summary>The kinds of aggregates that are registered, by the type of their streams.</summary>
internal sealed class AggregateKinds
{
    private readonly Dictionary<string, AggregateKind> byType;

    public AggregateKinds(IEnumerable<AggregateDescriptor> descriptors, IServiceProvider services) =>
        byType = descriptors.ToDictionary(
            descriptor => descriptor.StreamType,
            descriptor => new AggregateKind(descriptor, ProjectionsOf(descriptor, services), RelaysOf(descriptor, services)),
            StringComparer.Ordinal);

    public AggregateKind? Find(string streamType) => byType.GetValueOrDefault(streamType);

    public AggregateKind Of(GrainId stream) =>
        Find(stream.Type.ToString()!) ?? throw new InvalidOperationException($"No aggregate is registered for the stream {stream}.");

    private static StreamProjections ProjectionsOf(AggregateDescriptor descriptor, IServiceProvider services)
    {
        var type = typeof(StreamProjections<,>).MakeGenericType(descriptor.StateType, descriptor.EventType);
        return (StreamProjections)ActivatorUtilities.CreateInstance(services, type);
    }

    private static StreamRelays RelaysOf(AggregateDescriptor descriptor, IServiceProvider services) =>
        (StreamRelays)ActivatorUtilities.CreateInstance(services, typeof(StreamRelays<>).MakeGenericType(descriptor.EventType));
}
