using System.Diagnostics;
using Marketplace.Postgres;

namespace Marketplace.Relays;

/// <summary>Tells one event to every relay of its kind, in the order in which they are registered.</summary>
internal sealed class RelayTeller(IServiceProvider services, AggregateKinds kinds)
{
    public const string SourceName = "Marketplace.Relays";

    private static readonly ActivitySource Source = new(SourceName);

    public async Task Tell(PastEvent happened, CancellationToken cancellationToken)
    {
        using var activity = Source.StartActivity("relay", ActivityKind.Consumer);
        activity?.SetTag("marketplace.stream", happened.Stream.ToString());
        activity?.SetTag("marketplace.version", happened.Version);
        await kinds.Of(happened.Stream).Descriptor.Tell(services, happened, cancellationToken);
    }
}
