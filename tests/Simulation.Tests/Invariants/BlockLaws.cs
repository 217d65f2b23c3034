using Marketplace.Conversations;

namespace Marketplace.Simulations;

/// <summary>Between people of whom one blocks the other nobody says anything, whichever of their threads it would be in.</summary>
internal static class BlockLaws
{
    /// <summary>Longer than a turn that had looked before may take to its end.</summary>
    private static readonly TimeSpan OnTheWay = TimeSpan.FromMinutes(10);

    public static IEnumerable<Violation> Judge(History history)
    {
        var since = new Dictionary<(Guid Customer, Guid Provider, ConversationSide Side), DateTimeOffset>();
        foreach (var step in history.Steps)
        {
            switch (step.Step.Event, step.Step.After)
            {
                case (SideBlocked e, _):
                    since[(e.CustomerId, e.ProviderId, e.Side)] = step.CommittedAt;
                    break;

                case (SideUnblocked e, _):
                    since.Remove((e.CustomerId, e.ProviderId, e.Side));
                    break;

                case (MessagePosted { AuthorId: not null } or MessageEdited, ConversationState { Topic: { } topic }):
                    ConversationSide[] sides = [ConversationSide.Customer, ConversationSide.Provider];
                    foreach (var side in sides.Where(side => since.TryGetValue((topic.CustomerId, topic.ProviderId, side), out var began) && step.CommittedAt > began + OnTheWay))
                    {
                        yield return new Violation("blocks", $"something was said in {step.Stream} although the {side} blocks the other side");
                    }

                    break;
            }
        }
    }
}
