namespace Marketplace.Realtime;

/// <summary>One thing that a client which listens is told.</summary>
/// <param name="Type">The name of the event; clients choose by it.</param>
/// <param name="Data">Its JSON; null for a heartbeat.</param>
/// <param name="Id">The position from which a client that has seen this goes on; null for what is never repeated.</param>
internal sealed record StreamItem(string Type, object? Data, string? Id = null)
{
    /// <summary>Nothing happened, and the connection lives.</summary>
    public static readonly StreamItem Heartbeat = new("heartbeat", null);
}

/// <summary>What a durable sequence holds after a position.</summary>
/// <param name="Items">In order; bounded by whoever reads.</param>
/// <param name="Next">The position after the last of them.</param>
/// <param name="HasMore">True when there was more than one page.</param>
internal sealed record StreamPage<TPosition>(IReadOnlyList<StreamItem> Items, TPosition Next, bool HasMore);
