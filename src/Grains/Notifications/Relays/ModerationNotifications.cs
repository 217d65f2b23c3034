using Marketplace.Moderation;

namespace Marketplace.Notifications;

/// <summary>Tells whom it concerns what was decided of a reported message.</summary>
internal sealed class ModerationNotifications(IGrainFactory grains, Notifier notifier) : IRelay<MessageReportEvent>
{
    public bool Hears(MessageReportEvent happened) => happened is ReportDecided;

    public async Task Tell(Notice<MessageReportEvent> notice, CancellationToken cancellationToken)
    {
        if (notice.Event is not ReportDecided decided)
        {
            return;
        }

        var report = notice.Known(await grains.GetGrain<IMessageReportGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        var message = report.Message;
        var facts = new NotificationFacts { ThreadId = message.ThreadId, ListingId = message.ListingId, Title = message.Title, ReportId = report.Id };
        foreach (var person in Concerned(report, decided.Decision))
        {
            await notifier.Tell(notice, person, NotificationTopic.ModerationDecided, facts);
        }
    }

    /// <summary>Who reported it, which nobody does once it is decided, and its author unless they have nothing to know.</summary>
    private static IEnumerable<Guid> Concerned(MessageReportView report, ModerationDecision decision)
    {
        var isAuthors = report.Decisions.TakeWhile(earlier => earlier != decision).Append(decision).Any(made => made.Outcome is ReportOutcome.Removed);
        return [.. report.Filings.Select(filing => filing.PersonId), .. isAuthors ? (Guid[])[report.Message.AuthorId] : []];
    }
}
