namespace Marketplace.Inbox;

/// <summary>Every webhook that was taken in. What is processed stays, because its id is what makes a repeat harmless.</summary>
internal interface IReceivedWebhooks
{
    /// <returns>False when one of that gateway and id was here before; then nothing changes.</returns>
    Task<bool> Add(ReceivedWebhook webhook, CancellationToken cancellationToken);

    /// <summary>Claims at most so many that wait to be processed.</summary>
    Task<IReadOnlyList<InboxEvent>> Claim(int limit, CancellationToken cancellationToken);

    /// <summary>Ends a claim for good.</summary>
    Task Processed(InboxEvent webhook, CancellationToken cancellationToken);

    /// <summary>Ends a claim on a webhook that could not be processed: it is tried again after a pause, and after many tries parked.</summary>
    Task GiveBack(InboxEvent webhook, string reason, CancellationToken cancellationToken);

    /// <summary>Forgets that a webhook failed, and that it was parked or let go. One that was processed stays so.</summary>
    /// <param name="gateway">Who sent it.</param>
    /// <param name="eventId">The gateway's id of the event.</param>
    /// <param name="decision">Counts what operators decided about it: one that is told late undoes none that is younger.</param>
    /// <param name="cancellationToken">The worker's.</param>
    Task Retry(string gateway, string eventId, long decision, CancellationToken cancellationToken);

    /// <summary>Parks a webhook for good. One that was processed stays so.</summary>
    /// <inheritdoc cref="Retry"/>
    Task LetGo(string gateway, string eventId, long decision, CancellationToken cancellationToken);
}

/// <summary>A webhook as it is kept.</summary>
/// <param name="Gateway">Who sent it.</param>
/// <param name="EventId">The gateway's id of the event.</param>
/// <param name="Type">The gateway's word for what happened.</param>
/// <param name="Payload">The JSON as it was received.</param>
/// <param name="OccurredAt">When it happened according to the gateway.</param>
/// <param name="ReceivedAt">When it was taken in, on the domain clock.</param>
internal sealed record ReceivedWebhook(
    string Gateway, string EventId, string Type, string Payload, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt);
