namespace Marketplace.Realtime;

/// <summary>Something that a connection follows, and how its client is told of it.</summary>
/// <param name="Name">Tells it from what else the connection follows.</param>
/// <param name="Method">What the server calls on its client.</param>
/// <param name="Arguments">With what, for an item.</param>
internal sealed record HubChannel(string Name, string Method, Func<StreamItem, object?[]> Arguments)
{
    /// <summary>Its objects have the sequences that a client goes on from.</summary>
    public static HubChannel Thread(Guid id) => new($"thread {id}", "ThreadEvent", item => [item.Data]);

    /// <summary>Its objects are of many threads, so the position comes beside them.</summary>
    public static HubChannel Inbox { get; } = new("inbox", "InboxEvent", item => [item.Data, item.Id]);

    /// <summary>Each object says how things are, so there is no position.</summary>
    public static HubChannel Queues { get; } = new("queues", "QueuesEvent", item => [item.Data]);
}
