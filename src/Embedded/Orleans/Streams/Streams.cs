using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Gives streams. A stream exists by being named.</summary>
public interface IStreamProvider
{
    string Name { get; }

    bool IsRewindable { get; }

    IAsyncStream<T> GetStream<T>(StreamId streamId);
}

public interface IAsyncObserver<in T>
{
    Task OnNextAsync(T item, StreamSequenceToken? token = null);

    Task OnCompletedAsync();

    Task OnErrorAsync(Exception ex);
}

public interface IAsyncObservable<T>
{
    Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer);

    /// <summary>Subscribes from a point in the past, which only rewindable streams can do.</summary>
    Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null);
}

public interface IAsyncStream
{
    bool IsRewindable { get; }

    string ProviderName { get; }

    StreamId StreamId { get; }
}

/// <summary>
/// A named flow of hints. What is published reaches the subscribers of that moment, each in order and at most once;
/// the durable truth must be elsewhere.
/// </summary>
public interface IAsyncStream<T> : IAsyncStream, IEquatable<IAsyncStream<T>>, IComparable<IAsyncStream<T>>, IAsyncObservable<T>, IAsyncObserver<T>
{
    /// <summary>The subscriptions of the grain that asks.</summary>
    Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles();
}

/// <summary>Where in a stream an item stands.</summary>
[GenerateSerializer]
public abstract class StreamSequenceToken : IEquatable<StreamSequenceToken>, IComparable<StreamSequenceToken>
{
    public abstract long SequenceNumber { get; protected set; }

    public abstract int EventIndex { get; protected set; }

    public abstract bool Equals(StreamSequenceToken? other);

    public abstract int CompareTo(StreamSequenceToken? other);
}

/// <summary>One subscription of a grain or client.</summary>
[GenerateSerializer]
public abstract class StreamSubscriptionHandle<T> : IEquatable<StreamSubscriptionHandle<T>>
{
    public abstract StreamId StreamId { get; }

    public abstract string ProviderName { get; }

    public abstract Guid HandleId { get; }

    public abstract Task UnsubscribeAsync();

    /// <summary>Attaches an observer to a subscription that outlived the activation that made it.</summary>
    public abstract Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null);

    public abstract bool Equals(StreamSubscriptionHandle<T>? other);
}
