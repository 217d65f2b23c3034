using Orleans.Runtime;
using Orleans.Streams;

namespace Marketplace.Embedded;

/// <summary>One stream, seen with the type of its items. Grains and clients use it alike; who subscribes is known from the turn that runs.</summary>
internal sealed class MemoryStream<T>(MemoryStreamProvider provider, StreamId streamId) : IAsyncStream<T>
{
    public bool IsRewindable => false;

    public string ProviderName => provider.Name;

    public StreamId StreamId => streamId;

    private static Activation? Subscriber => ActivationScope.CurrentOrNull as Activation;

    public static void RequireNoRewind(StreamSequenceToken? token)
    {
        if (token is not null)
        {
            throw new ArgumentException("Streams in memory keep nothing, so nobody can begin in their past.", nameof(token));
        }
    }

    public Task OnNextAsync(T item, StreamSequenceToken? token = null)
    {
        // Also where nobody subscribes, because a cluster would write the item all the same.
        Isolation.Require(item?.GetType() ?? typeof(T));
        provider.Publish(streamId, () => StreamItem.Of(Isolation.Copy(item)), token);
        return Task.CompletedTask;
    }

    public Task OnCompletedAsync() => throw OnlyItems();

    public Task OnErrorAsync(Exception ex) => throw OnlyItems();

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer) => SubscribeAsync(observer, null);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null)
    {
        ArgumentNullException.ThrowIfNull(observer);
        RequireNoRewind(token);
        var subscription = provider.Subscribe(streamId, Subscriber);
        subscription.Attach(new StreamSink<T>(observer));
        return Task.FromResult<StreamSubscriptionHandle<T>>(new SubscriptionHandle<T>(provider, subscription));
    }

    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles() => Task.FromResult<IList<StreamSubscriptionHandle<T>>>(
        provider.SubscriptionsOf(streamId, Subscriber)
            .Select(StreamSubscriptionHandle<T> (subscription) => new SubscriptionHandle<T>(provider, subscription))
            .ToList());

    public bool Equals(IAsyncStream<T>? other) =>
        other is not null && other.StreamId == streamId && string.Equals(other.ProviderName, ProviderName, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as IAsyncStream<T>);

    public override int GetHashCode() => streamId.GetHashCode();

    public int CompareTo(IAsyncStream<T>? other) => other is null ? 1 : streamId.CompareTo(other.StreamId);

    /// <summary>Orleans' memory streams carry neither, too.</summary>
    private static NotSupportedException OnlyItems() => new("Streams in memory carry items, but neither their end nor errors.");
}
