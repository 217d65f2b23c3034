using Marketplace.Postgres;

namespace Marketplace.Notifications;

/// <summary>Why somebody was told something, or was not: everything that happened to one notification, for operators.</summary>
internal static class NotificationLog
{
    /// <summary>More than a notification has events: it is planned, falls due, is shown, falls due, and is mailed or lapses.</summary>
    private const int MostEvents = 20;

    public static void MapNotificationLog(this RouteGroupBuilder api) =>
        api.MapGet("/admin/notifications/{id:guid}", Read).WithTags("Operations").RequireOperator()
            .WithName("ReadNotificationLog").WithSummary("Whom a notification is to, what it tells of, and what became of it.");

    private static async Task<OkAnswer<NotificationLogBody>> Read(
        Guid id, IGrainFactory grains, IEventLog log, AggregateKinds kinds, CancellationToken cancellationToken)
    {
        var stream = grains.GetGrain<INotificationGrain>(id).GetGrainId();
        var kind = kinds.Of(stream);
        var stored = await log.Read(stream, after: 0, MostEvents, cancellationToken);
        return stored is [var first, ..] && kind.ReadEvent(first.Type, first.Body) is NotificationPlanned planned
            ? new NotificationLogBody(
                id,
                planned.Case.PersonId,
                planned.Case.Topic,
                planned.Case.Source,
                [.. stored.Select(happened => new NotificationLogEntry(happened.At, happened.Type, kind.ReadEvent(happened.Type, happened.Body)))])
            : NotificationEdgeRefusals.Unknown;
    }
}

/// <summary>What became of a notification.</summary>
/// <param name="Id">Which.</param>
/// <param name="PersonId">The account that it is to.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Source">What it tells of: the stream of an event, and its version or what tells it apart.</param>
/// <param name="Entries">What happened to it, the oldest first. What is tried again waits in the queue of intents.</param>
internal sealed record NotificationLogBody(Guid Id, Guid PersonId, NotificationTopic Topic, string Source, IReadOnlyList<NotificationLogEntry> Entries);

/// <param name="At">When.</param>
/// <param name="Type">`notification.planned`, `fell-due`, `shown`, `mailed` or `lapsed`.</param>
/// <param name="Event">The event itself.</param>
internal sealed record NotificationLogEntry(DateTimeOffset At, string Type, object Event);
