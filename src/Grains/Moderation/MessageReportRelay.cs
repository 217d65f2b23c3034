using Marketplace.Conversations;

namespace Marketplace.Moderation;

/// <summary>Has a thread do what was decided of its message.</summary>
internal sealed class MessageReportRelay(IGrainFactory grains) : IRelay<MessageReportEvent>
{
    public bool Hears(MessageReportEvent happened) => happened is ReportDecided { Effect: not DecisionEffect.None };

    public async Task Tell(Notice<MessageReportEvent> notice, CancellationToken cancellationToken)
    {
        if (notice.Event is not ReportDecided { Effect: not DecisionEffect.None } decided)
        {
            return;
        }

        var report = notice.Known(await grains.GetGrain<IMessageReportGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        var (message, isBack) = (report.Message, decided.Effect is DecisionEffect.Restore);
        var facts = new MessageFacts(message.MessageId, message.Sequence, message.AuthorId, message.SentAt, Deleted: isBack);
        await grains.GetGrain<IConversationGrain>(message.ThreadId).Moderate(
            new ModerateMessage(notice.Cause("message"), facts, isBack ? decided.Words!.Text : null, isBack ? decided.Words!.Contacts : null));
    }
}
