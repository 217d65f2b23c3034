using Orleans.Runtime;
using Orleans.Streams;

namespace Marketplace.Embedded;

/// <summary>What flows through a stream, with what its publisher set to travel along: an item, or the news that one could not be delivered.</summary>
internal sealed record StreamItem(object? Value, StreamEventDeliveryFailureException? Failure, RequestContext.Values? Context)
{
    public static StreamItem Of(object? value) => new(value, null, RequestContext.Current?.ForAnother());

    public StreamItem Undelivered(StreamEventDeliveryFailureException failure) => this with { Value = null, Failure = failure };
}

/// <summary>An observer whose type of item the engine need not know.</summary>
internal interface IStreamSink
{
    Task Accept(StreamItem item, StreamSequenceToken place);
}

internal sealed class StreamSink<T>(IAsyncObserver<T> observer) : IStreamSink
{
    public Task Accept(StreamItem item, StreamSequenceToken place) => item switch
    {
        { Failure: { } failure } => observer.OnErrorAsync(failure),
        { Value: T value } => observer.OnNextAsync(value, place),
        { Value: null } when default(T) is null => observer.OnNextAsync(default!, place),
        _ => throw new InvalidCastException($"The stream carries {item.Value?.GetType()}, but the subscriber expects {typeof(T)}."),
    };
}
