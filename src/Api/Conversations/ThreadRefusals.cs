using Marketplace.Realtime;

namespace Marketplace.Conversations;

/// <summary>What the edge says no to before a thread is asked. The codes are documented in docs/errors.md.</summary>
internal static class ThreadRefusals
{
    /// <summary>As the thread itself says it, so that an unknown message does not tell a stranger that the thread exists.</summary>
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "conversation.unknown", "There is no such conversation.");

    public static readonly Refusal PositionUnknown =
        new Refusal(RefusalKind.NotValid, "conversation.position-unknown", "This stream has never sent that position.")
            .With(ResumeRequest.QueryName, "must be an id that this stream has sent");
}
