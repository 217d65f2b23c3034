using Orleans.Streams;

namespace Marketplace.Embedded;

/// <summary>What flows through a stream: an item, its end, or its failure.</summary>
internal sealed record StreamItem(object? Value, Exception? Failure, bool IsEnd)
{
    public static readonly StreamItem End = new(null, null, IsEnd: true);

    public static StreamItem Of(object? value) => new(value, null, IsEnd: false);

    public static StreamItem Failed(Exception failure) => new(null, failure, IsEnd: false);
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
        { IsEnd: true } => observer.OnCompletedAsync(),
        { Failure: { } failure } => observer.OnErrorAsync(failure),
        { Value: T value } => observer.OnNextAsync(value, place),
        _ => throw new InvalidCastException($"The stream carries {item.Value?.GetType()}, but the subscriber expects {typeof(T)}."),
    };
}
