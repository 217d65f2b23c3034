using System.Diagnostics;

namespace Marketplace.Conversations;

/// <summary>The rules of support threads: who waits for an answer, who looks after it, and when it is over.</summary>
internal static class Supporting
{
    /// <summary>Everything that is only support's to do; to all others there is no such conversation.</summary>
    public static Decision<ConversationEvent> Decide(ConversationState conversation, ConversationCommand command, ConversationSide side, DateTimeOffset now)
    {
        if (side is not ConversationSide.Support || conversation.Support is not { } support)
        {
            return ConversationRefusals.Unknown;
        }

        var by = command.Context.By.Id;
        return command switch
        {
            AssignSupport { IsTaken: true } when support.AssignedTo == by => Decision<ConversationEvent>.Nothing,
            AssignSupport { IsTaken: true } => support.AssignedTo is null ? new SupportAssigned(now, by) : ConversationRefusals.SupportTaken,
            AssignSupport => support.AssignedTo is null ? Decision<ConversationEvent>.Nothing : new SupportAssigned(now, null),
            CloseSupport => support.ClosedAt is null ? new SupportClosed(now, by) : Decision<ConversationEvent>.Nothing,
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };
    }

    /// <summary>What a person says waits until support answers, and opens again what was closed.</summary>
    public static SupportCase? After(SupportCase? support, MessagePosted posted) => (support, posted.Side) switch
    {
        (null, _) => null,
        (_, ConversationSide.Customer) => support with { WaitingSince = support.WaitingSince ?? posted.At, ClosedAt = null },
        (_, ConversationSide.Support) => support with { WaitingSince = null },
        _ => support,
    };

    /// <summary>Nobody waits any more for what is closed.</summary>
    public static ConversationState Closed(ConversationState conversation, SupportClosed closed) =>
        conversation with { Support = conversation.Support! with { WaitingSince = null, ClosedAt = closed.At } };
}
