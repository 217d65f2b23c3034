namespace Marketplace.Relays;

/// <summary>The kinds of aggregates by the type of their streams.</summary>
internal sealed class AggregateCatalog(IEnumerable<AggregateDescriptor> kinds)
{
    private readonly Dictionary<string, AggregateDescriptor> byType = kinds.ToDictionary(kind => kind.StreamType, StringComparer.Ordinal);

    public AggregateDescriptor Of(GrainId stream) =>
        byType.GetValueOrDefault(stream.Type.ToString()!)
        ?? throw new InvalidOperationException($"No context registered the kind of aggregate that the stream {stream} belongs to.");
}
