using System.Text.Json;

namespace Marketplace.Inbox;

/// <summary>Where verified webhooks lie until they are processed. Accepting one is one insert, so a gateway is answered fast.</summary>
internal interface IWebhookInbox
{
    /// <summary>Takes in an event whose signature was verified.</summary>
    /// <param name="gateway">Who sent it, such as `stripe`.</param>
    /// <param name="eventId">The gateway's own id of the event; the same one is taken in once.</param>
    /// <param name="type">The gateway's own word for what happened.</param>
    /// <param name="payload">The JSON as it was received.</param>
    /// <param name="occurredAt">When it happened according to the gateway.</param>
    /// <param name="cancellationToken">Gives up; the gateway then sends it again.</param>
    /// <returns>False when it was here before.</returns>
    Task<bool> Accept(
        string gateway, string eventId, string type, string payload, DateTimeOffset occurredAt, CancellationToken cancellationToken);
}

/// <summary>
/// Processes the webhooks of one gateway. Called at least once per event and in no particular order: it rereads the object
/// that the event speaks of, and gives commands whose ids derive from the event.
/// </summary>
/// <remarks>An exception means that it is tried again with back-off, and parked after many tries.</remarks>
internal interface IWebhookHandler
{
    string Gateway { get; }

    Task Handle(InboxEvent inboxEvent, CancellationToken cancellationToken);
}

/// <summary>A webhook as its handler sees it.</summary>
/// <param name="Gateway">Who sent it.</param>
/// <param name="EventId">The gateway's id of the event.</param>
/// <param name="Type">The gateway's word for what happened.</param>
/// <param name="Payload">The JSON as it was received.</param>
/// <param name="OccurredAt">When it happened according to the gateway.</param>
/// <param name="ReceivedAt">When it was taken in, on the domain clock.</param>
/// <param name="Attempt">1 for the first try.</param>
internal sealed record InboxEvent(
    string Gateway, string EventId, string Type, JsonElement Payload, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt, int Attempt)
{
    /// <summary>The context of a command that follows from this event; the same however often it is processed.</summary>
    public CommandContext Report(string purpose) => CommandContext.CausedBy($"webhook:{Gateway}/{EventId}", 0, purpose, $"{Gateway}:{EventId}");

    /// <summary>For logs, where payloads must not go.</summary>
    public override string ToString() => $"{Gateway} {Type} {EventId}";
}
