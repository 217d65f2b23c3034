using System.Diagnostics;

namespace Marketplace.Conversations;

/// <summary>The rules of blocking: each side for itself, and only against the other.</summary>
internal sealed class Blocking : IRules<BlockingState, BlockingCommand, BlockingEvent>
{
    private Blocking()
    {
    }

    public static string StreamType => "blocking";

    public static Decision<BlockingEvent> Decide(BlockingState blocking, BlockingCommand command, DateTimeOffset now) => command switch
    {
        SetBlock set when set.ProviderId == Guid.Empty && set.Context.By.Id == set.CustomerId => ConversationRefusals.SupportNotBlocked,
        SetBlock set when ConversationSides.Of(set.Context.By, set.CustomerId, set.ProviderId) is { } side => Set(blocking, set, side, now),
        SetBlock => ConversationRefusals.Unknown,
        _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
    };

    public static BlockingState Evolve(BlockingState blocking, BlockingEvent happened) => happened switch
    {
        SideBlocked e => Of(blocking, e.Side, true),
        SideUnblocked e => Of(blocking, e.Side, false),
        _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
    };

    private static Decision<BlockingEvent> Set(BlockingState blocking, SetBlock set, ConversationSide side, DateTimeOffset now) =>
        blocking.Blocks.IsBy(side) == set.IsBlocked ? Decision<BlockingEvent>.Nothing
        : set.IsBlocked ? new SideBlocked(now, set.CustomerId, set.ProviderId, side)
        : new SideUnblocked(now, set.CustomerId, set.ProviderId, side);

    private static BlockingState Of(BlockingState blocking, ConversationSide side, bool isBlocked) => blocking with
    {
        Blocks = side is ConversationSide.Customer ? blocking.Blocks with { ByCustomer = isBlocked } : blocking.Blocks with { ByProvider = isBlocked },
    };
}
