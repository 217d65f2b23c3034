using Orleans.Runtime;
using Orleans.Streams;

namespace Marketplace.Embedded;

/// <summary>What a subscriber holds of its subscription.</summary>
internal sealed class SubscriptionHandle<T>(MemoryStreamProvider provider, StreamSubscription subscription) : StreamSubscriptionHandle<T>
{
    private int isSpent;

    public override StreamId StreamId => subscription.StreamId;

    public override string ProviderName => provider.Name;

    public override Guid HandleId => subscription.Id;

    public override Task UnsubscribeAsync()
    {
        Spend();
        subscription.Detach();
        provider.Unsubscribe(subscription);
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null)
    {
        ArgumentNullException.ThrowIfNull(observer);
        MemoryStream<T>.RequireNoRewind(token);
        Spend();
        subscription.Attach(new StreamSink<T>(observer));
        return Task.FromResult<StreamSubscriptionHandle<T>>(new SubscriptionHandle<T>(provider, subscription));
    }

    public override bool Equals(StreamSubscriptionHandle<T>? other) => other is not null && other.HandleId == HandleId;

    public override bool Equals(object? obj) => Equals(obj as StreamSubscriptionHandle<T>);

    public override int GetHashCode() => HandleId.GetHashCode();

    /// <summary>A handle is good for one thing: to leave, or to be exchanged for another one by resuming.</summary>
    private void Spend()
    {
        if (Interlocked.Exchange(ref isSpent, 1) != 0)
        {
            throw new InvalidOperationException("This handle has been used to leave or to resume; resuming gave another one.");
        }
    }
}
